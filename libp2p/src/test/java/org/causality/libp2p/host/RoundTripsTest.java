package org.causality.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often something must cross the world before the first byte of an answer is there. */
final class RoundTripsTest {
    private static final int TRIES = 5;

    /** More of them only where the least is still too large, which a busy machine may do to each. */
    private static final int TRIES_MAX = 50;

    /** That TCP connects is a round trip which no proxy sees; QUIC has none of its own. */
    private static int unseen(TestHosts.Over over) {
        return switch (over) {
            case TCP -> 1;
            case QUIC -> 0;
        };
    }

    @ParameterizedTest
    @CsvSource({"QUIC, 2", "TCP, 3"})
    void connectingAndOneByteOfAnAssumedProtocol(TestHosts.Over over, int roundTrips) throws Exception {
        assertThat(count(over, roundTrips, connection -> connection.newStreamAssuming(TestHosts.ECHO)))
                .isEqualTo(roundTrips);
    }

    @ParameterizedTest
    @CsvSource({"QUIC, 3", "TCP, 4"})
    void aProtocolThatMustBeAgreedFirstCostsOneMore(TestHosts.Over over, int roundTrips) throws Exception {
        assertThat(count(over, roundTrips, connection -> connection.newStream(List.of(TestHosts.ECHO))))
                .isEqualTo(roundTrips);
    }

    private interface Opening {
        P2pStream open(Connection connection) throws IOException;
    }

    /** The least of a few: a count is never too small, but on a busy machine it may be too large. */
    private static int count(TestHosts.Over over, int expected, Opening opening) throws Exception {
        int least = Integer.MAX_VALUE;
        for (int tried = 0; tried < TRIES_MAX && least > expected; tried += TRIES) {
            least = Math.min(least, leastOfSome(over, opening));
        }
        return least;
    }

    /** At once, for they do little but wait. */
    private static int leastOfSome(TestHosts.Over over, Opening opening) throws Exception {
        int least = Integer.MAX_VALUE;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> one :
                    threads.invokeAll(Collections.<Callable<Integer>>nCopies(TRIES, () -> countOnce(over, opening)))) {
                least = Math.min(least, one.get());
            }
        }
        return least;
    }

    private static int countOnce(TestHosts.Over over, Opening opening) throws IOException {
        try (Host server = TestHosts.start(over.named(1));
                CountingProxy proxy =
                        new CountingProxy(over, server.dialAddresses().getFirst());
                Host client = TestHosts.start(over.named(2));
                BlockingStream stream =
                        opening.open(client.dial(proxy.address())).blocking()) {
            stream.write(new byte[] {42});
            assertThat(stream.readExactly(1)).containsExactly(42);
            return proxy.flights.roundTrips() + unseen(over);
        }
    }
}
