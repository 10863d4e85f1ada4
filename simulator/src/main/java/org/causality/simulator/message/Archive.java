package org.causality.simulator.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.causality.gateway.edge.GossipIds;
import org.causality.libp2p.gossip.router.TopicSettings;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.propagation.recovery.ShortId;
import org.jspecify.annotations.Nullable;

/**
 * All messages of a run. Whoever holds the very object that was said finds it by identity; whoever got it through a codec
 * finds it by its id, after the work that a node has with any bytes.
 */
public final class Archive {
    private static final Topic TOPIC = new Topic("/causality/simulation/0");

    private final List<Said> all = new ArrayList<>();
    private final IdentityHashMap<Message, Said> byMessage = new IdentityHashMap<>();
    private final IdentityHashMap<Bytes, Said> byEncoded = new IdentityHashMap<>();
    private final Map<MessageId, Said> byId = new HashMap<>();
    private final Map<ShortId, Said> byShortId = new HashMap<>();
    private final TopicSettings settings = TopicSettings.strictNoSign((topic, data) -> gossipId(topic, data.toArray()))
            .withIds(this::idOf);

    /** The one topic: what a node follows is not what these runs are about. */
    public Topic topic() {
        return TOPIC;
    }

    /** The gateway's settings: no signatures on the gossip layer, ids from the envelope. */
    public TopicSettings settings() {
        return settings;
    }

    private org.causality.libp2p.gossip.rpc.MessageId idOf(Message message) {
        Said said = of(message);
        return said == null ? gossipId(message.topic(), message.data().toArray()) : said.gossipId();
    }

    private static org.causality.libp2p.gossip.rpc.MessageId gossipId(Topic topic, byte[] data) {
        return org.causality.libp2p.gossip.rpc.MessageId.of(
                GossipIds.of(topic.name(), Bytes.wrap(data)).toArray());
    }

    /** Takes in a message the moment it is said; the same again is the same. */
    public Said say(Envelope envelope, int author, long nowMicros) {
        Said before = byId.get(envelope.id());
        if (before != null) {
            return before;
        }
        Bytes encoded = envelope.encode();
        Message message = Message.anonymous(TOPIC, org.causality.libp2p.gossip.rpc.Bytes.wrap(encoded.unsafeArray()));
        Said said = new Said(
                all.size(),
                author,
                nowMicros,
                envelope,
                encoded,
                message,
                gossipId(TOPIC, encoded.unsafeArray()),
                envelope.signed().signatureHolds() && envelope.payloadHolds());
        all.add(said);
        byMessage.put(message, said);
        byEncoded.put(encoded, said);
        byId.put(envelope.id(), said);
        byShortId.put(ShortId.of(envelope.id()), said);
        return said;
    }

    /** What gossip brought; null when nobody said it. */
    public @Nullable Said of(Message message) {
        Said said = byMessage.get(message);
        return said == null ? decoded(Bytes.wrap(message.data().toArray())) : said;
    }

    /** What recovery shipped; null when nobody said it. */
    public @Nullable Said of(Bytes encoded) {
        Said said = byEncoded.get(encoded);
        return said == null ? decoded(encoded) : said;
    }

    private @Nullable Said decoded(Bytes encoded) {
        return Envelope.decode(encoded) instanceof Decoded.Ok<Envelope>(Envelope envelope)
                ? byId.get(envelope.id())
                : null;
    }

    public @Nullable Said find(MessageId id) {
        return byId.get(id);
    }

    public @Nullable Said find(ShortId id) {
        return byShortId.get(id);
    }

    public Said get(int number) {
        return all.get(number);
    }

    public int size() {
        return all.size();
    }
}
