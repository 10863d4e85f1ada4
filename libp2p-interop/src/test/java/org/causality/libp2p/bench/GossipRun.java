package org.causality.libp2p.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.causality.libp2p.gossip.GossipMessage;
import org.causality.libp2p.gossip.GossipService;
import org.causality.libp2p.gossip.PublishOutcome;
import org.causality.libp2p.gossip.router.GossipSettings;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.gossip.router.TopicSettings;
import org.causality.libp2p.gossip.router.Verdict;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Topic;

/** Nodes that all follow one topic; each in turn publishes 1 KiB that all others must get. */
final class GossipRun implements AutoCloseable {
    private static final Topic TOPIC = new Topic("/bench/1");
    private static final int MESSAGE_BYTES = 1_024;
    private static final long MESH_WAIT_NANOS_MAX = TimeUnit.SECONDS.toNanos(60);
    private static final long MESSAGE_WAIT_SECONDS_MAX = 60;

    private final Ring ring;
    private final int messages;
    private final List<GossipService> services = new ArrayList<>();
    private final int underWayMax;
    private final Semaphore room;
    private final AtomicIntegerArray missing;
    private final AtomicLongArray publishedNanos;
    private final AtomicLongArray coveredNanos;
    private final AtomicLongArray deliveryNanos;
    private final LongAdder delivered = new LongAdder();
    private final Random random = new Random(1);

    GossipRun(Ring ring, int messages, int underWayMax) {
        this.ring = ring;
        this.messages = messages;
        this.underWayMax = underWayMax;
        this.room = new Semaphore(underWayMax);
        this.missing = new AtomicIntegerArray(messages);
        this.publishedNanos = new AtomicLongArray(messages);
        this.coveredNanos = new AtomicLongArray(messages);
        this.deliveryNanos = new AtomicLongArray(messages * (ring.size() - 1));
        for (int i = 0; i < ring.size(); i++) {
            GossipService service = GossipService.start(ring.host(i), ring.key(i), GossipSettings.defaults());
            service.subscribe(TOPIC, TopicSettings.strictSign().withIds(GossipRun::contentId), (message, _, sink) -> {
                arrived(message);
                sink.verdict(Verdict.ACCEPT);
            });
            services.add(service);
        }
    }

    private static MessageId contentId(org.causality.libp2p.gossip.rpc.Message message) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            message.data().update(digest);
            return MessageId.of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until every node is in a mesh with as many as it can be. */
    void awaitMesh() throws IOException {
        int wanted = Math.min(ring.size() - 1, 4);
        long deadline = System.nanoTime() + MESH_WAIT_NANOS_MAX;
        while (services.stream().anyMatch(service -> service.meshPeers(TOPIC).size() < wanted)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the mesh did not form");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** Publishes from one index to another and waits until all have all. */
    void publish(int from, int to, int perSecond) throws InterruptedException, IOException {
        long startNanos = System.nanoTime();
        for (int index = from; index < to; index++) {
            if (perSecond > 0) {
                LockSupport.parkNanos(
                        startNanos + (index - from) * TimeUnit.SECONDS.toNanos(1) / perSecond - System.nanoTime());
            }
            take(1);
            publish(index);
        }
        take(underWayMax);
        room.release(underWayMax);
    }

    private void take(int permits) throws InterruptedException, IOException {
        if (!room.tryAcquire(permits, MESSAGE_WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
            throw new IOException("messages were lost: " + delivered.sum() + " deliveries");
        }
    }

    private void publish(int index) throws IOException {
        byte[] body = new byte[MESSAGE_BYTES];
        random.nextBytes(body);
        ByteBuffer.wrap(body).putInt(index);
        missing.set(index, ring.size() - 1);
        publishedNanos.set(index, System.nanoTime());
        PublishOutcome outcome = services.get(index % services.size()).publish(TOPIC, body);
        if (!(outcome instanceof PublishOutcome.Published)) {
            throw new IOException("not published: " + outcome);
        }
    }

    private void arrived(GossipMessage message) {
        int index = ByteBuffer.wrap(message.data().toArray()).getInt();
        long took = System.nanoTime() - publishedNanos.get(index);
        int left = missing.decrementAndGet(index);
        deliveryNanos.set(index * (ring.size() - 1) + left, took);
        delivered.increment();
        if (left == 0) {
            coveredNanos.set(index, took);
            room.release();
        }
    }

    /** Copies that came after the first, before its verdict or after. */
    long duplicates() {
        return services.stream()
                .map(GossipService::snapshot)
                .mapToLong(now -> now.count(Reason.DUPLICATE) + now.count(Reason.DUPLICATE_IN_VALIDATION))
                .sum();
    }

    /** Deliveries, times and duplicates of the messages from this index on. */
    void tell(Map<String, Object> into, int from, long duplicatesBefore) {
        int others = ring.size() - 1;
        long[] each = new long[(messages - from) * others];
        long[] covered = new long[messages - from];
        for (int i = 0; i < each.length; i++) {
            each[i] = deliveryNanos.get(from * others + i);
        }
        for (int i = 0; i < covered.length; i++) {
            covered[i] = coveredNanos.get(from + i);
        }
        into.put("p50Millis", Measured.quantile(each, 0.5));
        into.put("p99Millis", Measured.quantile(each, 0.99));
        into.put("coverage99Millis", Measured.quantile(covered, 0.99));
        into.put("duplicates", duplicates() - duplicatesBefore);
        into.put("payloadBytes", (long) each.length * MESSAGE_BYTES);
    }

    @Override
    public void close() {
        services.forEach(GossipService::close);
    }
}
