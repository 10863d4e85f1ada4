package org.causality.libp2p.gossip.score;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/**
 * The score of every peer:
 *
 * <pre>
 * min(cap, Σ topics (P1 time in mesh + P2 first deliveries − P3 missing deliveries − P3b earlier ones − P4 invalid))
 *     + P5 application − P6 peers behind one address − P7 misbehaviour
 *
 * state of a peer   on                            becomes
 * unknown           connects                      known, score 0
 * known             leaves with a score above 0   unknown
 * known             leaves with 0 or less         retained; its counters stand still
 * retained          connects                      known, with its counters
 * retained          time is over, no room         unknown
 * </pre>
 *
 * Not safe for several threads.
 */
public final class Scores {
    private record Retained(PeerStats stats, Instant until) {}

    private final PeerScore settings;
    private final Map<Topic, TopicScore> scored = new HashMap<>();
    /** Of the topics where deliveries are expected. */
    private final Map<Topic, Deliveries> deliveries = new HashMap<>();

    private final Map<PeerId, PeerStats> known = new HashMap<>();
    /** Who left first stands first. */
    private final LinkedHashMap<PeerId, Retained> retained = new LinkedHashMap<>();

    private final Map<SourceIp, Integer> peersBehind = new HashMap<>();
    private @Nullable Instant decayedAt;

    /** Scores of nobody yet. */
    public Scores(PeerScore settings) {
        this.settings = settings;
    }

    /** From now on the topic counts; again: with other parameters. */
    public void score(Topic topic, TopicScore how) {
        scored.put(topic, how);
        if (how.meshDeliveries().isExpected()) {
            deliveries.put(topic, new Deliveries(how.meshDeliveries().window()));
        } else {
            deliveries.remove(topic);
        }
    }

    /** The topic does not count any more, and what was counted on it is forgotten. */
    public void forget(Topic topic) {
        scored.remove(topic);
        deliveries.remove(topic);
    }

    /** The peer is there, from that source where it is known. What is answered counts until it leaves. */
    public PeerStats connected(PeerId peer, @Nullable SourceIp source) {
        PeerStats present = known.get(peer);
        if (present != null) {
            return present;
        }
        Retained before = retained.remove(peer);
        PeerStats stats = before == null ? new PeerStats(source) : before.stats.from(source);
        known.put(peer, stats);
        if (source != null) {
            peersBehind.merge(source, 1, Integer::sum);
        }
        stats.count(settings, scored);
        return stats;
    }

    /** The peer is gone. */
    public void disconnected(PeerId peer, Instant now) {
        PeerStats stats = known.get(peer);
        if (stats == null) {
            return;
        }
        double score = of(peer);
        known.remove(peer);
        if (stats.source != null) {
            peersBehind.computeIfPresent(stats.source, (_, n) -> n == 1 ? null : n - 1);
        }
        if (score <= 0) {
            stats.left(scored);
            stats.count(settings, scored);
            retain(peer, stats, now);
        }
    }

    private void retain(PeerId peer, PeerStats stats, Instant now) {
        retained.putLast(peer, new Retained(stats, now.plus(settings.retain())));
        if (retained.size() > settings.retainedMax()) {
            retained.pollFirstEntry();
        }
    }

    /** The peer is in our mesh now. */
    public void grafted(PeerId peer, Topic topic, Instant now) {
        on(peer, topic, (stats, _) -> stats.grafted(now));
    }

    /** The peer is in our mesh no longer. */
    public void pruned(PeerId peer, Topic topic) {
        on(peer, topic, TopicStats::pruned);
        recount(peer);
    }

    /** A message was accepted; {@code senders} sent it until then, {@code first} among them before all others. */
    public void accepted(Topic topic, MessageId id, PeerId first, Collection<PeerId> senders, Instant now) {
        Deliveries recent = deliveries.get(topic);
        if (recent != null) {
            recent.accepted(id, senders, now);
        }
        for (PeerId sender : senders) {
            on(sender, topic, sender.equals(first) ? TopicStats::broughtFirst : TopicStats::brought);
        }
    }

