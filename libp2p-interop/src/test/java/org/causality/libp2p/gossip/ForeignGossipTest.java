package org.causality.libp2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.libp2p.gossip.GossipPeer.SIGNED;
import static org.causality.libp2p.gossip.GossipPeer.UNSIGNED;
import static org.causality.libp2p.gossip.GossipPeer.await;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.causality.libp2p.gossip.router.IdBinding;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.gossip.router.Verdict;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.interop.Implementation;
import org.causality.libp2p.interop.WithEach;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gossip with others: both ways, through us, and for who was away; with signatures and without. */
class ForeignGossipTest {
    /** Longer than js-libp2p's 512 bytes and our 1,024, from which on a copy is worth an IDONTWANT. */
    private static final String LONG = "long ".repeat(1_000);

    private final GossipPeer us = new GossipPeer(1);

    @AfterEach
    void close() {
        us.close();
    }

    static Stream<Arguments> kinds() {
        return Arrays.stream(Implementation.values())
                .flatMap(they -> Stream.of(Arguments.of(they, SIGNED), Arguments.of(they, UNSIGNED)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void messagesGoBothWays(Implementation they, Topic topic) {
        us.follow(topic);
        try (ForeignFollower them = ForeignFollower.start(they, topic)) {
            us.dial(them.address());
            join(them);

            them.publish("from them");
            us.awaitText("from them");
            us.publish(topic, "from us");

            them.hears("from us");
            assertThat(us.gossip.snapshot().count(Reason.BAD_SIGNATURE)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void weRelayBetweenTwoThatDialledUs(Implementation they, Topic topic) {
        us.follow(topic);
        try (ForeignFollower one = ForeignFollower.start(they, topic);
                ForeignFollower other = ForeignFollower.start(they, topic)) {
            for (ForeignFollower them : List.of(one, other)) {
                them.dial(us.host.dialAddresses().getFirst());
                join(them);
            }

            Set<String> sent = new HashSet<>();
            IntStream.range(0, 50).forEach(i -> {
                sent.add("message " + i);
                one.publish("message " + i);
            });

            Set<String> heard = new HashSet<>();
            while (heard.size() < sent.size()) {
                Map<String, Object> event = other.hearsNext();
                assertThat(event).containsEntry("via", us.id().toString());
                heard.add(ForeignFollower.text(event));
            }
            assertThat(heard).isEqualTo(sent);
            assertThat(us.texts()).hasSize(50).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aLateJoinerAsksForWhatWeAnnounce(Implementation they, Topic topic) {
        us.follow(topic);
        try (ForeignFollower them = ForeignFollower.start(they, topic)) {
            us.publish(topic, "before you came");
            us.dial(them.address());

            them.hears("before you came");
        }
    }

    @WithEach
    void aCutLinkIsHealed(Implementation they) {
        us.follow(SIGNED);
        try (ForeignFollower them = ForeignFollower.start(they, SIGNED)) {
            us.dial(them.address());
            join(them);
            us.hangUp(them.id());
            await("apart", () -> us.gossip.topicPeers(SIGNED).isEmpty());
            IntStream.range(0, 20).forEach(i -> us.publish(SIGNED, "apart " + i));
            us.dial(them.address());

            IntStream.range(0, 20).forEach(i -> them.hears("apart " + i));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void weAskForWhatAPeerOutsideOurMeshAnnounces(Implementation they, Topic topic) {
        us.follow(topic);
        try (ForeignFollower them = ForeignFollower.start(they, topic);
                ForeignFollower friend = ForeignFollower.start(they, topic)) {
            us.dial(them.address());
            join(them);
            // rust-libp2p keeps only what it could send to somebody.
            friend.dial(them.address());
            them.awaitMesh(friend.id());
            // Coming back within the backoff, we are a follower whom they have in no mesh; they then only announce.
            us.gossip.unsubscribe(topic);
            await("left", () -> !them.subscribers().contains(us.id()));
            them.publish("while you were away");
            us.follow(topic);

            us.awaitText("while you were away");
        }
    }

    /**
     * We have a message from a friend and still look at it; they hear that we do not want it, then get it from another of
     * theirs. They keep their copy back, and say that they do not want ours.
     */
    @WithEach
    void whoHasAMessageIsSparedTheCopyBothWays(Implementation they) {
        CompletableFuture<VerdictSink> waiting = new CompletableFuture<>();
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        us.gossip.subscribe(
                UNSIGNED, GossipPeer.settings(UNSIGNED).withBinding(IdBinding.CONTENT), (message, _, sink) -> {
                    asked.add(GossipPeer.text(message));
                    waiting.complete(sink);
                });
        try (GossipPeer friend = new GossipPeer(2);
                ForeignFollower them = ForeignFollower.start(they, UNSIGNED);
                ForeignFollower other = ForeignFollower.start(they, UNSIGNED)) {
            friend.follow(UNSIGNED);
            friend.dial(us);
            us.dial(them.address());
            join(them);
            us.awaitMesh(UNSIGNED, friend.id());
            other.dial(them.address());
            them.awaitMesh(other.id());

            friend.publish(UNSIGNED, LONG);
            await("we have it", waiting::isDone);
            // What goes to them after our IDONTWANT comes after it.
            us.publish(UNSIGNED, "marker");
            them.hears("marker");
            other.publish(LONG);
            await(
                    "they say that they have it",
                    () -> us.gossip.snapshot().router().unwanted() > 0);
            waiting.join().verdict(Verdict.ACCEPT);
            await("they are spared our copy", () -> us.gossip.snapshot().count(Reason.UNWANTED) == 1);
            them.hears(LONG);

            other.publish("the next");
            await("the next came", () -> asked.contains("the next"));
            assertThat(us.gossip.snapshot().count(Reason.DUPLICATE)).isZero();
            assertThat(us.gossip.snapshot().count(Reason.DUPLICATE_IN_VALIDATION))
                    .isZero();
        }
    }

    private void join(ForeignFollower them) {
        us.awaitMesh(them.topic(), them.id());
        them.awaitMesh(us.id());
    }
}
