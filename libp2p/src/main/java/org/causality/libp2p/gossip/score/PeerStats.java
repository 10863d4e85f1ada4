package org.causality.libp2p.gossip.score;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.causality.libp2p.gossip.rpc.Topic;
import org.jspecify.annotations.Nullable;

/** All that is known of one peer, and its score without P6 as of the last look. Whoever has it need not look it up. */
public final class PeerStats {
    final @Nullable SourceIp source;
    private final Map<Topic, TopicStats> topics = new LinkedHashMap<>(2);
    private double application;
    private double behaviour;
    private double value;

    PeerStats(@Nullable SourceIp source) {
        this.source = source;
    }

    /** The same counters under a new connection. */
    PeerStats from(@Nullable SourceIp otherSource) {
        PeerStats moved = new PeerStats(otherSource);
        moved.topics.putAll(topics);
        moved.application = application;
        moved.behaviour = behaviour;
        moved.value = value;
        return moved;
    }

    TopicStats topic(Topic topic) {
        return topics.computeIfAbsent(topic, _ -> new TopicStats());
    }

    void application(double said) {
        application = said;
    }

    void misbehaved(long times) {
        behaviour += times;
    }

    void left(Map<Topic, TopicScore> scored) {
        scored.forEach((topic, score) -> {
            TopicStats stats = topics.get(topic);
            if (stats != null) {
                stats.left(score);
            }
        });
    }

    void decay(PeerScore settings, Map<Topic, TopicScore> scored, Decay decay) {
        behaviour = decay.of(behaviour, settings.behaviour().decay());
        if (topics.isEmpty()) {
            return;
        }
        topics.entrySet().removeIf(entry -> {
            TopicScore score = scored.get(entry.getKey());
            if (score != null) {
                entry.getValue().decay(score, decay);
            }
            return score == null || entry.getValue().isBlank();
        });
    }

    void refresh(Map<Topic, TopicScore> scored, Instant now) {
        if (topics.isEmpty()) {
            return;
        }
        topics.forEach((topic, stats) -> {
            TopicScore score = scored.get(topic);
            if (score != null) {
                stats.refresh(score, now);
            }
        });
    }

    /** Looks again. */
    void count(PeerScore settings, Map<Topic, TopicScore> scored) {
        double earned = 0;
        for (Map.Entry<Topic, TopicStats> entry : topics.entrySet()) {
            TopicScore score = scored.get(entry.getKey());
            earned += score == null ? 0 : entry.getValue().value(score);
        }
        double capped = settings.topicsCap() > 0 ? Math.min(earned, settings.topicsCap()) : earned;
        double slips = Math.max(0, behaviour - settings.behaviour().threshold());
        value = capped
                + settings.applicationWeight() * application
                + settings.behaviour().weight() * slips * slips;
    }

    double value() {
        return value;
    }
}
