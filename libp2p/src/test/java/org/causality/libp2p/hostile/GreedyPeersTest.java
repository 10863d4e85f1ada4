package org.causality.libp2p.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.causality.libp2p.gossip.PublishOutcome;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.gossip.router.RouterLimits;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Control that asks for much and gives nothing. */
class GreedyPeersTest {
    private static final RouterLimits LIMITS = RouterLimits.defaults();

    private final Siege siege = new Siege();
    private final Attacker attacker = siege.attacker(3);

    @AfterEach
    void close() {
        attacker.close();
        siege.close();
    }

    @Test
    void askingAgainAndAgainIsServedThreeTimes() throws InterruptedException {
        String big = "x".repeat(20_000);
        List<MessageId> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            if (siege.victim.publish(big + i) instanceof PublishOutcome.Published published) {
                ids.add(published.id());
            }
        }
        for (int i = 0; i < 400; i++) {
            attacker.control(new Rpc.Control(List.of(), List.of(new Rpc.Iwant(ids)), List.of(), List.of(), List.of()));
        }

        siege.victim.awaitCount(Reason.IWANT_REPEATED, 100);
        siege.assertHonestLostNothing();
        long served = (long) ids.size() * LIMITS.retransmitsMax() * (big.length() + 200);
        assertThat(ids).hasSize(5);
        assertThat(attacker.bytesHeard.get()).isLessThan(served + 500_000);
    }

    @Test
    void topicsBeyondTheLimitAreNotRemembered() throws InterruptedException {
        for (int frame = 0; frame < 10; frame++) {
            List<Rpc.Subscription> many = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                many.add(new Rpc.Subscription(new Topic("t" + (1_000 * frame + i)), true));
            }
            attacker.say(new Rpc(many, List.of(), Rpc.Control.NONE));
        }

        siege.victim.awaitCount(Reason.SUBSCRIPTIONS_FULL, 10_000 - LIMITS.topicsPerPeerMax());
        assertThat(siege.victim.gossip.snapshot().router().topics()).isLessThanOrEqualTo(LIMITS.topicsPerPeerMax() + 1);
        siege.assertHonestLostNothing();
    }

    @Test
    void graftsInBackoffLowerTheScoreAndDoNotHelp() throws InterruptedException {
        attacker.follow();
        attacker.control(control(new Rpc.Prune(Node.TOPIC, null)));
        for (int i = 0; i < 50; i++) {
            attacker.control(graft());
        }

        siege.victim.awaitCount(Reason.GRAFT_IN_BACKOFF, 1);
        siege.victim.awaitCount(Reason.GRAYLISTED, 1);
        assertThat(siege.victim.gossip.meshPeers(Node.TOPIC)).doesNotContain(attacker.id());
        siege.assertHonestLostNothing();
    }

    @Test
    void idsGroundToCollideCostNoMoreThanOthers() throws InterruptedException {
        List<MessageId> ids = colliding(12);
        assertThat(ids.stream().map(MessageId::hashCode).distinct()).hasSize(1);
        long begunNanos = cpuNanos();
        for (int i = 0; i < 40; i++) {
            attacker.control(new Rpc.Control(
                    List.of(new Rpc.Ihave(Node.TOPIC, ids.subList(0, 1_000))),
                    List.of(new Rpc.Iwant(ids.subList(1_000, 2_000))),
                    List.of(),
                    List.of(),
                    List.of()));
        }

        siege.victim.awaitCount(Reason.IWANT_IDS_OVER, 1);
        siege.victim.awaitCount(Reason.IHAVE_FRAMES_OVER, 1);
        assertThat(cpuNanos() - begunNanos).isLessThan(20_000_000_000L);
        siege.victim.awaitCount(Reason.PROMISE_BROKEN, 1);
        siege.assertHonestLostNothing();
    }

    /** Of the whole process: how long it takes is the machine's business, what it costs is ours. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Two to the power of {@code pairs} ids with the same hash code: each pair of bytes weighs 31 either way. */
    private static List<MessageId> colliding(int pairs) {
        List<MessageId> ids = new ArrayList<>();
        for (int choice = 0; choice < 1 << pairs; choice++) {
            byte[] id = new byte[2 * pairs];
            for (int pair = 0; pair < pairs; pair++) {
                boolean first = (choice >> pair & 1) == 0;
                id[2 * pair] = (byte) (first ? 1 : 0);
                id[2 * pair + 1] = (byte) (first ? 0 : 31);
            }
            ids.add(MessageId.of(id));
        }
        Collections.reverse(ids);
        return ids;
    }

    private static Rpc.Control graft() {
        return new Rpc.Control(List.of(), List.of(), List.of(new Rpc.Graft(Node.TOPIC)), List.of(), List.of());
    }

    private static Rpc.Control control(Rpc.Prune prune) {
        return new Rpc.Control(List.of(), List.of(), List.of(), List.of(prune), List.of());
    }
}
