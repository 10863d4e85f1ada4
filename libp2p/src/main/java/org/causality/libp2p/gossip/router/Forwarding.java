package org.causality.libp2p.gossip.router;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a message: of others' messages the mesh, some of it at once and the rest a moment later ({@link Relaying}), of
 * our own all peers of the topic (flood publish).
 */
final class Forwarding {
    /** Times that is looked for what is due while the first copy waits. */
    private static final int RELEASES = 4;

    private final boolean floodPublish;
    private final Relaying relaying;
    private final Sample sample;
    private final Held held;
    private final Peers peers;
    private final Topics topics;
    private final Mesh mesh;
    private final Standing standing;
    private final Intake intake;
    private final Unwanted unwanted;
    private final Outbox outbox;
    private @Nullable Instant tickDue;

    Forwarding(
            GossipSettings settings,
            Sample sample,
            Peers peers,
            Topics topics,
            Mesh mesh,
            Standing standing,
            Intake intake,
            Unwanted unwanted,
            Outbox outbox) {
        this.floodPublish = settings.floodPublish();
        this.relaying = settings.relaying();
        this.sample = sample;
        this.held = new Held(relaying);
        this.peers = peers;
        this.topics = topics;
        this.mesh = mesh;
        this.standing = standing;
        this.intake = intake;
        this.unwanted = unwanted;
        this.outbox = outbox;
    }

    /** Passes an accepted message on, neither to those who sent it nor to its author. */
    void relay(TopicState topic, MessageId id, Message message, Set<PeerId> senders, Instant now) {
        @Nullable TopicSettings settings = topic.settings;
        if (settings == null) {
            return;
        }
        List<Peer> to = new ArrayList<>(topic.mesh);
        if (peers.hasExplicit()) {
            // They are never in a mesh.
            topic.followers().stream().filter(peer -> peer.explicit).forEach(to::add);
        }
        to.removeIf(peer -> senders.contains(peer.id) || isAuthor(peer, message) || Partials.takesParts(topic, peer));
        unwanted.spare(to, id);
        outbox.message(atOnce(topic, id, message, to, now), settings.lane(), id, message);
    }

    /** Explicit peers never wait. Says when it begins to hold something back. */
    private List<Peer> atOnce(TopicState topic, MessageId id, Message message, List<Peer> to, Instant now) {
        if (to.size() <= relaying.atOnceMax()) {
            return to;
        }
        List<Peer> first = sample.of(to, relaying.atOnceMax());
        List<Peer> later = to.stream()
                .filter(peer -> !peer.explicit && !first.contains(peer))
                .toList();
        if (!held.hold(topic, id, message, later, now)) {
            return to;
        }
        askTick(held.patience(), now);
        to.removeAll(later);
        return to;
    }

    /** The peer has the message: it sent it, or does not want it. */
    void has(MessageId id, PeerId peer, Instant now) {
        held.has(id, peer, now);
    }

    /** At every tick: what waited long enough goes to those of the mesh that still lack it. */
    void release(Instant now) {
        for (Held.Copies copies : held.due(now)) {
            @Nullable TopicSettings settings = copies.topic.settings;
            List<Peer> to = new ArrayList<>(copies.to);
            to.retainAll(copies.topic.mesh);
            unwanted.spare(to, copies.id);
            if (settings != null) {
                outbox.message(to, settings.lane(), copies.id, copies.message);
            }
        }
        if (!held.isEmpty()) {
            askTick(held.patience().dividedBy(RELEASES), now);
        }
    }

    /** One at a time. */
    private void askTick(Duration after, Instant now) {
        if (tickDue == null || !now.isBefore(tickDue)) {
            tickDue = now.plus(after);
            outbox.add(new Output.TickAfter(after));
        }
    }

    private static boolean isAuthor(Peer peer, Message message) {
        @Nullable Bytes from = message.fields().from();
        return from != null && from.equals(Bytes.wrap(peer.id.bytes()));
    }

    /** Publishes our own message; {@code also} get it when they follow the topic. */
    void publish(Message message, TopicSettings settings, Set<PeerId> also, Instant now) {
        MessageId id = settings.ids().idOf(message);
        @Nullable TopicState topic = topics.open(message.topic());
        Optional<Reason> objection = Intake.objection(message, settings);
        if (topic == null) {
            refuse(message.topic(), id, Reason.TOPICS_FULL);
        } else if (objection.isPresent()) {
            refuse(message.topic(), id, objection.get());
        } else if (topic.seen.contains(id)) {
            refuse(message.topic(), id, Reason.DUPLICATE);
        } else {
            intake.supersede(topic, id);
            intake.keep(topic, id, message, settings.lane(), now);
            send(topic, id, message, recipients(topic, also, now));
        }
    }

    private void send(TopicState topic, MessageId id, Message message, Set<Peer> to) {
        to.removeIf(peer -> Partials.takesParts(topic, peer));
        unwanted.spare(to, id);
        outbox.message(to, Lane.URGENT, id, message);
        outbox.add(new Output.Published(topic.topic, id, to.size()));
    }

    private Set<Peer> recipients(TopicState topic, Set<PeerId> also, Instant now) {
        Collection<Peer> close = topic.isFollowed() ? topic.mesh : mesh.useFanout(topic, now);
        Set<Peer> to = new LinkedHashSet<>();
        if (floodPublish) {
            topic.followers().stream().filter(standing::mayHaveOurs).forEach(to::add);
            return to;
        }
        to.addAll(close);
        topic.followers().stream()
                .filter(peer -> peer.explicit || (also.contains(peer.id) && standing.mayHaveOurs(peer)))
                .forEach(to::add);
        return to;
    }

    private void refuse(Topic topic, MessageId id, Reason reason) {
        outbox.add(new Output.PublishRefused(topic, id, reason));
    }
}
