package org.causality.libp2p.gossip;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.multiformats.MalformedException;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a message was signed by the peer it names. The key may stand in the message, as js-libp2p sends it, or
 * only in the author's peer id, as go-libp2p does; where it stands in both they must agree. Safe from several threads.
 */
final class SignatureCheck {
    private static final int IDENTITY_HASH_HEAD_BYTES = 2;

    /** Authors of good messages whose names need not be read again; who wrote longest ago goes. */
    private static final int AUTHORS_MAX = 1_024;

    private record Author(PeerId peer, @Nullable PublicKey key) {}

    private final Map<Bytes, Author> known = new LinkedHashMap<>(16, 0.75f, true);

    /** The author, or null when the signature, the key or the name is wrong. */
    @Nullable PeerId author(Message message) {
        @Nullable Bytes from = message.fields().from();
        @Nullable Bytes signature = message.fields().signature();
        if (from == null || signature == null) {
            return null;
        }
        try {
            Author author = named(from);
            @Nullable PublicKey key = key(author, message.fields().key());
            boolean good = key != null && key.verify(MessageAuthor.signedBytes(message), signature.toArray());
            if (good) {
                remember(from, author);
            }
            return good ? author.peer : null;
        } catch (MalformedException _) {
            return null;
        }
    }

    private Author named(Bytes from) {
        synchronized (known) {
            Author author = known.get(from);
            if (author != null) {
                return author;
            }
        }
        PeerId peer = PeerId.ofBytes(from.toArray());
        return new Author(peer, inlined(peer.bytes()));
    }

    private void remember(Bytes from, Author author) {
        synchronized (known) {
            if (!known.containsKey(from)) {
                known.put(Bytes.wrap(from.toArray()), author);
                if (known.size() > AUTHORS_MAX) {
                    known.remove(known.keySet().iterator().next());
                }
            }
        }
    }

    private static @Nullable PublicKey key(Author author, @Nullable Bytes sent) {
        if (sent == null) {
            return author.key;
        }
        PublicKey key = PublicKey.parse(sent.toArray());
        return author.peer.matches(key) ? key : null;
    }

    private static @Nullable PublicKey inlined(byte[] id) {
        return id[0] == 0 ? PublicKey.parse(Arrays.copyOfRange(id, IDENTITY_HASH_HEAD_BYTES, id.length)) : null;
    }
}
