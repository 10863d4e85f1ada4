package org.causality.libp2p.identity;

import org.causality.libp2p.multiformats.MalformedException;

/** The kinds of identity key that libp2p knows, with their protobuf number. */
public enum KeyType {
    /** X.509 SubjectPublicKeyInfo, 2,048 to 8,192 bits. */
    RSA(0, 2048),
    /** 32 bytes as in RFC 8032. */
    ED25519(1, 32),
    /** A compressed point of 33 bytes. */
    SECP256K1(2, 33),
    /** X.509 SubjectPublicKeyInfo on P-256. */
    ECDSA(3, 256);

    private static final KeyType[] NUMBERED = values();

    private final int number;
    private final int dataBytesMax;

    KeyType(int number, int dataBytesMax) {
        this.number = number;
        this.dataBytesMax = dataBytesMax;
    }

    /** Number on the wire. */
    public int number() {
        return number;
    }

    /** Longest key data taken for this type. */
    public int dataBytesMax() {
        return dataBytesMax;
    }

    static boolean isKnown(int number) {
        return number >= 0 && number < NUMBERED.length;
    }

    /** The type with that number on the wire. */
    public static KeyType of(int number) {
        for (KeyType type : NUMBERED) {
            if (type.number == number) {
                return type;
            }
        }
        throw new MalformedException("unknown key type");
    }
}
