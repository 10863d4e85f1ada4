package org.causality.libp2p.gossip.router;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.RpcCodec;
import org.causality.libp2p.gossip.rpc.RpcLimits;
import org.jspecify.annotations.Nullable;

/**
 * Messages in parts (the partial messages extension of gossipsub 1.3). Each side says what it has; whoever has parts that
 * the other wants and lacks sends them.
 *
 * <pre>
 * on                               a peer that requests parts gets        one that only supports them gets
 * we have more, it has not spoken  eager parts,      what we have         what we have
 * we have more, it has spoken      the parts it lacks, what we have       what we have
 * it speaks                        the parts it lacks                     nothing
 * heartbeat, a few of all          what we have, told before or not       what we have, told before or not
 * </pre>
 */
final class Partials {
    /** Heartbeats for which a group is remembered after it was last spoken of here. */
    private static final int GROUP_BEATS = 30;

    /** Groups of a topic that one peer may begin; only we know which of them make sense. */
    private static final int BEGUN_PER_PEER_MAX = 8;

    /** Frames with parts taken from one peer in a heartbeat. */
    private static final int FRAMES_MAX = 1_024;

    /** Bytes of parts sent to one peer in a heartbeat because of what it says; a few bytes of its ask for much of ours. */
    private static final int ANSWERED_BYTES_MAX = 4 << 20;

    private final GossipSettings settings;
    private final Standing standing;
    private final Sample sample;
    private final Outbox outbox;
    private long beat;

    Partials(GossipSettings settings, Standing standing, Sample sample, Outbox outbox) {
        this.settings = settings;
        this.standing = standing;
        this.sample = sample;
        this.outbox = outbox;
    }

    /** Whether the peer gets parts of this topic's messages, and so no whole ones. */
    static boolean takesParts(TopicState topic, Peer peer) {
        return mode(topic) != PartialMode.NONE && peer.partial(topic.topic) == PartialMode.REQUESTED;
    }

    private static PartialMode mode(@Nullable TopicState topic) {
        return topic == null || topic.settings == null ? PartialMode.NONE : topic.settings.partial();
    }

    /** We have something, or more, of a message. */
    void publish(@Nullable TopicState topic, PartialMessage message) {
        if (topic == null || mode(topic) == PartialMode.NONE) {
            outbox.count(Reason.PARTIAL_UNSUPPORTED);
            return;
        }
        PartGroup group = topic.parts.computeIfAbsent(message.group(), name -> new PartGroup(name, null));
        group.ours = message;
        touch(topic, group);
        recipients(topic, group).forEach(peer -> send(topic, group, message, peer, true));
    }

    private static Collection<Peer> recipients(TopicState topic, PartGroup group) {
        Set<Peer> to = new LinkedHashSet<>(topic.mesh);
        topic.followers().stream()
                .filter(peer -> peer.explicit || group.hasSpoken(peer))
                .forEach(to::add);
        return to;
    }

    void receive(@Nullable TopicState topic, Peer peer, Rpc.@Nullable Partial partial) {
        if (partial == null) {
            return;
        }
        if (topic == null || mode(topic) == PartialMode.NONE || !peer.sendsPartial) {
            outbox.count(Reason.PARTIAL_UNSUPPORTED, peer.id);
        } else if (++peer.partialFrames > FRAMES_MAX) {
            outbox.count(Reason.PARTIAL_FRAMES_OVER, peer.id);
        } else {
            Rpc.Partial asked = asked(topic, peer, partial);
            if (asked.message() != null || asked.metadata() != null) {
                outbox.add(new Output.PartialReceived(peer.id, asked));
            }
            note(topic, peer, partial);
        }
    }

    /** Without parts that we did not ask for. */
    private Rpc.Partial asked(TopicState topic, Peer peer, Rpc.Partial partial) {
        if (partial.message() == null || mode(topic) == PartialMode.REQUESTED) {
            return partial;
        }
        outbox.count(Reason.PARTIAL_UNREQUESTED, peer.id);
        return new Rpc.Partial(partial.topic(), partial.group(), null, partial.metadata());
    }

    private void note(TopicState topic, Peer peer, Rpc.Partial partial) {
        if (partial.metadata() == null) {
            return;
        }
        @Nullable PartGroup group = groupFor(topic, peer, partial.group());
        if (group == null) {
            outbox.count(Reason.PARTIAL_GROUPS_OVER, peer.id);
            return;
        }
        PartGroup.Exchange exchange = group.with(peer.id);
        exchange.theirs = partial.metadata().compact();
        if (group.ours == null || !standing.mayGossip(peer)) {
            return;
        }
        if (peer.partBytesAnswered < ANSWERED_BYTES_MAX) {
            peer.partBytesAnswered += send(topic, group, group.ours, peer, false);
        } else {
            outbox.count(Reason.PARTIAL_ANSWERS_OVER, peer.id);
        }
    }

