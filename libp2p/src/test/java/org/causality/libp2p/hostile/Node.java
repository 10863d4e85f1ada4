package org.causality.libp2p.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.causality.libp2p.gossip.GossipMessage;
import org.causality.libp2p.gossip.GossipService;
import org.causality.libp2p.gossip.PublishOutcome;
import org.causality.libp2p.gossip.Unhurried;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.gossip.router.TopicSettings;
import org.causality.libp2p.gossip.router.Verdict;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.HostLimits;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.kad.KadService;
import org.causality.libp2p.kad.KadSettings;
import org.causality.libp2p.kad.store.Plain;
import org.causality.libp2p.kad.store.Validators;

/** A peer as we would run it: a host that gossips and serves the table. It remembers what it accepted. */
final class Node implements AutoCloseable {
    static final Topic TOPIC = new Topic("/test/orders");
    static final String KAD = "/causality/kad/1.0.0";

    final Host host;
    final GossipService gossip;
    final KadService kad;
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    Node(int seed, HostLimits limits) {
        PrivateKey key = key(seed);
        try {
            host = Host.builder(key)
                    .listen("/ip4/127.0.0.1/tcp/0")
                    .limits(limits)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        gossip = GossipService.start(host, key, Unhurried.SETTINGS);
        kad = KadService.start(
                host,
                KadSettings.server(KAD).withLocalAddresses().withStreams(64, 16),
                Validators.of(Map.of("causality", new Plain())));
        follow(_ -> Verdict.ACCEPT);
    }

    static PrivateKey key(int seed) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) seed);
        return PrivateKey.ofSeed(secret);
    }

    /** Judges from now on by what the message says. */
    void follow(Function<String, Verdict> judge) {
        gossip.subscribe(TOPIC, TopicSettings.strictSign(), (message, _, sink) -> {
            Verdict verdict = judge.apply(text(message));
            if (verdict == Verdict.ACCEPT) {
                heard.add(text(message));
            }
            sink.verdict(verdict);
        });
    }

    private static String text(GossipMessage message) {
        return new String(message.data().toArray(), StandardCharsets.UTF_8);
    }

    PublishOutcome publish(String text) {
        return gossip.publish(TOPIC, text.getBytes(StandardCharsets.UTF_8));
    }

    void dial(Node other) {
        try {
            host.dial(other.host.dialAddresses().getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PeerId id() {
        return host.peerId();
    }

    Queue<String> heard() {
        return heard;
    }

    long count(Reason reason) {
        return gossip.snapshot().count(reason);
    }

    /** Waits until a reason was counted so often. */
    void awaitCount(Reason reason, long count) {
        await(() -> count(reason) >= count, reason + " counted " + count + " times");
    }

    /** Waits until it is so. */
    static void await(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + TestHosts.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen in time: " + what);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    @Override
    public void close() {
        gossip.close();
        kad.close();
        host.close();
    }
}
