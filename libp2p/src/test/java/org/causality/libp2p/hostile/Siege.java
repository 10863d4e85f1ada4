package org.causality.libp2p.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.causality.libp2p.host.HostLimits;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.multiformats.Multiaddr;

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
        Node.await(this::areLinked, "mesh");
        publisher = Thread.ofVirtual().start(this::publish);
    }

    /** Dials until it is so: on a busy machine a handshake may take longer than this victim waits for it. */
    private boolean areLinked() {
        if (honest.host.connection(victim.id()) == null) {
            isDialled(() -> honest.dial(victim));
        }
        return victim.gossip.meshPeers(Node.TOPIC).contains(honest.id())
                && honest.gossip.meshPeers(Node.TOPIC).contains(victim.id());
    }

    Attacker attacker(int seed) {
        List<Attacker> attackers = new ArrayList<>();
        Multiaddr there = victim.host.dialAddresses().getFirst();
        Node.await(() -> isDialled(() -> attackers.add(new Attacker(seed, there))), "a handshake in time");
        return attackers.getFirst();
    }

    private static boolean isDialled(Runnable dialling) {
        try {
            dialling.run();
            return true;
        } catch (UncheckedIOException _) {
            return false;
        }
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
