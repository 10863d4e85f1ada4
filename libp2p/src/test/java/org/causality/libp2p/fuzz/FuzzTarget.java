package org.causality.libp2p.fuzz;

import java.util.Arrays;

/**
 * What Jazzer calls. The property {@code fuzz.decoder} names a decoder; without it the first byte of each input chooses
 * one.
 */
public final class FuzzTarget {
    private static final String NAME = System.getProperty("fuzz.decoder", "");
    private static final Decoder[] ALL = Decoder.values();

    private FuzzTarget() {}

    /** One execution. */
    public static void fuzzerTestOneInput(byte[] in) {
        if (!NAME.isEmpty()) {
            Bound.holds(Decoder.valueOf(NAME), in);
        } else if (in.length > 0) {
            Bound.holds(ALL[(in[0] & 0xff) % ALL.length], Arrays.copyOfRange(in, 1, in.length));
        }
    }
}
