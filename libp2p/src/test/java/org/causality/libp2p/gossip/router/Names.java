package org.causality.libp2p.gossip.router;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;

/**
 * Peers and messages by plain names. The message {@code m1/forged} claims the id of {@code m1}: an id is what stands
 * before the slash.
 */
final class Names {
    private final Map<PeerId, String> byPeer = new HashMap<>();

    PeerId peer(String name) {
        PeerId id = PeerId.ofBytes(ByteBuffer.allocate(34)
                .put((byte) 0x12)
                .put((byte) 32)
                .put(sha256(name))
                .array());
        byPeer.put(id, name);
        return id;
    }

    String of(PeerId peer) {
        return byPeer.getOrDefault(peer, peer.toString());
    }

    /** Not a real one: the router gives it on unread. */
    static Bytes envelope(String name) {
        return Bytes.wrap(("record of " + name).getBytes(StandardCharsets.UTF_8));
    }

    static Message message(String topic, String text) {
        return Message.anonymous(new Topic(topic), Bytes.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String of(Message message) {
        return new String(message.data().toArray(), StandardCharsets.UTF_8);
    }

    static MessageId id(String name) {
        return MessageId.of(name.getBytes(StandardCharsets.UTF_8));
    }

    static String of(MessageId id) {
        return new String(id.bytes(), StandardCharsets.UTF_8);
    }

    static TopicSettings unsigned() {
        return TopicSettings.strictNoSign((_, data) -> idOf(new String(data.toArray(), StandardCharsets.UTF_8)));
    }

    /** Signed by the form only: a router looks no further. */
    static TopicSettings signed() {
        return TopicSettings.strictSign().withIds(message -> idOf(of(message))).withBinding(IdBinding.AUTHOR);
    }

    static Message signedMessage(String topic, String text) {
        Bytes proof = Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
        return Message.of(new Topic(topic), new Message.Fields(proof, proof, Bytes.wrap(new byte[8]), proof, null));
    }

    private static MessageId idOf(String text) {
        int slash = text.indexOf('/');
        return id(slash < 0 ? text : text.substring(0, slash));
    }

    private static byte[] sha256(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
