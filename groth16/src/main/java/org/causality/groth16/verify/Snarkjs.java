package org.causality.groth16.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Proofs, keys and inputs in the layout of snarkjs' JSON files, as maps, lists and decimal strings: any JSON library
 * turns them into text and back. A point of G1 is [x, y, z], one of G2 [[x0, x1], [y0, y1], [z0, z1]]; z is 1, or 0 for
 * infinity.
 */
public final class Snarkjs {
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,77}");

    private Snarkjs() {}

    // ---- reading

    /** Fields pi_a, pi_b, pi_c; others are not looked at. */
    public static Decoded<Proof> proof(Map<String, ?> json) {
        return guarded("proof", () -> new Proof(g1(json.get("pi_a")), g2(json.get("pi_b")), g1(json.get("pi_c"))));
    }

    /** Fields vk_alpha_1, vk_beta_2, vk_gamma_2, vk_delta_2, IC; others are not looked at. */
    public static Decoded<VerifyingKey> key(Map<String, ?> json) {
        return guarded(
                "verifying key",
                () -> new VerifyingKey(
                        g1(json.get("vk_alpha_1")),
                        g2(json.get("vk_beta_2")),
                        g2(json.get("vk_gamma_2")),
                        g2(json.get("vk_delta_2")),
                        list(json.get("IC"), VerifyingKey.INPUTS_MAX + 1).stream()
                                .map(Snarkjs::g1)
                                .toList()));
    }

    /** A PLONK proof: fields A, B, C, Z, T1 to T3, Wxi, Wxiw and eval_a, b, c, s1, s2, zw; others are not looked at. */
    public static Decoded<PlonkProof> plonkProof(Map<String, ?> json) {
        return guarded(
                "PLONK proof",
                () -> new PlonkProof(
                        all(json, Snarkjs::g1, "A", "B", "C"),
                        g1(json.get("Z")),
                        all(json, Snarkjs::g1, "T1", "T2", "T3"),
                        g1(json.get("Wxi")),
                        g1(json.get("Wxiw")),
                        all(json, Snarkjs::number, "eval_a", "eval_b", "eval_c", "eval_s1", "eval_s2", "eval_zw")));
    }

    /** A PLONK key: fields nPublic, power, k1, k2, Qm, Ql, Qr, Qo, Qc, S1 to S3, X_2, w; others are not looked at. */
    public static Decoded<PlonkKey> plonkKey(Map<String, ?> json) {
        return guarded(
                "PLONK verifying key",
                () -> new PlonkKey(
                        count(json.get("nPublic"), VerifyingKey.INPUTS_MAX),
                        count(json.get("power"), PlonkKey.POWER_MAX),
                        number(json.get("k1")),
                        number(json.get("k2")),
                        all(json, Snarkjs::g1, "Qm", "Ql", "Qr", "Qo", "Qc"),
                        all(json, Snarkjs::g1, "S1", "S2", "S3"),
                        g2(json.get("X_2")),
                        number(json.get("w"))));
    }

    private static <T> List<T> all(Map<String, ?> json, Function<@Nullable Object, T> reading, String... fields) {
        List<T> all = new ArrayList<>();
        for (String field : fields) {
            all.add(reading.apply(json.get(field)));
        }
        return all;
    }

    private static int count(@Nullable Object json, int max) {
        if (!(json instanceof Integer count) || count < 1 || count > max) {
            throw new Unreadable();
        }
        return count;
    }

    /** Decimal strings, canonical or not. */
    public static Decoded<List<BigInteger>> inputs(List<?> json) {
        return guarded(
                "public inputs",
                () -> list(json, VerifyingKey.INPUTS_MAX).stream()
                        .map(Snarkjs::number)
                        .toList());
    }

    private static <T> Decoded<T> guarded(String what, Supplier<T> reading) {
        try {
            return new Decoded.Good<>(reading.get());
        } catch (Unreadable _) {
            return Decoded.refused(Reason.MALFORMED, what);
        }
    }

    private static RawG1 g1(@Nullable Object json) {
        List<?> parts = exactly(3, json);
        return isAffine(number(parts.get(2)))
                ? new RawG1(number(parts.get(0)), number(parts.get(1)))
                : new RawG1(BigInteger.ZERO, BigInteger.ZERO);
    }

    private static RawG2 g2(@Nullable Object json) {
        List<?> parts = exactly(3, json);
        List<?> x = exactly(2, parts.get(0));
        List<?> y = exactly(2, parts.get(1));
        List<?> z = exactly(2, parts.get(2));
        if (number(z.get(1)).signum() != 0) {
            throw new Unreadable();
        }
        return isAffine(number(z.get(0)))
                ? new RawG2(number(x.get(0)), number(x.get(1)), number(y.get(0)), number(y.get(1)))
                : new RawG2(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);
    }

    private static boolean isAffine(BigInteger z) {
        if (z.bitLength() > 1) {
            throw new Unreadable();
        }
        return z.signum() != 0;
    }

    private static List<?> exactly(int size, @Nullable Object json) {
        List<?> list = list(json, size);
        if (list.size() != size) {
            throw new Unreadable();
        }
        return list;
    }

    private static List<?> list(@Nullable Object json, int sizeMax) {
        if (!(json instanceof List<?> list) || list.isEmpty() || list.size() > sizeMax) {
            throw new Unreadable();
        }
        return list;
    }

    private static BigInteger number(@Nullable Object json) {
        if (!(json instanceof String text) || !DECIMAL.matcher(text).matches()) {
            throw new Unreadable();
        }
        BigInteger number = new BigInteger(text);
        if (!Words.isWord(number)) {
            throw new Unreadable();
        }
        return number;
    }

    /** Thrown and caught inside this class only. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("not the layout of snarkjs", null, false, false);
        }
    }

    // ---- writing

    public static Map<String, Object> of(Proof proof) {
        return Map.of(
                "pi_a",
                of(proof.a()),
                "pi_b",
                of(proof.b()),
                "pi_c",
                of(proof.c()),
                "protocol",
                "groth16",
                "curve",
                "bn128");
    }

    public static Map<String, Object> of(VerifyingKey key) {
        List<Object> points = new ArrayList<>();
        key.inputPoints().forEach(point -> points.add(of(point)));
        return Map.of(
                "protocol",
                "groth16",
                "curve",
                "bn128",
                "nPublic",
                key.inputs(),
                "vk_alpha_1",
                of(key.alpha()),
                "vk_beta_2",
                of(key.beta()),
                "vk_gamma_2",
                of(key.gamma()),
                "vk_delta_2",
                of(key.delta()),
                "IC",
                points);
    }

    public static List<String> of(List<BigInteger> inputs) {
        return inputs.stream().map(BigInteger::toString).toList();
    }

    private static List<String> of(RawG1 p) {
        return p.isInfinity() ? List.of("0", "1", "0") : List.of(p.x().toString(), p.y().toString(), "1");
    }

    private static List<List<String>> of(RawG2 p) {
        return List.of(
                List.of(p.x0().toString(), p.x1().toString()),
                List.of(p.y0().toString(), p.y1().toString()),
                List.of("1", "0"));
    }
}
