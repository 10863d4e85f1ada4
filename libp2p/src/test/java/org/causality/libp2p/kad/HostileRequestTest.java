package org.causality.libp2p.kad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Objects;
import org.causality.libp2p.host.BlockingStream;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.kad.message.KadMessage;
import org.causality.libp2p.kad.message.Octets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A peer that sends what it should not gets its stream ended, and nothing else happens. */
final class HostileRequestTest {
    private static final KadMessage PING = KadMessage.of(KadMessage.Type.PING, Octets.EMPTY);

    private final KadPeer server = KadPeer.server(1);
    private final Host hostile = start();

    private static Host start() {
        try {
            return TestHosts.named(2).start();
        } catch (IOException e) {
            throw new AssertionError("no host", e);
        }
    }

    @BeforeEach
    void connect() throws IOException {
        hostile.dial(server.host().dialAddresses().getFirst());
    }

    @AfterEach
    void stop() {
        hostile.close();
        server.close();
    }

    private BlockingStream open() throws IOException {
        return hostile.newStream(server.host().peerId(), KadPeer.PROTOCOL).blocking();
    }

    private void assertStreamEnds(byte[] frame) throws IOException {
        try (BlockingStream stream = open()) {
            stream.writeFrame(frame);
            assertThatThrownBy(() -> stream.readExactly(1)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void severalRequestsOnOneStreamAreAnsweredInOrder() throws IOException {
        try (BlockingStream stream = open()) {
            for (int i = 0; i < 3; i++) {
                stream.writeFrame(PING.encoded());
            }
            for (int i = 0; i < 3; i++) {
                byte[] frame = Objects.requireNonNull(stream.readFrame(KadMessage.BYTES_MAX));
                assertThat(KadMessage.parse(frame).type()).isEqualTo(KadMessage.Type.PING);
            }
        }
    }

    @Test
    void rubbishAndRefusedRequestsEndTheStream() throws IOException {
        assertStreamEnds(new byte[] {1, 2, 3});
        assertStreamEnds(KadMessage.of(KadMessage.Type.FIND_NODE, Octets.EMPTY).encoded());
        assertStreamEnds(KadMessage.of(KadMessage.Type.PUT_VALUE, Octets.of("/causality/a"))
                .encoded());
        try (BlockingStream stream = open()) {
            stream.writeFrame(PING.encoded());
            assertThat(stream.readFrame(KadMessage.BYTES_MAX)).isNotNull();
        }
    }

    @Test
    void aFrameThatSaysItIsHugeIsNotWaitedFor() throws IOException {
        try (BlockingStream stream = open()) {
            stream.write(new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f});
            assertThatThrownBy(() -> stream.readExactly(1)).isInstanceOf(IOException.class);
        }
    }
}
