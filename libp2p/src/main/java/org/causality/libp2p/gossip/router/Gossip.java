package org.causality.libp2p.gossip.router;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/**
 * IHAVE and IWANT: how a message reaches those whom the mesh missed.
 *
 * <p>The specification announces to a random few outside the mesh. Here followers take turns, mesh peers too, so many at
 * a heartbeat that each of them hears of each message at least once. For in a line or a star a peer may have nobody
 * but us: outside the mesh, chance could leave it out; inside, a frame dropped for a slow reader would be lost for good.
 */
final class Gossip {
    private final GossipSettings settings;
    private final Topics topics;
    private final Peers peers;
    private final Standing standing;
    private final Sample sample;
    private final Unwanted unwanted;
    private final Outbox outbox;
    private final MessageCache cache;
    private final Wants wants;

    Gossip(
            GossipSettings settings,
            Topics topics,
            Peers peers,
            Standing standing,
            Sample sample,
            Unwanted unwanted,
            Outbox outbox) {
        this.settings = settings;
        this.topics = topics;
        this.peers = peers;
        this.standing = standing;
        this.sample = sample;
        this.unwanted = unwanted;
        this.outbox = outbox;
        this.cache = new MessageCache(settings.limits(), settings.timing().historyBeats());
        this.wants = new Wants(settings.limits());
    }

    MessageCache cache() {
        return cache;
    }

    Wants wants() {
        return wants;
    }

    void onIhave(Peer peer, List<Rpc.Ihave> entries, Instant now) {
        if (entries.isEmpty()) {
            return;
        }
        if (!standing.mayGossip(peer)) {
            outbox.count(Reason.IHAVE_LOW_SCORE, peer.id);
            return;
        }
        if (++peer.ihaveFrames > settings.limits().ihaveFramesMax()) {
            outbox.count(Reason.IHAVE_FRAMES_OVER, peer.id);
            return;
        }
        Set<MessageId> missing = new LinkedHashSet<>();
        entries.forEach(entry -> collectMissing(peer, entry, missing));
        if (!missing.isEmpty()) {
            ask(peer, missing, now);
        }
    }

    private void collectMissing(Peer peer, Rpc.Ihave entry, Set<MessageId> missing) {
        @Nullable TopicState topic = topics.followed(entry.topic());
        if (topic == null) {
            outbox.count(Reason.IHAVE_NOT_SUBSCRIBED, peer.id);
            return;
        }
        for (MessageId id : entry.ids()) {
            if (topic.seen.contains(id)) {
                continue;
            }
            if (wants.isOnOrder(id) || topic.pending.containsKey(id)) {
                wants.alsoHeldBy(id, peer.id);
            } else {
                missing.add(id);
            }
        }
    }

    private void ask(Peer peer, Set<MessageId> missing, Instant now) {
        List<MessageId> asked = new ArrayList<>();
        int room = settings.limits().idsAskedMax() - peer.idsAsked;
        for (MessageId id : sample.of(missing, room)) {
            if (wants.isFull()) {
                outbox.count(Reason.WANTS_FULL, peer.id);
                break;
            }
            wants.ask(id, peer.id, now);
            asked.add(id);
        }
        if (missing.size() > room) {
            outbox.count(Reason.IHAVE_IDS_OVER, missing.size() - Math.max(0, room), List.of(peer.id));
        }
        send(peer, asked, now);
    }

    private void send(Peer peer, List<MessageId> asked, Instant now) {
        if (!asked.isEmpty()) {
            peer.idsAsked += asked.size();
            wants.promise(asked.getFirst(), peer.id, now);
            outbox.gossip(peer).iwant(asked);
        }
    }

    void onIwant(Peer peer, List<Rpc.Iwant> entries) {
        if (entries.isEmpty()) {
            return;
        }
        if (!standing.mayGossip(peer)) {
            outbox.count(Reason.IWANT_LOW_SCORE, peer.id);
            return;
        }
        entries.stream().flatMap(entry -> entry.ids().stream()).forEach(id -> serve(peer, id));
    }

    private void serve(Peer peer, MessageId id) {
        MessageCache.@Nullable Entry entry = cache.get(id);
        if (++peer.idsServed > settings.limits().idsServedMax()) {
            outbox.count(Reason.IWANT_IDS_OVER, peer.id);
        } else if (entry == null) {
            outbox.count(Reason.IWANT_UNKNOWN, peer.id);
        } else if (!entry.mayServe(peer.id, settings.limits().retransmitsMax())) {
            outbox.count(Reason.IWANT_REPEATED, peer.id);
        } else {
            unwanted.wanted(peer, id);
            outbox.message(List.of(peer), entry.lane, id, entry.message);
        }
    }

    /** {@code unread} says from whom we do not read for the moment: such a peer may well have sent. */
    void heartbeat(Predicate<PeerId> unread, Instant now) {
        peers.all().forEach(Peer::heartbeat);
        wants.broken(settings.timing().promise(), now).stream()
                .filter(broken -> !unread.test(broken.peer()))
                .forEach(broken -> outbox.count(Reason.PROMISE_BROKEN, broken.peer()));
        announce();
        cache.shift();
    }

    /** At every tick: whoever still has it will not keep it for long. */
    void askAgain(Instant now) {
        wants.askAgain(peer -> peers.get(peer) != null, settings.timing().askAgain(), now)
                .forEach((id, ids) -> {
                    @Nullable Peer peer = peers.get(id);
                    if (peer != null) {
                        send(peer, ids, now);
                    }
                });
    }

    /** Most peers hear the same, which is made once. */
    private void announce() {
        Map<Topic, List<MessageId>> recent = cache.recent(settings.timing().gossipBeats());
        Map<Peer, List<Topic>> whole = new LinkedHashMap<>();
        recent.forEach((name, ids) -> {
            @Nullable TopicState topic = topics.get(name);
            if (topic != null) {
                announce(topic, ids, whole);
            }
        });
        Map<List<Topic>, List<Peer>> alike = new LinkedHashMap<>();
        whole.forEach((peer, names) ->
                alike.computeIfAbsent(names, _ -> new ArrayList<>()).add(peer));
        alike.forEach((names, hearers) -> outbox.gossip(
                hearers, batch -> names.forEach(name -> batch.ihave(name, recent.getOrDefault(name, List.of())))));
    }

    /** Notes who is to hear of them all; who has no room for them hears of some, drawn by chance. */
    private void announce(TopicState topic, List<MessageId> ids, Map<Peer, List<Topic>> whole) {
        for (Peer peer : listeners(topic)) {
            if (!standing.mayGossip(peer) || Partials.takesParts(topic, peer)) {
                continue;
            }
            int room = settings.limits().idsAskedMax() - peer.idsAnnounced;
            peer.idsAnnounced += Math.min(room, ids.size());
            if (ids.size() <= room) {
                whole.computeIfAbsent(peer, _ -> new ArrayList<>(1)).add(topic.topic);
            } else {
                outbox.gossip(peer).ihave(topic.topic, sample.of(ids, room));
            }
        }
    }

    private List<Peer> listeners(TopicState topic) {
        int followers = topic.followers().size();
        // One beat early, so that a peer can still ask a second and third time while the message is kept.
        int beats = Math.max(1, settings.timing().gossipBeats() - 1);
        int everybodyInTime = Math.ceilDiv(followers, beats);
        int part = (int) (settings.mesh().gossipFactor() * followers);
        return topic.nextInTurn(Math.max(settings.mesh().lazy(), Math.max(everybodyInTime, part)));
    }
}
