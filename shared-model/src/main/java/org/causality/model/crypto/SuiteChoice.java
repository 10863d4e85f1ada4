package org.causality.model.crypto;

import java.util.function.Supplier;

/** Chooses providers by self-test: a native library that is absent, cannot load or answers wrongly is passed over. */
final class SuiteChoice {
    static final CryptoSuite PURE_JAVA = ComposedSuite.of(new BouncyEd25519(), new BouncySecp256k1(), "");
    static final CryptoSuite BEST = choose(CorrettoEd25519::load, AcinqSecp256k1::load);

    private SuiteChoice() {}

    /** A failing candidate is replaced alone: native secp256k1 stays when only native Ed25519 is missing. */
    static CryptoSuite choose(Supplier<Ed25519Engine<?>> nativeEd25519, Supplier<Secp256k1Engine> nativeSecp256k1) {
        Candidate<Ed25519Engine<?>> ed = candidate("Ed25519", nativeEd25519, new BouncyEd25519(), SelfTest::ed25519);
        Candidate<Secp256k1Engine> ec =
                candidate("secp256k1", nativeSecp256k1, new BouncySecp256k1(), SelfTest::secp256k1);
        CryptoSuite suite = ComposedSuite.of(ed.engine, ec.engine, ed.note + ec.note);
        SelfTest.hashes(suite);
        return suite;
    }

    // Whatever a native library throws while loading (linkage, IO, security) means the same: not here.
    @SuppressWarnings("CatchingUnchecked")
    private static <E> Candidate<E> candidate(String what, Supplier<E> wanted, E fallback, Check<E> check) {
        String problem;
        try {
            E engine = wanted.get();
            if (check.passes(engine)) {
                return new Candidate<>(engine, "");
            }
            problem = "wrong answers in the self-test";
        } catch (Exception | LinkageError e) {
            problem = e.toString();
        }
        if (!check.passes(fallback)) {
            throw new IllegalStateException("The pure-Java " + what + " failed its self-test: do not run on this JVM");
        }
        return new Candidate<>(fallback, "; native " + what + " passed over: " + problem);
    }

    private interface Check<E> {
        boolean passes(E engine);
    }

    private record Candidate<E>(E engine, String note) {}
}
