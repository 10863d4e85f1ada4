package org.causality.libp2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.libp2p.gossip.GossipPeer.SIGNED;
import static org.causality.libp2p.gossip.GossipPeer.UNSIGNED;
import static org.causality.libp2p.gossip.GossipPeer.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.causality.libp2p.gossip.router.GossipSettings;
import org.causality.libp2p.gossip.router.IdBinding;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.gossip.router.Timing;
import org.causality.libp2p.gossip.router.Verdict;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.interop.JsPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gossip with js-libp2p: both ways, through us, and for a late joiner; with signatures and without. */
class JsGossipTest {
    /** How a topic is signed and named, on both sides. */
    enum Kind {
        STRICT_SIGN(SIGNED, "StrictSign", "sha256-data"),
        STRICT_NO_SIGN(UNSIGNED, "StrictNoSign", "sha256-topic-data-20");

        private final Topic topic;
        private final Map<String, String> gossip;

        Kind(Topic topic, String policy, String messageId) {
            this.topic = topic;
            this.gossip = Map.of("signaturePolicy", policy, "messageId", messageId);
        }

        JsPeer js() {
            JsPeer peer = JsPeer.start(Map.of("gossip", gossip));
            peer.call("subscribe", Map.of("topic", topic.name()));
            return peer;
        }
    }

    /** Longer than js-libp2p's 512 bytes and our 1,024, from which on a copy is worth an IDONTWANT. */
    private static final String LONG = "long ".repeat(1_000);

    /** Long enough for a slow machine to start what comes late. */
    private final GossipPeer us = new GossipPeer(
            1, GossipSettings.defaults().withTiming(Timing.defaults().withHistory(40, 30)), ServiceLimits.defaults());

    @AfterEach
    void close() {
        us.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void messagesGoBothWays(Kind kind) {
        us.follow(kind.topic);
        try (JsPeer js = kind.js()) {
            us.dial(js.address());
            join(kind, js);

            js.call("publish", Map.of("topic", kind.topic.name(), "data", base64("from js")));
            us.awaitText("from js");
            us.publish(kind.topic, "from us");

            assertHears(js, "from us");
            assertThat(us.gossip.snapshot().count(Reason.BAD_SIGNATURE)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void weRelayBetweenTwoThatDialledUs(Kind kind) {
        us.follow(kind.topic);
        try (JsPeer one = kind.js();
                JsPeer other = kind.js()) {
            for (JsPeer js : List.of(one, other)) {
                js.call(
                        "dial",
                        Map.of("address", us.host.dialAddresses().getFirst().toString()));
                join(kind, js);
            }

            Set<String> sent = new HashSet<>();
            IntStream.range(0, 50).forEach(i -> {
                sent.add("message " + i);
                one.call("publish", Map.of("topic", kind.topic.name(), "data", base64("message " + i)));
            });

            Set<String> heard = new HashSet<>();
            while (heard.size() < sent.size()) {
                Map<String, Object> event = other.awaitEvent("message", _ -> true);
                assertThat(event).containsEntry("via", us.id().toString());
                heard.add(text(event));
            }
            assertThat(heard).isEqualTo(sent);
            assertThat(us.texts()).hasSize(50).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aLateJoinerAsksForWhatWeAnnounce(Kind kind) {
        us.follow(kind.topic);
        try (JsPeer js = kind.js()) {
            us.publish(kind.topic, "before you came");
            us.dial(js.address());

            assertHears(js, "before you came");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void weAskForWhatAPeerOutsideOurMeshAnnounces(Kind kind) {
        us.follow(kind.topic);
        try (JsPeer js = kind.js()) {
            us.dial(js.address());
            join(kind, js);
            // Coming back within the backoff, we are a follower whom js has in no mesh; it then only announces.
            us.gossip.unsubscribe(kind.topic);
            await("left", () -> !subscribers(kind, js).contains(us.id()));
            js.call("publish", Map.of("topic", kind.topic.name(), "data", base64("while you were away")));
            us.follow(kind.topic);

            us.awaitText("while you were away");
        }
    }

    /**
     * We have a message from a friend and still look at it; js hears that we do not want it, then gets it from another
     * js. It keeps its copy back, and says that it does not want ours.
     */
    @Test
    void whoHasAMessageIsSparedTheCopyBothWays() {
        Kind kind = Kind.STRICT_NO_SIGN;
        CompletableFuture<VerdictSink> waiting = new CompletableFuture<>();
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        us.gossip.subscribe(
                kind.topic, GossipPeer.settings(kind.topic).withBinding(IdBinding.CONTENT), (message, _, sink) -> {
                    asked.add(GossipPeer.text(message));
                    waiting.complete(sink);
                });
        try (GossipPeer friend = new GossipPeer(2);
                JsPeer js = kind.js();
                JsPeer other = kind.js()) {
            friend.follow(kind.topic);
            friend.dial(us);
            us.dial(js.address());
            join(kind, js);
            us.awaitMesh(kind.topic, friend.id());
            other.call("dial", Map.of("address", js.address().toString()));
            await("js meshes with js", () -> peers(kind, js, "mesh").contains(other.peerId()));

            friend.publish(kind.topic, LONG);
            await("js knows that we have it", () -> unwantedAt(js) == 1);
            other.call("publish", Map.of("topic", kind.topic.name(), "data", base64(LONG)));
            await("js says that it has it", () -> us.gossip.snapshot().router().unwanted() > 0);
            waiting.join().verdict(Verdict.ACCEPT);
            await("js is spared our copy", () -> us.gossip.snapshot().count(Reason.UNWANTED) == 1);
            assertHears(js, LONG);

            other.call("publish", Map.of("topic", kind.topic.name(), "data", base64("the next")));
            await("the next came", () -> asked.contains("the next"));
            assertThat(us.gossip.snapshot().count(Reason.DUPLICATE)).isZero();
            assertThat(us.gossip.snapshot().count(Reason.DUPLICATE_IN_VALIDATION))
                    .isZero();
        }
    }

    private int unwantedAt(JsPeer js) {
        Object count = js.call("unwanted", Map.of("peer", us.id().toString())).get("count");
        return count instanceof Number number ? number.intValue() : 0;
    }

    private void join(Kind kind, JsPeer js) {
        us.awaitMesh(kind.topic, js.peerId());
        await("js has us in its mesh", () -> peers(kind, js, "mesh").contains(us.id()));
    }

    private static List<PeerId> subscribers(Kind kind, JsPeer js) {
        return peers(kind, js, "subscribers");
    }

    private static List<PeerId> peers(Kind kind, JsPeer js, String which) {
        Object listed = js.call("topic", Map.of("topic", kind.topic.name())).get(which);
        return listed instanceof List<?> names
                ? names.stream().map(name -> PeerId.parse(name.toString())).toList()
                : List.of();
    }

    private static void assertHears(JsPeer js, String text) {
        assertThat(js.awaitEvent("message", event -> text(event).equals(text))).isNotEmpty();
    }

    private static String text(Map<String, Object> event) {
        return new String(Base64.getDecoder().decode(String.valueOf(event.get("data"))), StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
