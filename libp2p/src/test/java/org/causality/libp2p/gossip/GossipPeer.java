package org.causality.libp2p.gossip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.causality.libp2p.gossip.router.GossipSettings;
import org.causality.libp2p.gossip.router.TopicSettings;
import org.causality.libp2p.gossip.router.Verdict;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.Identified;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.multiformats.Multiaddr;

/** A host on loopback that gossips, and remembers what it accepted. */
final class GossipPeer implements AutoCloseable {
    static final Topic SIGNED = new Topic("/test/signed");
    static final Topic UNSIGNED = new Topic("/test/unsigned");

    /** One accepted message. */
    record Heard(String text, PeerId from, GossipMessage message) {}

    final PrivateKey identity;
    final Host host;
    final GossipService gossip;
    private final List<Heard> heard = new ArrayList<>();

    GossipPeer(int seed) {
        this(seed, Unhurried.SETTINGS, ServiceLimits.defaults());
    }

    GossipPeer(int seed, GossipSettings settings, ServiceLimits limits) {
        this(seed, settings, limits, TestHosts.Over.TCP);
    }

    GossipPeer(int seed, GossipSettings settings, ServiceLimits limits, TestHosts.Over over) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        identity = PrivateKey.ofSeed(bytes);
        try {
            host = over.named(seed).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        gossip = GossipService.start(host, identity, settings, limits);
    }

    /** The settings of the two topics: content ids, so that every implementation can name a message. */
    static TopicSettings settings(Topic topic) {
        return topic.equals(SIGNED)
                ? TopicSettings.strictSign().withIds(message -> sha256(message.data()))
                : TopicSettings.strictNoSign(GossipPeer::topicAndData);
    }

    private static MessageId sha256(Bytes data) {
        return MessageId.of(digest(new byte[0], data));
    }

    private static MessageId topicAndData(Topic topic, Bytes data) {
        return MessageId.of(Arrays.copyOf(digest(topic.name().getBytes(StandardCharsets.UTF_8), data), 20));
    }

    private static byte[] digest(byte[] head, Bytes data) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(head);
            data.update(digest);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    GossipPeer follow(Topic topic) {
        return follow(topic, _ -> Verdict.ACCEPT);
    }

    GossipPeer follow(Topic topic, Function<GossipMessage, Verdict> judge) {
        gossip.subscribe(topic, settings(topic), (message, from, sink) -> {
            Verdict verdict = judge.apply(message);
            if (verdict == Verdict.ACCEPT) {
                hear(new Heard(text(message), from, message));
            }
            sink.verdict(verdict);
        });
        return this;
    }

    private synchronized void hear(Heard one) {
        heard.add(one);
    }

    static String text(GossipMessage message) {
        return new String(message.data().toArray(), StandardCharsets.UTF_8);
    }

    PublishOutcome publish(Topic topic, String text) {
        return gossip.publish(topic, text.getBytes(StandardCharsets.UTF_8));
    }

    void dial(GossipPeer other) {
        dial(other.host.dialAddresses().getFirst());
    }

    void dial(Multiaddr address) {
        try {
            host.dial(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void hangUp(PeerId other) {
        Connection connection = host.connection(other);
        if (connection != null) {
            connection.close();
        }
    }

    PeerId id() {
        return host.peerId();
    }

    synchronized List<Heard> heard() {
        return List.copyOf(heard);
    }

    List<String> texts() {
        return heard().stream().map(Heard::text).toList();
    }

    /** Waits until the two know of each other that they follow the topic and are in each other's mesh. */
    void awaitMesh(Topic topic, PeerId other) {
        await("mesh with " + other, () -> gossip.meshPeers(topic).contains(other));
    }

    /** Waits until it could introduce the other to somebody. */
    void awaitRecord(PeerId other) {
        await("the record of " + other, () -> {
            Connection connection = host.connection(other);
            Identified about = connection == null ? null : connection.identified();
            return about != null && about.record() != null;
        });
    }

    void awaitText(String text) {
        await(text, () -> texts().contains(text));
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TestHosts.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not happen in time: " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        gossip.close();
        host.close();
    }
}
