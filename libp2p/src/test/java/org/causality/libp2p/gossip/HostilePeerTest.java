package org.causality.libp2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.libp2p.gossip.GossipPeer.SIGNED;
import static org.causality.libp2p.gossip.GossipPeer.UNSIGNED;
import static org.causality.libp2p.gossip.GossipPeer.await;

import java.nio.charset.StandardCharsets;
import org.causality.libp2p.gossip.router.Lane;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.gossip.router.SignaturePolicy;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A peer that breaks the rules is counted, and an honest one beside it is served. */
class HostilePeerTest {
    private static final int QUEUED_BYTES_MAX = 256 * 1024;
    private final GossipPeer victim =
            new GossipPeer(1, Unhurried.SETTINGS, ServiceLimits.defaults().withQueues(100, 10_000, QUEUED_BYTES_MAX));
    private final GossipPeer honest = new GossipPeer(2);
    private final RawPeer hostile = new RawPeer(3, victim);

    @BeforeEach
    void link() {
        victim.follow(SIGNED).follow(UNSIGNED);
        honest.follow(SIGNED).follow(UNSIGNED);
        honest.dial(victim);
        honest.awaitMesh(SIGNED, victim.id());
        honest.awaitMesh(UNSIGNED, victim.id());
        await("link", () -> victim.gossip.snapshot().links() == 2);
    }

    @AfterEach
    void close() {
        hostile.close();
        honest.close();
        victim.close();
    }

    @Test
    void aForgedSignatureIsRefused() {
        Message good = new MessageAuthor(honest.identity, 1).write(SIGNED, bytes("sell"), SignaturePolicy.STRICT_SIGN);
        Message.Fields f = good.fields();
        hostile.send(Message.of(SIGNED, new Message.Fields(f.from(), bytes("buy"), f.seqno(), f.signature(), f.key())));

        awaitCount(Reason.BAD_SIGNATURE, 1);
        awaitCount(Reason.REJECTED, 1);
        assertHonestIsServed();
        assertThat(victim.texts()).doesNotContain("buy");
    }

    @Test
    void unsignedOnASignedTopicAndTheOtherWayRoundAreRefused() {
        hostile.send(Message.anonymous(SIGNED, bytes("nobody said this")));
        hostile.send(Message.of(UNSIGNED, new Message.Fields(bytes("me"), bytes("x"), null, null, null)));

        awaitCount(Reason.UNSIGNED, 1);
        awaitCount(Reason.AUTHOR_NOT_ALLOWED, 1);
        assertHonestIsServed();
    }

    @Test
    void aPeerThatKeepsLyingIsNotHeardAnyMore() {
        for (int i = 0; i < 40; i++) {
            hostile.send(Message.anonymous(SIGNED, bytes("nobody said this " + i)));
        }

        await("graylisted", () -> victim.gossip.snapshot().count(Reason.GRAYLISTED) > 0);
        assertThat(victim.gossip.score(hostile.id())).isLessThan(-10);
        assertThat(victim.gossip.snapshot().count(Reason.UNSIGNED)).isLessThan(40);
        assertThat(victim.gossip.score(honest.id())).isNotNegative();
        assertHonestIsServed();
    }

    @Test
    void rubbishEndsTheStreamOnly() {
        hostile.write(new byte[] {3, 0x0a, 0x7f, 0x01});

        awaitCount(Reason.FRAME_MALFORMED, 1);
        assertHonestIsServed();
    }

    @Test
    void anOversizedFrameIsRefusedByItsLength() {
        hostile.write(new byte[] {(byte) 0xff, (byte) 0xff, 0x7f});

        awaitCount(Reason.FRAME_TOO_LARGE, 1);
        assertHonestIsServed();
    }

    @Test
    void aPeerThatDoesNotReadFillsItsOwnQueueOnly() {
        hostile.follow(UNSIGNED);
        await("known", () -> victim.gossip.topicPeers(UNSIGNED).contains(hostile.id()));
        byte[] big = new byte[60_000];
        for (int i = 0; i < 60; i++) {
            big[0] = (byte) i;
            int count = i + 1;
            victim.gossip.publish(UNSIGNED, big);
            await("message at the honest one", () -> honest.heard().size() == count);
        }

        GossipSnapshot snapshot = victim.gossip.snapshot();
        assertThat(snapshot.count(Reason.QUEUE_FULL_URGENT)).isPositive();
        assertThat(snapshot.fullest(Lane.URGENT).bytes())
                .isPositive()
                .isLessThanOrEqualTo(QUEUED_BYTES_MAX)
                .isLessThanOrEqualTo(snapshot.queuedBytes());
        assertThat(snapshot.queuedBytes()).isLessThanOrEqualTo(2L * QUEUED_BYTES_MAX + 100_000);
    }

    @Test
    void aPeerThatResetsOurStreamIsTriedAgainAndStillHeard() {
        hostile.follow(UNSIGNED);
        await("known", () -> victim.gossip.topicPeers(UNSIGNED).contains(hostile.id()));

        hostile.resetTheirStream();
        await("tried again", () -> hostile.streamsToUs() == 2);
        await("known again", () -> victim.gossip.snapshot().router().peers() == 2);
        hostile.follow(UNSIGNED);

        await("heard", () -> victim.gossip.topicPeers(UNSIGNED).contains(hostile.id()));
    }

    private void assertHonestIsServed() {
        honest.publish(UNSIGNED, "still there");
        victim.awaitText("still there");
    }

    private void awaitCount(Reason reason, long count) {
        await(reason + " counted", () -> victim.gossip.snapshot().count(reason) >= count);
        assertThat(victim.gossip.snapshot().count(reason)).isEqualTo(count);
    }

    private static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
