package org.causality.model.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Function;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.Payload;
import org.causality.model.network.Certificate;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.wire.BlobMessage;
import org.junit.jupiter.api.Test;

/** What a decoder allocates is bounded by what it is given, so no frame makes us pay more than its sender. */
class DecodersStayWithinTheirMeansTest {
    /** Protocol §1. */
    private static final int TIMES_INPUT_MAX = 4;

    /** What one SHA-256 under a domain tag costs, apart from the input. */
    private static final int HASH_BYTES = 1_280;

    /** The record of an empty body and the answer around it. */
    private static final long EMPTY_BYTES = 128;

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

    @Test
    void orders() {
        staysWithin(Samples.signed(Samples.fullOrder(Samples.ethereumOwner())).encode(), SignedUserOrder::decode);
        staysWithin(Samples.signed(Samples.fullOrder(Samples.ed25519Owner())).encode(), SignedUserOrder::decode);
        staysWithin(Samples.signed(Samples.smallOrder(Samples.ethereumOwner())).encode(), SignedUserOrder::decode);
        staysWithin(Samples.signed(Samples.smallOrder(Samples.ed25519Owner())).encode(), SignedUserOrder::decode);
    }

    @Test
    void blobs() {
        staysWithin(BlobMessage.Request.of(ComputationSamples.PROOF).encode(), BlobMessage::decode);
        staysWithin(
                new BlobMessage.Chunk(0, BlobVectorsTest.pattern(BlobMessage.CHUNK_BYTES)).encode(),
                BlobMessage::decode);
    }

    @Test
    void bodiesOfEveryType() {
        for (Payload payload : Samples.payloads()) {
            Bytes body = payload.encode();
            long given = (long) TIMES_INPUT_MAX * body.size() + (long) HASH_BYTES * hashes(payload);
            assertThat(perDecode(body, bytes -> Payload.decode(payload.type(), bytes)))
                    .as("%s of %d bytes", payload.type(), body.size())
                    .isLessThanOrEqualTo(body.isEmpty() ? EMPTY_BYTES : given);
        }
    }

    /** Bodies that are checked against ids must compute them. */
    private static int hashes(Payload payload) {
        return switch (payload) {
            case Payload.CrossChainEvent(CrossChainEvent event) -> event.retracts() == null ? 0 : 1;
            case Payload.EquivocationProof _ -> 2;
            case Payload.UserOrder _,
                    Payload.UserOrderCancellation _,
                    Payload.ComputationIntent _,
                    Payload.ProofAnnouncement _,
                    Payload.ProofShare _,
                    Payload.LightClientProof _,
                    Payload.SealedOrder _,
                    Payload.OrderReveal _,
                    Payload.BatchRoot _,
                    Payload.Checkpoint _,
                    Payload.OperatorSet _,
                    Payload.KeyCertificate _,
                    Payload.PeerDiscovery _,
                    Payload.NetworkHealth _ -> 0;
        };
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
