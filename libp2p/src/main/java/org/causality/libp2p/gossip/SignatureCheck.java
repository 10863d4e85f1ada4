package org.causality.libp2p.gossip;

import java.util.Arrays;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.multiformats.MalformedException;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a message was signed by the peer it names. The key may stand in the message, as js-libp2p sends it, or
 * only in the author's peer id, as go-libp2p does; where it stands in both they must agree.
 */
final class SignatureCheck {
    private static final int IDENTITY_HASH_HEAD_BYTES = 2;

    private SignatureCheck() {}

    /** The author, or null when the signature, the key or the name is wrong. */
    static @Nullable PeerId author(Message message) {
        @Nullable Bytes from = message.fields().from();
        @Nullable Bytes signature = message.fields().signature();
        if (from == null || signature == null) {
            return null;
        }
        try {
            PeerId author = PeerId.ofBytes(from.toArray());
            @Nullable PublicKey key = key(author, message.fields().key());
            boolean good = key != null && key.verify(MessageAuthor.signedBytes(message), signature.toArray());
            return good ? author : null;
        } catch (MalformedException _) {
            return null;
        }
    }

    private static @Nullable PublicKey key(PeerId author, @Nullable Bytes sent) {
        if (sent != null) {
            PublicKey key = PublicKey.parse(sent.toArray());
            return author.matches(key) ? key : null;
        }
        byte[] id = author.bytes();
        boolean inlined = id[0] == 0;
        return inlined ? PublicKey.parse(Arrays.copyOfRange(id, IDENTITY_HASH_HEAD_BYTES, id.length)) : null;
    }
}
