package org.causality.model.vectors;

import java.util.List;
import java.util.stream.IntStream;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.BlobRef;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.LineageId;
import org.causality.model.computation.ProofAnnouncement;
import org.causality.model.computation.ProofShare;
import org.causality.model.computation.SlotId;
import org.causality.model.computation.VerifierId;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.OrderId;

/** Intents, announcements and shares for vectors. */
final class ComputationSamples {
    static final LineageId LINEAGE = LineageId.of(Samples.NETWORK, Samples.hash("program"), Samples.hash("genesis"));
    static final Bytes OUTPUT = Bytes.ascii("output 12");
    static final SlotId SLOT = new SlotId(LINEAGE, Samples.hash("genesis"), 12).next(OUTPUT);
    static final BlobRef PROOF = new BlobRef(Samples.hash("proof"), 256, 65_536);
    static final BlobRef RECEIPT = new BlobRef(Samples.hash("receipt"), 1_340_001, 65_536);

    private ComputationSamples() {}

    static ComputationIntent intent() {
        return new ComputationIntent(
                SLOT,
                List.of(Samples.fullOrder(Samples.ethereumOwner()).id()),
                List.of(ChainSamples.price().id()),
                new BlockHeight(Samples.CHAIN, 19_000_001),
                3,
                Samples.OPERATOR.publicKey(),
                Samples.INCARNATION);
    }

    static List<ComputationIntent> intents() {
        ComputationIntent bare = new ComputationIntent(
                new SlotId(LINEAGE, Samples.hash("genesis"), 0),
                List.of(),
                List.of(),
                new BlockHeight(Samples.CHAIN, 0),
                ComputationIntent.WINDOW_BLOCKS_MAX,
                Samples.STRANGER.publicKey(),
                0);
        ComputationIntent full = new ComputationIntent(
                new SlotId(LINEAGE, SlotId.outputHash(Bytes.EMPTY), -1L),
                words("order ", 64).stream().map(OrderId::new).toList(),
                words("event ", 64).stream().map(EventId::new).toList(),
                new BlockHeight(Samples.CHAIN, -2L),
                1,
                Samples.OPERATOR.publicKey(),
                -1L);
        return List.of(intent(), bare, full);
    }

    static List<ProofAnnouncement> announcements() {
        return List.of(
                new ProofAnnouncement(
                        intent().job(),
                        SLOT,
                        new VerifierId(Bytes.parseHex("0x1a2b3c4d")),
                        List.of(Samples.hash("input 2"), Samples.hash("input 1"), Samples.hash("input 1")),
                        PROOF,
                        Bytes.ascii("output 13"),
                        Bytes.ascii("purchase")),
                new ProofAnnouncement(
                        intent().job(),
                        SLOT,
                        new VerifierId(Samples.hash("key").toBytes()),
                        words("input ", 16),
                        RECEIPT,
                        Bytes.EMPTY,
                        Bytes.EMPTY));
    }

    static List<ProofShare> shares() {
        return List.of(
                ProofShare.whole(LINEAGE, PROOF, Samples.OPERATOR.publicKey()),
                ProofShare.whole(LINEAGE, RECEIPT, Samples.OPERATOR.publicKey()),
                new ProofShare(LINEAGE, RECEIPT, Samples.STRANGER.publicKey(), Bytes.parseHex("0x800008")));
    }

    static List<Bytes32> words(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Samples.hash(name + i))
                .sorted()
                .toList();
    }
}
