package org.causality.libp2p.identity;

import java.util.Arrays;
import java.util.HexFormat;
import org.causality.libp2p.crypto.Crypto;
import org.causality.libp2p.crypto.KeyVerification;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.proto.ProtoReader;
import org.causality.libp2p.proto.ProtoWriter;

/** An identity key: protobuf {@code {type = 1, data = 2}}, exactly in this form so that it has one peer id. */
public final class PublicKey {
    /** Longest encoding taken: the longest key data and its two heads. */
    public static final int ENCODED_BYTES_MAX = 2_064;

    private final KeyType type;
    private final byte[] data;

    private PublicKey(KeyType type, byte[] data) {
        this.type = type;
        this.data = data;
    }

    /** A key from its raw data; see {@link KeyType} for the shapes. */
    public static PublicKey of(KeyType type, byte[] data) {
        boolean fits = switch (type) {
            case ED25519 -> data.length == 32;
            case SECP256K1 -> data.length == 33 && (data[0] == 2 || data[0] == 3);
            case RSA, ECDSA -> data.length > 0 && data.length <= type.dataBytesMax();
        };
        if (!fits) {
            throw new MalformedException("key data does not fit its type " + type);
        }
        return new PublicKey(type, data.clone());
    }

    /** Parses the protobuf form; anything but the canonical encoding is refused. */
    public static PublicKey parse(byte[] encoded) {
        if (encoded.length > ENCODED_BYTES_MAX) {
            throw new MalformedException("public key is too long");
        }
        ProtoReader reader = new ProtoReader(encoded);
        int type = -1;
        byte[] data = {};
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> type = reader.uint32(Integer.MAX_VALUE);
                case 2 -> data = reader.bytes(ENCODED_BYTES_MAX);
                default -> throw new MalformedException("public key has a foreign field");
            }
        }
        PublicKey key = of(KeyType.of(type), data);
        if (!Arrays.equals(encoded, key.encoded())) {
            throw new MalformedException("public key is not in canonical form");
        }
        return key;
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
