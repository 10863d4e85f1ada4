package org.causality.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.causality.gateway.TestComputation;
import org.causality.gateway.TestFeed;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.PriorityClass;
import org.junit.jupiter.api.Test;

/** Intents, proofs and who holds their bytes: from the mesh to the core, each with its class. */
class ComputationsTravelTest {

    private final EdgeBench bench = new EdgeBench();
    private final TestFeed feed = bench.knownFeed();
    private final TestComputation said = TestComputation.of(
            bench.network, TestFeed.anOrder(bench.network.genesis(), 1).id());

    @Test
    void allThreeAreTakenAndHandedOnWhole() {
        List<Payload> payloads = List.of(
                new Payload.ComputationIntent(said.intent()),
                new Payload.ProofAnnouncement(said.proof()),
                new Payload.ProofShare(said.share()));
        for (Payload payload : payloads) {
            assertThat(bench.gossiped(EdgeBench.gossip(feed.next(payload)))).containsExactly(MeshVerdict.ACCEPT);
        }
        assertThat(bench.handed)
                .extracting(Inbound::priority)
                .containsExactly(PriorityClass.MEDIUM, PriorityClass.MEDIUM, PriorityClass.LOW);
        assertThat(bench.handed).extracting(Inbound::content).containsOnly(Inbound.Content.ENVELOPE);
    }

    @Test
    void everyTypeWithABodyIsFollowed() {
        for (MessageType type : MessageType.values()) {
            boolean isDefined = switch (Payload.decode(type, Bytes.EMPTY)) {
                case Decoded.Ok<Payload> _ -> true;
                case Decoded.Malformed<Payload>(String detail) -> !detail.startsWith("no body of type");
            };
            assertThat(TopicTable.FOLLOWED.contains(type)).as(type.seedName()).isEqualTo(isDefined);
        }
    }
}