    /** A copy of an accepted message came. */
    public void duplicate(Topic topic, MessageId id, PeerId sender, Instant now) {
        Deliveries recent = deliveries.get(topic);
        if (recent != null && recent.counts(id, sender, now)) {
            on(sender, topic, TopicStats::brought);
        }
    }

    /** The peer sent an invalid message; it may have left since, which does not help it. */
    public void invalid(Topic topic, PeerId sender, Instant now) {
        if (!scored.containsKey(topic)) {
            return;
        }
        blame(sender, now, stats -> stats.topic(topic).broughtInvalid());
    }

    /** The peer broke the rules so many times. */
    public void misbehaved(PeerId peer, long times, Instant now) {
        blame(peer, now, stats -> stats.misbehaved(times));
    }

    private void blame(PeerId peer, Instant now, Consumer<PeerStats> deed) {
        PeerStats stats = known.get(peer);
        if (stats == null) {
            Retained left = retained.remove(peer);
            stats = left == null ? new PeerStats(null) : left.stats;
            retain(peer, stats, now);
        }
        deed.accept(stats);
        stats.count(settings, scored);
    }

    /** P5: what the application thinks of a peer that is connected or was lately; anybody else is passed over. */
    public void application(PeerId peer, double says) {
        Retained left = retained.get(peer);
        PeerStats stats = left == null ? known.get(peer) : left.stats;
        if (stats != null) {
            stats.application(says);
            stats.count(settings, scored);
        }
    }

    private interface Change {
        void on(TopicStats stats, TopicScore score);
    }

    private void on(PeerId peer, Topic topic, Change change) {
        PeerStats stats = known.get(peer);
        TopicScore score = scored.get(topic);
        if (stats != null && score != null) {
            change.on(stats.topic(topic), score);
        }
    }

    private void recount(PeerId peer) {
        PeerStats stats = known.get(peer);
        if (stats != null) {
            stats.count(settings, scored);
        }
    }

    /** Lets time pass: at every heartbeat. Counters decay by whole intervals, those of absent peers not at all. */
    public void refresh(Instant now) {
        Decay decay = new Decay(intervalsUntil(now), settings.decayToZero());
        known.values().forEach(stats -> {
            if (decay.intervals() > 0) {
                stats.decay(settings, scored, decay);
            }
            stats.refresh(scored, now);
            stats.count(settings, scored);
        });
        while (!retained.isEmpty() && !retained.firstEntry().getValue().until.isAfter(now)) {
            retained.pollFirstEntry();
        }
    }

    private long intervalsUntil(Instant now) {
        Duration interval = settings.decayInterval();
        Instant last = decayedAt == null ? now : decayedAt;
        long intervals = Duration.between(last, now).dividedBy(interval);
        decayedAt = last.plus(interval.multipliedBy(intervals));
        return intervals;
    }

    /** The score of a peer that is connected or was lately; 0 for anybody else. */
    public double of(PeerId peer) {
        PeerStats stats = known.get(peer);
        if (stats != null) {
            return of(stats);
        }
        Retained left = retained.get(peer);
        return left == null ? 0 : left.stats.value();
    }

    /** The score of a peer that is connected. */
    public double of(PeerStats stats) {
        return stats.value() + colocation(stats.source);
    }

    private double colocation(@Nullable SourceIp source) {
        PeerScore.Colocation p6 = settings.colocation();
        if (source == null || p6.exempt().contains(source)) {
            return 0;
        }
        int surplus = Math.max(0, peersBehind.getOrDefault(source, 0) - p6.threshold());
        return p6.weight() * surplus * surplus;
    }

    /** Peers remembered although they left. */
    public int retained() {
        return retained.size();
    }
}
