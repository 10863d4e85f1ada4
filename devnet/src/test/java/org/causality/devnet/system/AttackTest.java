package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.causality.devnet.node.ServiceApplication;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.canonical.Octets;
import org.causality.libp2p.gossip.rpc.RpcLimits;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.SignedHeader;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.causality.model.order.SignedUserOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A peer that lies: each lie has its reason in the metrics of the operator it was told to, and moves no honest clock. */
@ExtendWith(SharedNetwork.class)
class AttackTest {

    private static final int VICTIM = 1;
    private static final String REFUSALS = "causality_gateway_refusals_total";
    private static final String GOSSIP_NOTES = "causality_gateway_gossip_notes_total";
    private static final String JUDGED = "causality_propagation_messages_total";
    private static final long ABSURDLY_LATE = 1L << 63;

    /** Longer than a topic's messages may be, and still within a gossip frame. */
    private static final int OVERSIZED_BYTES = 65_450;

    private final SystemNetwork network;
    private final Genesis genesis;
    private final HostilePeer peer;
    private final AttackersFeed feed;
    private final Envelope introduction;
    private final List<SignedUserOrder> refused = new ArrayList<>();
    private final List<Double> falseTimesBefore;

    AttackTest(SystemNetwork network) throws IOException {
        this.network = network;
        this.genesis = GenesisFile.read(network.folder().networkFile());
        this.peer = HostilePeer.at(
                "/ip4/127.0.0.1/tcp/" + network.operator(VICTIM).ports().libp2p() + "/p2p/"
                        + network.folder().operators().get(VICTIM - 1).peerId());
        this.feed = new AttackersFeed(genesis);
        this.introduction =
                feed.introduction(network.folder().operators().getLast().keys(), System.currentTimeMillis());
        this.falseTimesBefore = IntStream.rangeClosed(1, SystemNetwork.OPERATORS)
                .mapToObj(this::falseTimes)
                .toList();
    }

    @BeforeEach
    void theFeedIsIntroduced() {
        say(introduction);
        network.awaitThat(
                "everybody knows the feed",
                () -> IntStream.rangeClosed(1, SystemNetwork.OPERATORS)
                        .allMatch(operator -> network.api(operator)
                                .get("/v1/messages/" + introduction.id())
                                .ok()));
    }

    @AfterEach
    void noClockHasMovedAndNoRefusedOrderIsKnown() {
        peer.close();
        for (int operator = 1; operator <= SystemNetwork.OPERATORS; operator++) {
            expectNoClockAheadOfWhatIsTold(operator);
        }
        if (!refused.isEmpty()) {
            expectRefusedOrdersNowhere();
        }
    }

    /** An honest order that came later is known everywhere, so theirs would be, too. */
    private void expectRefusedOrdersNowhere() {
        Octets honest = network.post(VICTIM).id();
        for (int operator = 1; operator <= SystemNetwork.OPERATORS; operator++) {
            network.awaitKnown(operator, honest);
            for (SignedUserOrder order : refused) {
                assertThat(network.answer(operator, "/v1/orders/" + order.id().hex())
                                .status())
                        .isEqualTo(404);
                String owner = order.order().owner().key().hex();
                Answer listed = network.answer(operator, "/v1/orders?owner=" + owner + "&limit=10");
                assertThat(listed.status()).as(listed.brief()).isEqualTo(200);
                assertThat(listed.json().path("orders").size()).isZero();
            }
        }
    }

    /** Honest messages move clocks, and some may still be on their way; each stands in the reading with its time. */
    private void expectNoClockAheadOfWhatIsTold(int operator) {
        network.awaitThat("operator " + operator + " tells its time", () -> network.verifiedTime(operator) >= 0);
        long clock = network.verifiedTime(operator);
        network.awaitThat(
                "operator " + operator + " tells of a message of time " + clock + ", where its clock stood",
                () -> timesTold(operator).max().orElse(-1) >= clock);
        assertThat(timesTold(operator)).as("operator " + operator).doesNotContain(ABSURDLY_LATE);
    }

    /** Of all it tells. */
    private LongStream timesTold(int operator) {
        return CausalReading.of(network.api(operator)).stream()
                .mapToLong(told -> Long.parseUnsignedLong(told.substring(0, told.indexOf(' '))));
    }

    @Test
    void aTimeOutOfAllReasonVoidsItsFeed() {
        say(feed.order(ABSURDLY_LATE, introduction.id(), List.of()));
        expectFalseTimeEverywhere();
    }

