package org.causality.libp2p.identity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.causality.libp2p.multiformats.Base32;
import org.causality.libp2p.multiformats.Base58btc;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.multiformats.Multihash;
import org.causality.libp2p.multiformats.Varint;

/**
 * The name of a peer: a multihash of its public key's protobuf, the key itself when that is at most 42 bytes. Text is
 * base58btc ({@code 12D3KooW…}, {@code 16Uiu2…}, {@code Qm…}); CIDv1 text is understood too. Source: libp2p
 * specification {@code peer-ids}.
 */
public final class PeerId implements Comparable<PeerId> {
    /** Longest binary peer id: an inlined key of 42 bytes behind two bytes of multihash head. */
    public static final int BYTES_MAX = 44;

    private static final int INLINE_KEY_BYTES_MAX = 42;
    private static final int MULTIHASH_HEAD_BYTES = 2;
    private static final int CID_V1 = 1;
    private static final int LIBP2P_KEY_CODEC = 0x72;

    private final byte[] bytes;
    private final int hash;

    private PeerId(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    /** The id that belongs to {@code key}. */
    public static PeerId of(PublicKey key) {
        byte[] encoded = key.encoded();
        Multihash hash = encoded.length <= INLINE_KEY_BYTES_MAX
                ? Multihash.of(Multihash.Function.IDENTITY, encoded)
                : Multihash.of(Multihash.Function.SHA2_256, sha256(encoded));
        return new PeerId(hash.bytes());
    }

    /** Parses the binary form. */
    public static PeerId ofBytes(byte[] bytes) {
        if (!isPeerId(bytes, 0, bytes.length)) {
            throw new MalformedException("not a peer id");
        }
        return new PeerId(bytes.clone());
    }

    /** Whether this part of an array, {@code to} excluded, is the binary form of a peer id; nothing is allocated. */
    public static boolean isPeerId(byte[] in, int from, int to) {
        if (to - from > BYTES_MAX || !Multihash.isMultihash(in, from, to)) {
            return false;
        }
        boolean inlined = in[from] == 0;
        return !inlined || PublicKey.isKey(in, from + MULTIHASH_HEAD_BYTES, to);
    }

    /** Parses base58btc text, or a base32 CIDv1 with the libp2p-key codec. */
    public static PeerId parse(String text) {
        if (text.startsWith("1") || text.startsWith("Qm")) {
            return ofBytes(Base58btc.decode(text));
        }
        if (!text.startsWith("b")) {
            throw new MalformedException("not a peer id");
        }
        ByteBuffer cid = ByteBuffer.wrap(Base32.decode(text.substring(1)));
        if (Varint.read(cid) != CID_V1 || Varint.read(cid) != LIBP2P_KEY_CODEC) {
            throw new MalformedException("CID does not name a libp2p key");
        }
        byte[] hash = new byte[cid.remaining()];
        cid.get(hash);
        return ofBytes(hash);
    }

    /** Whether {@code key} is this peer's key. */
    public boolean matches(PublicKey key) {
        return equals(of(key));
    }

    /** A copy of the binary form. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The form {@code bafz…} that CIDs use. */
    public String toCid() {
        byte[] cid = ByteBuffer.allocate(2 + bytes.length)
                .put((byte) CID_V1)
                .put((byte) LIBP2P_KEY_CODEC)
                .put(bytes)
                .array();
        return "b" + Base32.encode(cid);
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public int compareTo(PeerId other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof PeerId that && hash == that.hash && Arrays.equals(bytes, that.bytes));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Base58btc.encode(bytes);
    }
}
