package org.causality.libp2p.noise;

/** Reads what comes inside a signature or a cipher, so that it can be tried without one. */
public final class NoisePayloadBytes {
    private NoisePayloadBytes() {}

    /** What stands there. */
    public static Object read(byte[] bytes) {
        return NoisePayload.parse(bytes);
    }
}
