package org.causality.libp2p.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.causality.libp2p.host.HostLimits;
import org.causality.libp2p.host.TestHosts;

/** A victim, an attacker, and an honest peer that publishes until it is asked whether all of it arrived. */
final class Siege implements AutoCloseable {
    static final HostLimits LIMITS =
            TestHosts.LIMITS.with(TestHosts.LIMITS.timeouts().withHandshake(Duration.ofSeconds(3)));
    private static final long PAUSE_NANOS = 5_000_000;
    private static final int AFTERWARDS = 20;

    final Node victim = new Node(1, LIMITS);
    final Node honest = new Node(2, TestHosts.LIMITS);
    private final AtomicInteger published = new AtomicInteger();
    private final Thread publisher;
    private volatile boolean over;

    Siege() {
        honest.dial(victim);
        Node.await(() -> victim.gossip.meshPeers(Node.TOPIC).contains(honest.id()), "mesh");
        Node.await(() -> honest.gossip.meshPeers(Node.TOPIC).contains(victim.id()), "mesh");
        publisher = Thread.ofVirtual().start(this::publish);
    }

    Attacker attacker(int seed) {
        return new Attacker(seed, victim.host.dialAddresses().getFirst());
    }

    private void publish() {
        while (!over) {
            publishOne();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void publishOne() {
        honest.publish("honest " + published.getAndIncrement());
    }

    /** Publishes a few more; then everything has to be there, and nobody thinks ill of the honest one. */
    void assertHonestLostNothing() throws InterruptedException {
        over = true;
        publisher.join();
        for (int i = 0; i < AFTERWARDS; i++) {
            publishOne();
        }
        Node.await(() -> arrived() == published.get(), "all honest messages");
        assertThat(victim.gossip.score(honest.id())).isNotNegative();
        assertThat(victim.gossip.meshPeers(Node.TOPIC)).contains(honest.id());
    }

    private long arrived() {
        return victim.heard().stream()
                .filter(text -> text.startsWith("honest "))
                .distinct()
                .count();
    }

    @Override
    public void close() {
        over = true;
        victim.close();
        honest.close();
    }
}
