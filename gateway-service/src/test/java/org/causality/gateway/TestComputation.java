package org.causality.gateway;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.BlobRef;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.LineageId;
import org.causality.model.computation.ProofAnnouncement;
import org.causality.model.computation.ProofShare;
import org.causality.model.computation.SlotId;
import org.causality.model.computation.VerifierId;
import org.causality.model.network.ChainId;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.OrderId;

/** What an operator says of one computation. */
public record TestComputation(ComputationIntent intent, ProofAnnouncement proof, ProofShare share) {

    public static TestComputation of(TestNetwork network, OrderId order) {
        LineageId lineage = LineageId.of(network.genesis().network(), new Bytes32(1, 0, 0, 0), new Bytes32(2, 0, 0, 0));
        SlotId slot = new SlotId(lineage, new Bytes32(2, 0, 0, 0), 0);
        BlobRef blob = new BlobRef(new Bytes32(3, 0, 0, 0), 256, BlobRef.CHUNK_BYTES_MAX);
        ComputationIntent intent = new ComputationIntent(
                slot,
                List.of(order),
                List.of(),
                new BlockHeight(new ChainId("eip155:1"), 100),
                3,
                network.operatorKeys().getFirst().publicKey(),
                1);
        ProofAnnouncement proof = new ProofAnnouncement(
                intent.job(),
                slot,
                new VerifierId(Bytes.parseHex("0x1a2b3c4d")),
                List.of(new Bytes32(4, 0, 0, 0)),
                blob,
                Bytes.ascii("output"),
                Bytes.EMPTY);
        ProofShare share = ProofShare.whole(
                lineage, blob, network.operatorKeys().getFirst().publicKey());
        return new TestComputation(intent, proof, share);
    }
}
