package org.causality.libp2p.identity;

import java.security.SecureRandom;
import java.util.Arrays;
import org.causality.libp2p.crypto.Crypto;
import org.causality.libp2p.crypto.Ed25519;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.proto.ProtoReader;
import org.causality.libp2p.proto.ProtoWriter;

/** An Ed25519 identity with its secret. Never printed; equality is that of objects. */
public final class PrivateKey {
    private static final int SEED_BYTES = 32;

    private final byte[] seed;
    private final PublicKey publicKey;
    private final Ed25519.Signer signer;

    private PrivateKey(byte[] seed) {
        this.seed = seed.clone();
        Ed25519 ed25519 = Crypto.chosen().ed25519();
        publicKey = PublicKey.of(KeyType.ED25519, ed25519.publicKey(seed));
        signer = ed25519.signer(seed);
    }

    /** A new identity from {@code random}. */
    public static PrivateKey generate(SecureRandom random) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return new PrivateKey(seed);
    }

    /** The identity of a 32-byte seed as in RFC 8032. */
    public static PrivateKey ofSeed(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new MalformedException("an Ed25519 seed has 32 bytes");
        }
        return new PrivateKey(seed);
    }

    /** Parses the protobuf form {@code {type = 1, data = 2}} with data {@code seed ‖ public key}. */
    public static PrivateKey parse(byte[] encoded) {
        ProtoReader reader = new ProtoReader(encoded);
        int type = -1;
        byte[] data = {};
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> type = reader.uint32(Integer.MAX_VALUE);
                case 2 -> data = reader.bytes(4_096);
                default -> throw new MalformedException("private key has a foreign field");
            }
        }
        if (type != KeyType.ED25519.number() || data.length != 64) {
            throw new MalformedException("not an Ed25519 private key");
        }
        PrivateKey key = new PrivateKey(Arrays.copyOf(data, SEED_BYTES));
        if (!Arrays.equals(key.publicKey.data(), Arrays.copyOfRange(data, 32, 64))) {
            throw new MalformedException("private key's halves do not belong together");
        }
        return key;
    }

    /** The protobuf form, secret included. */
    public byte[] encoded() {
        byte[] data = Arrays.copyOf(seed, 64);
        System.arraycopy(publicKey.data(), 0, data, SEED_BYTES, 32);
        return new ProtoWriter(72)
                .uint64(1, KeyType.ED25519.number())
                .bytes(2, data)
                .toByteArray();
    }

    /** The public half. */
    public PublicKey publicKey() {
        return publicKey;
    }

    /** The peer id of the public half. */
    public PeerId peerId() {
        return publicKey.peerId();
    }

    /** A 64-byte signature over {@code message}; safe from any thread. */
    public byte[] sign(byte[] message) {
        return signer.sign(message);
    }

    @Override
    public String toString() {
        return "PrivateKey of " + peerId();
    }
}