    @Test
    void aTimeThatSkipsAParentVoidsItsFeed() {
        Octets later = network.post(VICTIM).id();
        for (int operator = 1; operator <= SystemNetwork.OPERATORS; operator++) {
            network.awaitKnown(operator, later);
        }
        String carrier = network.answer(VICTIM, "/v1/orders/" + later)
                .json()
                .path("carrier")
                .asString();
        say(feed.order(2, introduction.id(), List.of(MessageId.parseHex(carrier))));
        expectFalseTimeEverywhere();
    }

    @Test
    void aBadSignatureIsRefused() {
        Envelope good = feed.order(2, introduction.id(), List.of());
        Envelope other = feed.order(2, introduction.id(), List.of());
        SignedHeader forged = new SignedHeader(
                good.header(),
                good.signed().encoded(),
                good.id(),
                other.signed().signature());
        refused.addAll(List.of(order(good), order(other)));
        expectRefused("BAD_SIGNATURE", AttackersFeed.topicOf(good), new Envelope(forged, good.payload()).encode());
    }

    @Test
    void aKeyNobodyCertifiedIsRefused() {
        Envelope unheardOf = new AttackersFeed(genesis).order(2, introduction.id(), List.of());
        refused.add(order(unheardOf));
        expectRefused("UNCERTIFIED_KEY", AttackersFeed.topicOf(unheardOf), unheardOf.encode());
    }

    @Test
    void aSwappedPayloadIsRefused() {
        Envelope good = feed.order(2, introduction.id(), List.of());
        Envelope other = feed.order(2, introduction.id(), List.of());
        refused.addAll(List.of(order(good), order(other)));
        expectRefused(
                "PAYLOAD_MISMATCH", AttackersFeed.topicOf(good), new Envelope(good.signed(), other.payload()).encode());
    }

    @Test
    void aTruncatedFrameIsRefused() {
        Envelope good = feed.order(2, introduction.id(), List.of());
        Bytes whole = good.encode();
        Bytes cut = Bytes.wrap(Arrays.copyOf(whole.toArray(), whole.size() - 7));
        refused.add(order(good));
        expectRefused("MALFORMED", AttackersFeed.topicOf(good), cut);
    }

    /** The gossip layer turns it away before the edge sees it. */
    @Test
    void anOversizedMessageIsRefused() {
        expectNoted("MESSAGE_TOO_LARGE", AttackersFeed.topicOf(introduction), Bytes.wrap(new byte[OVERSIZED_BYTES]));
    }

    /** By its announced length: no byte of it is kept. */
    @Test
    void aFrameLongerThanAnyAllowedIsRefused() throws IOException {
        double before = count(VICTIM, ServiceApplication.GATEWAY, GOSSIP_NOTES, "FRAME_TOO_LARGE");
        peer.announceFrame(RpcLimits.defaults().frameBytesMax() + 1);
        network.awaitThat(
                "it is counted",
                () -> count(VICTIM, ServiceApplication.GATEWAY, GOSSIP_NOTES, "FRAME_TOO_LARGE") > before);
    }

    /** The gossip layer turns it away before the edge sees it. */
    @Test
    void aReplayIsADuplicate() {
        expectNoted("DUPLICATE", AttackersFeed.topicOf(introduction), introduction.encode());
    }

    private static SignedUserOrder order(Envelope envelope) {
        return AttackersFeed.orderIn(envelope.payload());
    }

    private void say(Envelope envelope) {
        peer.say(AttackersFeed.topicOf(envelope), envelope.encode());
    }

    private void expectRefused(String reason, String topic, Bytes frame) {
        expectCounted(REFUSALS, reason, topic, frame);
    }

    private void expectNoted(String reason, String topic, Bytes frame) {
        expectCounted(GOSSIP_NOTES, reason, topic, frame);
    }

    private void expectCounted(String metric, String reason, String topic, Bytes frame) {
        double before = count(VICTIM, ServiceApplication.GATEWAY, metric, reason);
        peer.say(topic, frame);
        network.awaitThat(
                reason + " is counted", () -> count(VICTIM, ServiceApplication.GATEWAY, metric, reason) > before);
    }

    /** Whether a time is true only the core can tell, so the lie is relayed, and each core finds it out by itself. */
    private void expectFalseTimeEverywhere() {
        for (int operator = 1; operator <= SystemNetwork.OPERATORS; operator++) {
            int here = operator;
            network.awaitThat(
                    "operator " + operator + " has muted the feed",
                    () -> falseTimes(here) > falseTimesBefore.get(here - 1));
        }
    }

    private double falseTimes(int operator) {
        return count(operator, ServiceApplication.PROPAGATION, JUDGED, "FALSE_TIME");
    }

    private double count(int operator, ServiceApplication service, String metric, String reason) {
        return network.metric(operator, service, metric, "reason=\"" + reason + "\"");
    }
}
