package org.causality.libp2p;

import java.util.function.Consumer;
import org.causality.libp2p.multiformats.MalformedException;

/** Checks that a decoder does one of two things with whatever it is given. */
public final class Hostile {
    private Hostile() {}

    /** Passes when {@code decoder} accepts or throws {@link MalformedException}; anything else gets through. */
    public static <T> void acceptOrReject(T input, Consumer<T> decoder) {
        try {
            decoder.accept(input);
        } catch (MalformedException _) {
            // rejected, as it may be
        }
    }
}
