package org.causality.libp2p.multiformats;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** A digest that names its function: {@code varint code ‖ varint length ‖ digest}. Only the two peer ids use. */
public final class Multihash {
    /** Longest digest taken. */
    public static final int DIGEST_BYTES_MAX = 64;

    /** Codes and lengths that we know are varints of one byte. */
    private static final int HEAD_BYTES = 2;

    private static final int SHA2_256_BYTES = 32;

    /** Which function made the digest. */
    public enum Function {
        /** The bytes themselves, for short keys. */
        IDENTITY(0x00),
        /** SHA-256. */
        SHA2_256(0x12);

        private final int code;

        Function(int code) {
            this.code = code;
        }
    }

    private final Function function;
    private final byte[] digest;

    private Multihash(Function function, byte[] digest) {
        this.function = function;
        this.digest = digest;
    }

    /** A multihash of {@code digest}, already computed by {@code function}. */
    public static Multihash of(Function function, byte[] digest) {
        if (digest.length > DIGEST_BYTES_MAX || (function == Function.SHA2_256 && digest.length != SHA2_256_BYTES)) {
            throw new MalformedException("multihash digest has a wrong length");
        }
        return new Multihash(function, digest.clone());
    }

    /** Parses {@code bytes} and throws unless they are exactly one multihash of a known function. */
    public static Multihash parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Function function = function(Varint.read(in));
        byte[] digest = new byte[Varint.readLength(in, DIGEST_BYTES_MAX)];
        in.get(digest);
        if (in.hasRemaining()) {
            throw new MalformedException("bytes after the multihash");
        }
        return of(function, digest);
    }

    /** Whether this part of an array is exactly one multihash of a known function; nothing is allocated. */
    public static boolean isMultihash(byte[] in, int from, int to) {
        int length = to - from - HEAD_BYTES;
        if (length < 0 || length > DIGEST_BYTES_MAX || in[from + 1] != length) {
            return false;
        }
        return in[from] == Function.IDENTITY.code || (in[from] == Function.SHA2_256.code && length == SHA2_256_BYTES);
    }

    private static Function function(long code) {
        for (Function function : Function.values()) {
            if (function.code == code) {
                return function;
            }
        }
        throw new MalformedException("unknown multihash function");
    }

    /** The function. */
    public Function function() {
        return function;
    }

    /** A copy of the digest. */
    public byte[] digest() {
        return digest.clone();
    }

    /** The whole encoding. */
    public byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(Varint.size(function.code) + Varint.size(digest.length) + digest.length);
        Varint.write(function.code, out);
        Varint.write(digest.length, out);
        return out.put(digest).array();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Multihash that && function == that.function && Arrays.equals(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }

    @Override
    public String toString() {
        return function + ":" + HexFormat.of().formatHex(digest);
    }
}
