package org.causality.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.causality.gateway.TestComputation;
import org.causality.gateway.TestFeed;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.edge.CertifiedKeys;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Envelope;
import org.causality.model.message.Payload;
import org.causality.model.order.OrderId;
import org.causality.model.wire.DeliveryTick;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MessagesShowWhatTheyStandForTest {

    private final TestNetwork network = TestNetwork.ofThree(1);
    private final TestFeed feed = new TestFeed(network.genesis(), TestNetwork.key(new Random(2)));
    private final OrderId order = TestFeed.anOrder(network.genesis(), 1).id();
    private final TestComputation said = TestComputation.of(network, order);
    private final MessageEvents events = new MessageEvents(new CertifiedKeys(8), "alpha");

    @Test
    void anIntentShowsItsJobAndNamesTheOrdersItWouldSettle() {
        Happening happened = happened(new Payload.ComputationIntent(said.intent()));
        assertThat(payload(happened).propertyNames()).containsExactly("intentId", "jobId");
        assertThat(payload(happened).path("jobId").asString())
                .isEqualTo(said.intent().job().hex());
        assertThat(happened.orders()).containsExactly(order.hex());
    }

    @Test
    void aProofShowsItsJobAndWhatIsProven() {
        Happening happened = happened(new Payload.ProofAnnouncement(said.proof()));
        assertThat(payload(happened).path("jobId").asString())
                .isEqualTo(said.proof().job().hex());
        assertThat(payload(happened).path("statement").asString())
                .isEqualTo(said.proof().statement().hex());
        assertThat(happened.orders()).isEmpty();
    }

    @Test
    void aShareShowsWhoHoldsWhat() {
        JsonNode payload = payload(happened(new Payload.ProofShare(said.share())));
        assertThat(payload.path("root").asString())
                .isEqualTo(said.share().blob().root().hex());
        assertThat(payload.path("holder").asString())
                .isEqualTo(said.share().holder().hex());
    }

    @Test
    void aTickIsKnownByItsContent() {
        assertThat(row(DeliveryTick.CONTENT, new DeliveryTick(7).encode()).isTick())
                .isTrue();
        assertThat(row("envelope", Bytes.EMPTY).isTick()).isFalse();
    }

    private Happening happened(Payload payload) {
        Envelope envelope = feed.next(payload);
        return events.of(row("envelope", envelope.encode())).orThrow();
    }

    private static JsonNode payload(Happening happened) {
        return JsonMapper.shared().readTree(happened.data()).path("payload");
    }

    private static DeliveredRow row(String content, Bytes value) {
        return new DeliveredRow(7, content, value, 1, -1, -1, null);
    }
}
