package org.causality.libp2p.host;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.causality.libp2p.crypto.Crypto;

/** The test bytes that both languages make: a function of the position only. */
public final class Pattern {
    private static final int CHUNK_BYTES = 64 * 1024;

    private Pattern() {}

    /** Bytes of the pattern at {@code from}. */
    public static byte[] at(long from, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            long at = from + i;
            bytes[i] = (byte) (at * 131 + (at >>> 8) * 7);
        }
        return bytes;
    }

    /** Writes so many bytes and returns their SHA-256 in hex. */
    public static String send(BlockingStream stream, long total) throws IOException {
        MessageDigest digest = Crypto.sha256();
        for (long at = 0; at < total; at += CHUNK_BYTES) {
            byte[] chunk = at(at, (int) Math.min(CHUNK_BYTES, total - at));
            digest.update(chunk);
            stream.write(chunk);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Reads to the end and returns the SHA-256. */
    public static byte[] drain(BlockingStream stream) throws IOException {
        MessageDigest digest = Crypto.sha256();
        byte[] buffer = new byte[CHUNK_BYTES];
        for (int count = stream.read(buffer, 0, buffer.length); count >= 0; ) {
            digest.update(buffer, 0, count);
            count = stream.read(buffer, 0, buffer.length);
        }
        return digest.digest();
    }

    /** The digest of so many bytes. */
    public static String digest(long total) {
        MessageDigest digest = Crypto.sha256();
        for (long at = 0; at < total; at += CHUNK_BYTES) {
            digest.update(at(at, (int) Math.min(CHUNK_BYTES, total - at)));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
