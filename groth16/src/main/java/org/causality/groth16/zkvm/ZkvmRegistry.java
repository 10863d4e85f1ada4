package org.causality.groth16.zkvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.causality.groth16.verify.Decoded;
import org.causality.groth16.verify.Groth16Verifier;
import org.causality.groth16.verify.Reason;
import org.causality.groth16.verify.Verdict;
import org.causality.groth16.verify.VerifyingKey;

/** Which system and version a proof is from, by its selector, and its verdict. Thread safe. */
public final class ZkvmRegistry {
    private static final Octets RISC_ZERO_CONTROL_ID =
            Octets.ofHex("04446e66d300eb7fb45c9726bb53c793dda407a62e9601618bb43c5c14657ac0");

    private final Map<Octets, Zkvm> bySelector;
    private final Map<String, Groth16Verifier> prepared = new ConcurrentHashMap<>();

    private ZkvmRegistry(List<Zkvm> versions) {
        bySelector = versions.stream().collect(Collectors.toUnmodifiableMap(Zkvm::selector, Function.identity()));
    }

    /** All versions whose keys are in this module. Keys are prepared when first needed. */
    public static ZkvmRegistry published() {
        return new ZkvmRegistry(List.of(
                new Zkvm.Sp1(Octets.ofHex("11b6a09d"), "v4.0.0-rc.3", "sp1-v4.0.0-rc3.vkey"),
                new Zkvm.Sp1(Octets.ofHex("a4594c59"), "v5.0.0", "sp1-v5.0.0.vkey"),
                new Zkvm.Sp1WithRoot(
                        Octets.ofHex("0e78f4db"),
                        "v6.0.0",
                        "sp1-v6.0.0.vkey",
                        Octets.ofHex("008cd56e10c2fe24795cff1e1d1f40d3a324528d315674da45d26afb376e8670")),
                new Zkvm.Sp1WithRoot(
                        Octets.ofHex("4388a21c"),
                        "v6.1.0",
                        "sp1-v6.1.0.vkey",
                        Octets.ofHex("002f850ee998974d6cc00e50cd0814b098c05bfade466d28573240d057f25352")),
                riscZero("bb001d44", "v2.2", "ce52bf56033842021af3cf6db8a50d1b7535c125a34f1a22c6fdcf002c5a1529"),
                riscZero("73c457ba", "v3.0", "a54dc85ac99f851c92d7c96d7318af41dbe7c0194edfcc37eb4d422a998c1f56"),
                riscZero("c27d1bc0", "v5.0", "b1f64013f70bbb386a8b3a3d63552c5cb5ea4a549ec7fb1ecc2a031dbf488167")));
    }

    private static Zkvm riscZero(String selector, String version, String controlRoot) {
        return new Zkvm.RiscZero(
                Octets.ofHex(selector), version, "risc0.vkey", Octets.ofHex(controlRoot), RISC_ZERO_CONTROL_ID);
    }

    /** Who made the proof, by its first four bytes. */
    public Decoded<Zkvm> find(Octets proof) {
        if (proof.length() < Zkvm.SELECTOR_BYTES) {
            return Decoded.refused(Reason.MALFORMED, proof.length() + " bytes");
        }
        Octets selector = proof.part(0, Zkvm.SELECTOR_BYTES);
        Zkvm zkvm = bySelector.get(selector);
        return zkvm == null
                ? Decoded.refused(Reason.UNKNOWN_SELECTOR, "selector " + selector)
                : new Decoded.Good<>(zkvm);
    }

    /** Whether the proof, as published with its selector, proves the claim. */
    public Verdict verify(Octets proof, Claim claim) {
        return switch (find(proof).then(zkvm -> check(zkvm, proof, claim))) {
            case Decoded.Good<Verdict>(Verdict verdict) -> verdict;
            case Decoded.Refused<Verdict>(Reason reason, String what) -> new Verdict.Invalid(reason, what);
        };
    }

    private Decoded<Verdict> check(Zkvm zkvm, Octets proof, Claim claim) {
        return zkvm.statement(proof, claim)
                .then(statement -> new Decoded.Good<>(verifier(zkvm).verify(statement)));
    }

    /** The verifier of a version, for batches of {@link Zkvm#statement} under one key. */
    public Groth16Verifier verifier(Zkvm zkvm) {
        return prepared.computeIfAbsent(zkvm.keyFile(), ZkvmRegistry::prepare);
    }

    private static Groth16Verifier prepare(String file) {
        return key(file).then(Groth16Verifier::prepare).orThrow();
    }

    /** A published key. */
    static Decoded<VerifyingKey> key(String file) {
        try (InputStream in = Objects.requireNonNull(ZkvmRegistry.class.getResourceAsStream(file), file)) {
            String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII).replace("\n", "");
            return VerifyingKey.decode(HexFormat.of().parseHex(hex));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key " + file, e);
        }
    }
}
