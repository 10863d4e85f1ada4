package org.causality.libp2p.host;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Short streams at a fast pace, where the end of one comes together with the receipt for its last bytes. */
@ParameterizedClass
@EnumSource
final class EveryEndArrivesTest {
    private static final int PEERS_AT_ONCE = 8;
    private static final int STREAMS_EACH = 400;

    /** For all of them one after another; it takes two seconds on an idle machine. */
    private static final int WAIT_SECONDS_MAX = 600;

    private final Host alice;
    private final Host bob;

    EveryEndArrivesTest(TestHosts.Over over) {
        alice = TestHosts.start(over.named(1));
        bob = TestHosts.start(over.named(2));
        bob.handle("/test/mirror/1", PingEcho::answer);
    }

    @AfterEach
    void close() {
        alice.close();
        bob.close();
    }

    @Test
    void theOneWhoEndsLastIsHeardToo() throws Exception {
        alice.dial(bob.dialAddresses().getFirst());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, PEERS_AT_ONCE)
                    .mapToObj(_ -> threads.submit(this::askAndHearTheEnd))
                    .toList();
            for (Future<Integer> one : all) {
                assertThat(one.get(WAIT_SECONDS_MAX, SECONDS)).isEqualTo(STREAMS_EACH);
            }
        }
    }

    private Integer askAndHearTheEnd() throws IOException {
        int heard = 0;
        for (int i = 0; i < STREAMS_EACH; i++) {
            try (BlockingStream stream =
                    alice.newStream(bob.peerId(), "/test/mirror/1").blocking()) {
                stream.write(Pattern.at(0, 32));
                stream.closeWrite();
                assertThat(stream.readExactly(32)).isEqualTo(Pattern.at(0, 32));
                heard += stream.read(new byte[1], 0, 1) < 0 ? 1 : 0;
            }
        }
        return heard;
    }
}
