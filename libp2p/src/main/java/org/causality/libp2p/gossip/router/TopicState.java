package org.causality.libp2p.gossip.router;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Topic;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one topic. It exists while we or a peer follow it, we published to it lately, or a backoff in it
 * still holds.
 */
final class TopicState {
    final Topic topic;
    /** Connected peers that follow the topic; who has waited longest for an announcement stands first. */
    private final LinkedHashSet<Peer> followers = new LinkedHashSet<>();
    /** Peers that get every message at once; empty unless we follow the topic. */
    final Set<Peer> mesh = new LinkedHashSet<>();
    /** Peers that get what we publish while we do not follow the topic. */
    final Set<Peer> fanout = new LinkedHashSet<>();

    final Backoffs backoffs;
    final SeenIds seen;
    /** Messages waiting for a verdict, oldest first. */
    final LinkedHashMap<MessageId, Pending> pending = new LinkedHashMap<>();

    /** Messages that travel in parts, by their group; the oldest first. */
    final LinkedHashMap<Bytes, PartGroup> parts = new LinkedHashMap<>();
    /** How we follow the topic; null while we do not. */
    @Nullable TopicSettings settings;

    /** When we last published without following; null when never or too long ago. */
    @Nullable Instant fanoutUsed;

    TopicState(Topic topic, RouterLimits limits) {
        this.topic = topic;
        this.backoffs = new Backoffs(limits.backoffsPerTopicMax());
        this.seen = new SeenIds(limits.seenPerTopicMax());
    }

    Set<Peer> followers() {
        return Collections.unmodifiableSet(followers);
    }

    /** A newcomer stands first: it has heard of nothing yet. False when it is none. */
    boolean addFollower(Peer peer) {
        if (followers.contains(peer)) {
            return false;
        }
        followers.addFirst(peer);
        return true;
    }

    /** The next {@code count} followers in turn. */
    List<Peer> nextInTurn(int count) {
        List<Peer> next = followers.stream().limit(count).toList();
        next.forEach(followers::addLast);
        return next;
    }

    boolean isFollowed() {
        return settings != null;
    }

    boolean isIdle() {
        return settings == null && fanoutUsed == null && followers.isEmpty() && backoffs.isEmpty() && seen.size() == 0;
    }

    void removePeer(Peer peer) {
        followers.remove(peer);
        mesh.remove(peer);
        fanout.remove(peer);
    }
}
