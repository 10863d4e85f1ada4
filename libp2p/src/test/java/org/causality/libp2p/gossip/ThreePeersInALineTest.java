package org.causality.libp2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.libp2p.gossip.GossipPeer.SIGNED;
import static org.causality.libp2p.gossip.GossipPeer.UNSIGNED;
import static org.causality.libp2p.gossip.GossipPeer.await;

import java.util.List;
import java.util.stream.IntStream;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.gossip.router.Verdict;
import org.causality.libp2p.gossip.rpc.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real hosts: what the first publishes reaches the last through the one between. */
class ThreePeersInALineTest {
    private final GossipPeer first = new GossipPeer(1);
    private final GossipPeer middle = new GossipPeer(2);
    private final GossipPeer last = new GossipPeer(3);

    @BeforeEach
    void link() {
        List.of(first, middle, last).forEach(peer -> peer.follow(SIGNED).follow(UNSIGNED));
        first.dial(middle);
        last.dial(middle);
        for (Topic topic : List.of(SIGNED, UNSIGNED)) {
            first.awaitMesh(topic, middle.id());
            middle.awaitMesh(topic, first.id());
            middle.awaitMesh(topic, last.id());
            last.awaitMesh(topic, middle.id());
            await("both are known", () -> middle.gossip.topicPeers(topic).size() == 2);
        }
    }

    @AfterEach
    void close() {
        List.of(first, middle, last).forEach(GossipPeer::close);
    }

    @Test
    void aSignedMessageArrivesUnderItsAuthorsName() {
        assertThat(first.publish(SIGNED, "hello")).isInstanceOf(PublishOutcome.Published.class);

        last.awaitText("hello");
        GossipPeer.Heard heard = last.heard().getFirst();
        assertThat(heard.from()).isEqualTo(middle.id());
        assertThat(heard.message().author()).isEqualTo(first.id());
    }

    @Test
    void anUnsignedMessageNamesNobody() {
        first.publish(UNSIGNED, "hello");

        last.awaitText("hello");
        assertThat(last.heard().getFirst().message().author()).isNull();
    }

    @Test
    void aThousandMessagesBothWaysArriveOnce() {
        IntStream.range(0, 500).forEach(i -> {
            first.publish(UNSIGNED, "a" + i);
            last.publish(SIGNED, "b" + i);
        });

        await("all", () -> first.heard().size() == 500 && last.heard().size() == 500);
        assertThat(middle.texts()).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(first.texts()).doesNotHaveDuplicates();
        assertThat(last.texts()).doesNotHaveDuplicates();
    }

    @Test
    void whatTheMiddleRejectsGoesNoFurther() {
        middle.follow(
                UNSIGNED, message -> GossipPeer.text(message).startsWith("bad") ? Verdict.REJECT : Verdict.ACCEPT);

        first.publish(UNSIGNED, "bad news");
        first.publish(UNSIGNED, "good news");

        last.awaitText("good news");
        assertThat(last.texts()).containsExactly("good news");
        await("counted", () -> middle.gossip.snapshot().count(Reason.REJECTED) == 1);
    }

    @Test
    void aFailingValidatorIgnoresAndTheMessageCanComeAgain() {
        middle.follow(UNSIGNED, _ -> {
            throw new IllegalStateException("made to fail");
        });
        first.publish(UNSIGNED, "once more");
        await("failure", () -> middle.gossip.snapshot().count(Reason.VALIDATOR_FAILED) >= 1);

        middle.follow(UNSIGNED);

        last.awaitText("once more");
    }

    @Test
    void aForgottenMessageComesAgain() {
        PublishOutcome outcome = first.publish(UNSIGNED, "remember");
        last.awaitText("remember");

        last.gossip.forget(UNSIGNED, outcome.id());

        await("again", () -> last.heard().size() == 2);
        assertThat(last.texts()).containsExactly("remember", "remember");
    }

    @Test
    void outcomesSayWhatBecameOfAMessage() {
        assertThat(middle.publish(UNSIGNED, "x"))
                .isInstanceOfSatisfying(
                        PublishOutcome.Published.class,
                        published -> assertThat(published.peers()).isEqualTo(2));
        assertThat(middle.publish(UNSIGNED, "x")).isInstanceOf(PublishOutcome.Duplicate.class);
        assertThat(middle.publish(UNSIGNED, "y".repeat(70_000))).isInstanceOf(PublishOutcome.TooLarge.class);
    }

    @Test
    void aPeerThatDialsAgainIsInTheMeshAgainAndHearsWhatItMissed() {
        last.host.connections().forEach(connection -> connection.close());
        await("gone", () -> middle.gossip.topicPeers(UNSIGNED).equals(List.of(first.id())));
        first.publish(UNSIGNED, "missed");
        middle.awaitText("missed");

        last.dial(middle);

        last.awaitText("missed");
        last.awaitMesh(UNSIGNED, middle.id());
    }

    @Test
    void leavingIsToldToTheOthers() {
        last.gossip.unsubscribe(UNSIGNED);

        await("left", () -> middle.gossip.topicPeers(UNSIGNED).equals(List.of(first.id())));
        assertThat(middle.gossip.meshPeers(UNSIGNED)).containsExactly(first.id());
    }

    @Test
    void theSnapshotCountsFramesAndPeers() {
        first.publish(UNSIGNED, "counted");
        last.awaitText("counted");

        GossipSnapshot snapshot = middle.gossip.snapshot();
        assertThat(snapshot.links()).isEqualTo(2);
        assertThat(snapshot.router().peers()).isEqualTo(2);
        assertThat(snapshot.router().followedTopics()).isEqualTo(2);
        assertThat(snapshot.accepted()).isEqualTo(1);
        assertThat(snapshot.framesIn()).isPositive();
        assertThat(snapshot.bytesOut()).isPositive();
        assertThat(snapshot.reasons()).containsOnlyKeys(Reason.values());
    }
}
