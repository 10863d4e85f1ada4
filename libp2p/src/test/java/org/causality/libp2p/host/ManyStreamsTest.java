package org.causality.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What streams promise, whatever carries them: many at once, each end on its own, resets that touch no other. */
@ParameterizedClass
@EnumSource
final class ManyStreamsTest {
    private static final int STREAMS = 1_000;
    private static final int STREAM_BYTES = 16 * 1024 * 1024;

    private final CompletableFuture<P2pStream> accepted = new CompletableFuture<>();
    private final Host alice;
    private final Host bob;

    ManyStreamsTest(TestHosts.Over over) {
        alice = TestHosts.start(over.named(1));
        bob = TestHosts.start(over.named(2));
        bob.handle("/kept/1", accepted::complete);
    }

    @BeforeEach
    void meet() throws IOException {
        alice.dial(bob.dialAddresses().getFirst());
    }

    @AfterEach
    void close() {
        alice.close();
        bob.close();
    }

    private BlockingStream echo() throws IOException {
        return alice.newStream(bob.peerId(), TestHosts.ECHO).blocking();
    }

    @Test
    void aThousandAreOpenAtOnceAndEachIsItsOwn() throws IOException {
        List<BlockingStream> streams = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            streams.add(echo());
        }
        for (int i = 0; i < STREAMS; i++) {
            streams.get(i).write(("stream " + i).getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < STREAMS; i++) {
            String line = "stream " + i;
            assertThat(streams.get(i).readExactly(line.length())).asString().isEqualTo(line);
            streams.get(i).close();
        }
        assertThat(alice.ping(bob.peerId())).isPositive();
    }

    @Test
    void moreThanThePeerTakesAreRefusedAndRoomComesBack() throws IOException {
        List<BlockingStream> streams = new ArrayList<>();
        assertThatThrownBy(() -> {
                    while (streams.size() <= 2 * STREAMS) {
                        streams.add(echo());
                    }
                })
                .isInstanceOf(StreamRefusedException.class);
        assertThat(streams.size()).isGreaterThanOrEqualTo(STREAMS);
        for (BlockingStream stream : streams) {
            stream.closeWrite();
            assertThat(stream.read(new byte[1], 0, 1)).isEqualTo(-1);
        }
        assertThat(alice.ping(bob.peerId())).isPositive();
    }

    @Test
    void ourEndLeavesTheOtherDirectionOpen() throws IOException {
        try (BlockingStream stream =
                alice.newStream(bob.peerId(), TestHosts.SINK).blocking()) {
            String sent = Pattern.send(stream, STREAM_BYTES);
            stream.closeWrite();
            assertThat(HexFormat.of().formatHex(stream.readExactly(32))).isEqualTo(sent);
            assertThat(stream.read(new byte[1], 0, 1)).isEqualTo(-1);
        }
    }

    @Test
    void aResetIsHeardAndTouchesNoOtherStream() throws Exception {
        BlockingStream other = echo();
        BlockingStream stream = alice.newStream(bob.peerId(), "/kept/1").blocking();
        stream.write(new byte[] {1, 2, 3});
        accepted.get(TestHosts.PATIENCE.toSeconds(), TimeUnit.SECONDS).reset();
        assertThatThrownBy(() -> stream.readExactly(1)).isInstanceOf(IOException.class);
        other.write(new byte[] {7});
        assertThat(other.readExactly(1)).containsExactly(7);
    }

    @Test
    void ourOwnResetIsHeardByThePeer() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        P2pStream stream = alice.newStream(bob.peerId(), "/kept/1");
        stream.write(new byte[] {1});
        accepted.get(TestHosts.PATIENCE.toSeconds(), TimeUnit.SECONDS).onBytes(new TestStreams.Reader() {
            @Override
            public void aborted(String reason) {
                heard.complete(reason);
            }
        });
        stream.reset();
        assertThat(heard.get(TestHosts.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotEmpty();
        assertThat(stream.write(new byte[1])).isFalse();
    }

    @Test
    void aStreamForAnAssumedProtocolTakesBytesAtOnce() throws IOException {
        Connection connection = alice.dial(bob.dialAddresses().getFirst());
        try (BlockingStream stream =
                connection.newStreamAssuming(TestHosts.ECHO).blocking()) {
            stream.write(new byte[] {4, 2});
            assertThat(stream.readExactly(2)).containsExactly(4, 2);
        }
    }

    @Test
    void aWrongAssumptionAbortsTheStream() throws IOException {
        Connection connection = alice.dial(bob.dialAddresses().getFirst());
        try (BlockingStream stream = connection.newStreamAssuming("/unknown/1").blocking()) {
            assertThatThrownBy(() -> stream.readExactly(1)).isInstanceOf(IOException.class);
        }
        assertThat(alice.ping(bob.peerId())).isPositive();
    }
}