    private @Nullable PartGroup groupFor(TopicState topic, Peer peer, Bytes name) {
        PartGroup known = topic.parts.get(name);
        if (known != null) {
            return known;
        }
        long begun = topic.parts.values().stream()
                .filter(group -> Objects.equals(group.begunBy, peer.id))
                .count();
        if (begun >= BEGUN_PER_PEER_MAX
                || topic.parts.size() >= settings.limits().partialGroupsMax()) {
            return null;
        }
        PartGroup group = new PartGroup(name.compact(), peer.id);
        topic.parts.put(group.name, group);
        touch(topic, group);
        return group;
    }

    /** It lasts from anew; beyond the bound the oldest goes, whoever began it. */
    private void touch(TopicState topic, PartGroup group) {
        group.until = beat + GROUP_BEATS;
        topic.parts.putLast(group.name, group);
        if (topic.parts.size() > settings.limits().partialGroupsMax()) {
            topic.parts.pollFirstEntry();
            outbox.count(Reason.PARTIAL_GROUPS_FULL);
        }
    }

    /** Sends what the peer lacks and, where told to, says what we have; how many bytes of parts that were. */
    private int send(TopicState topic, PartGroup group, PartialMessage ours, Peer peer, boolean tell) {
        PartialMode theirs = peer.partial(topic.topic);
        if (theirs == PartialMode.NONE) {
            return 0;
        }
        PartGroup.Exchange exchange = group.with(peer.id);
        PartialMessage.@Nullable Parts parts = theirs == PartialMode.REQUESTED ? parts(ours, exchange.theirs) : null;
        boolean news = tell && !Objects.equals(exchange.told, ours.metadata());
        if (parts == null && !news) {
            return 0;
        }
        if (parts != null) {
            exchange.theirs = parts.afterwards();
        }
        if (news) {
            exchange.told = ours.metadata();
        }
        @Nullable Bytes sent = parts == null ? null : parts.parts();
        put(peer, lane(topic), new Rpc.Partial(topic.topic, group.name, sent, news ? ours.metadata() : null));
        return sent == null ? 0 : sent.length();
    }

    /**
     * All of a topic's parts and of what is said of them: in another lane an older word could overtake a newer one, and whoever
     * hears it last sends what we have long had.
     */
    private static Lane lane(TopicState topic) {
        return topic.settings == null ? Lane.NORMAL : topic.settings.lane();
    }

    private static PartialMessage.@Nullable Parts parts(PartialMessage ours, @Nullable Bytes theirs) {
        return theirs == null ? ours.eager() : ours.missing(theirs);
    }

    private void put(Peer peer, Lane lane, Rpc.Partial partial) {
        boolean fits = RpcCodec.sizeOf(partial) <= settings.rpcLimits().frameBytesMax()
                && partial.group().length() <= RpcLimits.GROUP_BYTES_MAX
                && (partial.metadata() == null || partial.metadata().length() <= RpcLimits.METADATA_BYTES_MAX);
        if (fits) {
            outbox.add(new Output.Send(List.of(peer.id), lane, Rpc.of(partial)));
        } else {
            outbox.count(Reason.PARTIAL_TOO_LARGE, peer.id);
        }
    }

    void gone(Collection<TopicState> topics, Peer peer) {
        topics.forEach(topic -> topic.parts.values().forEach(group -> group.gone(peer.id)));
    }

    void beat() {
        beat++;
    }

    /**
     * Forgets old groups and tells a few peers what we have of new ones: IHAVE for parts. Mesh peers too, for a frame
     * dropped for a slow reader would be lost for good.
     */
    void heartbeat(TopicState topic) {
        topic.parts.values().removeIf(group -> group.until <= beat);
        if (topic.parts.isEmpty()) {
            return;
        }
        List<Peer> listeners = topic.followers().stream()
                .filter(peer -> peer.partial(topic.topic) != PartialMode.NONE && standing.mayGossip(peer))
                .toList();
        sample.of(listeners, settings.mesh().lazy()).forEach(peer -> tell(topic, peer));
    }

    private void tell(TopicState topic, Peer peer) {
        long recent = beat + GROUP_BEATS - settings.timing().gossipBeats();
        for (PartGroup group : topic.parts.values()) {
            @Nullable PartialMessage ours = group.ours;
            if (ours != null && group.until >= recent) {
                group.with(peer.id).told = ours.metadata();
                put(peer, lane(topic), new Rpc.Partial(topic.topic, group.name, null, ours.metadata()));
            }
        }
    }
}
