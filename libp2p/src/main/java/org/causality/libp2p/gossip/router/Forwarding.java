package org.causality.libp2p.gossip.router;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/** Who gets a message at once: of others' messages the mesh, of our own all peers of the topic (flood publish). */
final class Forwarding {
    private final boolean floodPublish;
    private final Topics topics;
    private final Mesh mesh;
    private final Standing standing;
    private final Intake intake;
    private final Unwanted unwanted;
    private final Outbox outbox;

    Forwarding(
            boolean floodPublish,
            Topics topics,
            Mesh mesh,
            Standing standing,
            Intake intake,
            Unwanted unwanted,
            Outbox outbox) {
        this.floodPublish = floodPublish;
        this.topics = topics;
        this.mesh = mesh;
        this.standing = standing;
        this.intake = intake;
        this.unwanted = unwanted;
        this.outbox = outbox;
    }

    /** Passes an accepted message on, neither to those who sent it nor to its author. */
    void relay(TopicState topic, MessageId id, Message message, Set<PeerId> senders) {
        @Nullable TopicSettings settings = topic.settings;
        if (settings == null) {
            return;
        }
        Set<Peer> to = new LinkedHashSet<>(topic.mesh);
        topic.followers().stream().filter(peer -> peer.explicit).forEach(to::add);
        to.removeIf(peer -> senders.contains(peer.id) || isAuthor(peer, message) || Partials.takesParts(topic, peer));
        unwanted.spare(to, id);
        outbox.message(to, settings.lane(), id, message);
    }

    private static boolean isAuthor(Peer peer, Message message) {
        @Nullable Bytes from = message.fields().from();
        return from != null && from.equals(Bytes.wrap(peer.id.bytes()));
    }

    /** Publishes our own message. */
    void publish(Message message, TopicSettings settings, Instant now) {
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
            send(topic, id, message, settings, now);
        }
    }

    private void send(TopicState topic, MessageId id, Message message, TopicSettings settings, Instant now) {
        intake.supersede(topic, id);
        intake.keep(topic, id, message, settings.lane(), now);
        Set<Peer> to = new LinkedHashSet<>(recipients(topic, now));
        to.removeIf(peer -> Partials.takesParts(topic, peer));
        unwanted.spare(to, id);
        outbox.message(to, Lane.URGENT, id, message);
        outbox.add(new Output.Published(topic.topic, id, to.size()));
    }

    private Collection<Peer> recipients(TopicState topic, Instant now) {
        Collection<Peer> close = topic.isFollowed() ? topic.mesh : mesh.useFanout(topic, now);
        if (floodPublish) {
            return topic.followers().stream().filter(standing::mayHaveOurs).toList();
        }
        Set<Peer> to = new LinkedHashSet<>(close);
        topic.followers().stream().filter(peer -> peer.explicit).forEach(to::add);
        return to;
    }

    private void refuse(Topic topic, MessageId id, Reason reason) {
        outbox.add(new Output.PublishRefused(topic, id, reason));
    }
}
