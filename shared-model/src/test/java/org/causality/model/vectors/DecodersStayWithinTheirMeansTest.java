package org.causality.model.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Function;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.network.Certificate;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.SignedCancellation;
import org.junit.jupiter.api.Test;

/** What a decoder allocates is bounded by what it is given, so no frame makes us pay more than its sender. */
class DecodersStayWithinTheirMeansTest {
    /** Protocol §1. */
    private static final int TIMES_INPUT_MAX = 4;

    private static final int ROUNDS = 2_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void headers() {
        Header header = new Header(
                Samples.NETWORK,
                1,
                1,
                new LamportTime(77),
                Samples.id("previous"),
                5,
                Samples.ids("parent", Header.PARENTS_MAX),
                Samples.ids("dependency", Header.DEPENDENCIES_MAX),
                List.of(new BlockHeight(Samples.CHAIN, 20_000_000)),
                3,
                Samples.FEED.publicKey(),
                Samples.hash("payload"),
                300);
        staysWithin(header.encode(), Header::decode);
    }

    @Test
    void certificates() {
        staysWithin(Samples.certificate().encode(), Certificate::decode);
    }

    @Test
    void cancellations() {
        Bytes cancellation = Samples.cancellation(
                        Samples.ethereumOwner(),
                        Samples.smallOrder(Samples.ethereumOwner()).id())
                .encode();
        staysWithin(cancellation, SignedCancellation::decode);
    }

    private static void staysWithin(Bytes input, Function<Bytes, Decoded<?>> decoder) {
        assertThat(perDecode(input, decoder)).isLessThanOrEqualTo((long) TIMES_INPUT_MAX * input.size());
    }

    static long perDecode(Bytes input, Function<Bytes, Decoded<?>> decoder) {
        for (int i = 0; i < ROUNDS; i++) {
            var _ = decoder.apply(input);
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            var _ = decoder.apply(input);
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / ROUNDS;
    }
}
