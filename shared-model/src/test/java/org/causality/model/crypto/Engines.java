package org.causality.model.crypto;

import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every provider by itself, native ones where this platform has them. */
final class Engines {
    private Engines() {}

    static Stream<Ed25519Engine<?>> ed25519() {
        return Stream.concat(Stream.of(new BouncyEd25519()), present(CorrettoEd25519::load));
    }

    static Stream<Secp256k1Engine> secp256k1() {
        return Stream.concat(Stream.of(new BouncySecp256k1()), present(AcinqSecp256k1::load));
    }

    @SuppressWarnings("CatchingUnchecked") // what a missing library throws is its own affair
    private static <E> Stream<E> present(Supplier<E> load) {
        try {
            return Stream.of(load.get());
        } catch (Exception | LinkageError e) {
            System.out.println("SKIPPED a native provider: " + e);
            return Stream.empty();
        }
    }
}
