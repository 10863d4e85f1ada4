package org.causality.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.causality.gateway.TestFeed;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageType;
import org.causality.model.message.WireTopic;
import org.causality.model.reason.EdgeReason;
import org.junit.jupiter.api.Test;

class HeadersWithoutBodiesTest {

    private final EdgeBench bench = new EdgeBench();
    private final TestFeed feed = bench.knownFeed();
    private final Envelope order = feed.order(1);
    private final Frame body = EdgeBench.gossip(order);
    private final Frame header = EdgeBench.gossip(
            WireTopic.bodies(order.header(), MessageType.USER_ORDER).headers().name(),
            order.signed().encode());

    @Test
    void aHeaderOnItsTopicGoesToTheCoreAsOne() {
        assertThat(bench.gossiped(header)).containsExactly(MeshVerdict.ACCEPT);
        assertThat(bench.handed).singleElement().satisfies(message -> {
            assertThat(message.content()).isEqualTo(Inbound.Content.HEADER);
            assertThat(message.value()).isEqualTo(order.signed().encode());
            assertThat(message.id()).isEqualTo(order.id());
        });
        assertThat(bench.gossiped(header)).containsExactly(MeshVerdict.IGNORE);
        assertThat(bench.refused).containsExactly(EdgeReason.DUPLICATE);
    }

    @Test
    void aBodyIsNewsToWhoHasTheHeader() {
        bench.gossiped(header);
        assertThat(bench.gossiped(body)).containsExactly(MeshVerdict.ACCEPT);
        assertThat(bench.handed)
                .extracting(Inbound::content)
                .containsExactly(Inbound.Content.HEADER, Inbound.Content.ENVELOPE);
        assertThat(bench.refused).isEmpty();
    }

    @Test
    void aFetchedBodyIsToo() {
        bench.gossiped(header);
        assertThat(bench.door.fetched(EdgeBench.fetched(order))).isTrue();
        assertThat(bench.door.fetched(EdgeBench.fetched(order))).isFalse();
    }

    @Test
    void aHeaderIsNoNewsToWhoHasTheBodyAndIsPassedOnAllTheSame() {
        bench.gossiped(body);
        assertThat(bench.gossiped(header)).containsExactly(MeshVerdict.ACCEPT);
        assertThat(bench.handed).hasSize(1);
        assertThat(bench.relayedOnly).containsExactly(order.id());
    }

    @Test
    void eachIsKnownUnderBothNames() {
        bench.gossiped(header);
        assertThat(bench.state.seen().isKnown(order.id())).isTrue();
        assertThat(bench.state.seen().reach(order.id())).isEqualTo(SeenMessages.Reach.UNSEEN);
        bench.gossiped(body);
        bench.handovers.forEach(CoreInbox.Handover::lost);
        assertThat(bench.forgotten).containsOnly(order.id()).hasSize(2);
        assertThat(bench.state.seen().isKnown(order.id())).isFalse();
    }

    @Test
    void aBodyOnTheTopicOfHeadersIsTheSendersFault() {
        assertThat(bench.gossiped(EdgeBench.gossip(((Frame.Gossip) header.way()).topic(), order.encode())))
                .containsExactly(MeshVerdict.REJECT);
        assertThat(bench.gossiped(EdgeBench.gossip(
                        ((Frame.Gossip) body.way()).topic(), order.signed().encode())))
                .containsExactly(MeshVerdict.REJECT);
    }

    @Test
    void whatEverybodyTakesHasNoTopicOfHeaders() {
        Envelope introduction = bench.introduce(bench.strangerFeed());
        String twin = WireTopic.bodies(introduction.header(), MessageType.KEY_CERTIFICATE)
                .headers()
                .name();
        bench.gossiped(EdgeBench.gossip(twin, introduction.signed().encode()));
        assertThat(bench.refused).containsExactly(EdgeReason.UNKNOWN_TOPIC);
    }
}
