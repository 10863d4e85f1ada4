package org.causality.libp2p.identity;

import java.util.Arrays;
import java.util.HexFormat;
import org.causality.libp2p.crypto.Crypto;
import org.causality.libp2p.crypto.KeyVerification;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.proto.ProtoWriter;

/** An identity key: protobuf {@code {type = 1, data = 2}}, exactly in this form so that it has one peer id. */
public final class PublicKey {
    /** Longest encoding taken: the longest key data and its two heads. */
    public static final int ENCODED_BYTES_MAX = 2_064;

    /** Type and length of the data where that takes one byte. */
    private static final int HEAD_BYTES = 4;

    private static final byte TYPE_TAG = 0x08;
    private static final byte DATA_TAG = 0x12;

    private final KeyType type;
    private final byte[] data;

    private PublicKey(KeyType type, byte[] data) {
        this.type = type;
        this.data = data;
    }

    /** A key from its raw data; see {@link KeyType} for the shapes. */
    public static PublicKey of(KeyType type, byte[] data) {
        if (!fits(type, data, 0, data.length)) {
            throw new MalformedException("key data does not fit its type " + type);
        }
        return new PublicKey(type, data.clone());
    }

    /** Parses the protobuf form; anything but the canonical encoding is refused. */
    public static PublicKey parse(byte[] encoded) {
        int from = dataFrom(encoded, 0, encoded.length);
        if (from < 0) {
            throw new MalformedException("public key is not one, or not in canonical form");
        }
        return new PublicKey(KeyType.of(encoded[1]), Arrays.copyOfRange(encoded, from, encoded.length));
    }

    /** Whether this part of an array is the canonical encoding of a key; nothing is allocated. */
    static boolean isKey(byte[] in, int from, int to) {
        return dataFrom(in, from, to) >= 0;
    }

    /** Where the key data begins, which end with the encoding; -1 when it is not the encoding of a key. */
    private static int dataFrom(byte[] in, int from, int to) {
        int length = to - from - HEAD_BYTES;
        if (length < 0 || in[from] != TYPE_TAG || in[from + 2] != DATA_TAG) {
            return -1;
        }
        int data = from + HEAD_BYTES;
        boolean told = in[from + 3] == length;
        if (length > Byte.MAX_VALUE + 1) {
            length--;
            told = in[data - 1] == (byte) (length | 0x80) && in[data] == length >> 7;
            data++;
        }
        return told && fits(in[from + 1], in, data, length) ? data : -1;
    }

    private static boolean fits(byte type, byte[] in, int data, int length) {
        return KeyType.isKnown(type) && fits(KeyType.of(type), in, data, length);
    }

    private static boolean fits(KeyType type, byte[] in, int data, int length) {
        return switch (type) {
            case ED25519 -> length == 32;
            case SECP256K1 -> length == 33 && (in[data] == 2 || in[data] == 3);
            case RSA, ECDSA -> length > 0 && length <= type.dataBytesMax();
        };
    }

    /** The kind of key. */
    public KeyType type() {
        return type;
    }

    /** A copy of the raw key. */
    public byte[] data() {
        return data.clone();
    }

    /** The protobuf form that peer ids and envelopes use. */
    public byte[] encoded() {
        return new ProtoWriter(data.length + 8)
                .uint64(1, type.number())
                .bytes(2, data)
                .toByteArray();
    }

    /** Whether {@code signature} over {@code message} was made with this key; a malformed signature is just false. */
    public boolean verify(byte[] message, byte[] signature) {
        return switch (type) {
            case ED25519 -> Crypto.chosen().ed25519().verify(data, message, signature);
            case SECP256K1 -> KeyVerification.secp256k1(data, message, signature);
            case RSA -> KeyVerification.rsa(data, message, signature);
            case ECDSA -> KeyVerification.ecdsa(data, message, signature);
        };
    }

    /** The peer id of this key. */
    public PeerId peerId() {
        return PeerId.of(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey that && type == that.type && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return type + ":" + HexFormat.of().formatHex(data);
    }
}
