package org.causality.libp2p.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.causality.libp2p.host.BlockingStream;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.Pattern;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.kad.KadPeer;
import org.causality.libp2p.yamux.YamuxLimits;

/** Much on one stream, and a window larger than the one every Yamux begins with. */
final class LargeStreamsTest {
    private static final int STREAM_BYTES = 64 * 1024 * 1024;
    private static final int WINDOW_BYTES = 1024 * 1024;

    private static Host host() {
        return TestHosts.start(TestHosts.named(5)
                .limits(TestHosts.LIMITS.with(YamuxLimits.defaults().withReceiveWindowBytes(WINDOW_BYTES))));
    }

    @WithEach
    void sixtyFourMebibytesGoEachWay(Implementation they) throws IOException {
        try (ForeignPeer them = they.start();
                Host host = host()) {
            host.dial(them.address());
            try (BlockingStream stream =
                    host.newStream(them.peerId(), TestHosts.SINK).blocking()) {
                String sent = Pattern.send(stream, STREAM_BYTES);
                stream.closeWrite();
                assertThat(HexFormat.of().formatHex(stream.readExactly(32))).isEqualTo(sent);
            }
            try (BlockingStream stream = source(host, them)) {
                assertThat(HexFormat.of().formatHex(Pattern.drain(stream))).isEqualTo(Pattern.digest(STREAM_BYTES));
            }
        }
    }

    @WithEach
    void itFillsTheWindowThatWeGive(Implementation they) throws IOException {
        try (ForeignPeer them = they.start();
                Host host = host()) {
            host.dial(them.address());
            try (BlockingStream stream = source(host, them)) {
                assertThat(stream.readExactly(1)).isEqualTo(Pattern.at(0, 1));
                KadPeer.await(() ->
                        stream.stream().connection().gauges().unreadBytes() > 3 * YamuxLimits.INITIAL_WINDOW_BYTES);
                assertThat(stream.stream().connection().gauges().unreadBytes()).isLessThanOrEqualTo(WINDOW_BYTES);
            }
        }
    }

    private static BlockingStream source(Host host, ForeignPeer them) throws IOException {
        BlockingStream stream = host.newStream(them.peerId(), TestHosts.SOURCE).blocking();
        stream.write(ByteBuffer.allocate(8).putLong(STREAM_BYTES).array());
        return stream;
    }
}
