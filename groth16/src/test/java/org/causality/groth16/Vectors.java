package org.causality.groth16;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.causality.groth16.verify.Decoded;
import org.causality.groth16.verify.Groth16Verifier;
import org.causality.groth16.verify.Proof;
import org.causality.groth16.verify.Reason;
import org.causality.groth16.verify.Snarkjs;
import org.causality.groth16.verify.Statement;
import org.causality.groth16.verify.Verdict;
import org.causality.groth16.verify.VerifyingKey;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The folders of {@code src/test/resources/vectors}. */
public final class Vectors {
    public static final List<String> WITH_PROOF = List.of(
            "sp1-v4.0.0-rc3", "sp1-v6.0.0", "risc0-v2.2", "risc0-v3.0", "risc0-v5.0", "demo-chain", "demo-merkle");
    public static final List<String> KEY_ONLY = List.of("sp1-v5.0.0", "sp1-v6.1.0");
    public static final List<String> WITH_INVALID =
            List.of("sp1-v4.0.0-rc3", "sp1-v6.0.0", "risc0-v5.0", "demo-chain", "demo-merkle");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, Groth16Verifier> VERIFIERS = new ConcurrentHashMap<>();

    private Vectors() {}

    public static VerifyingKey key(String folder) {
        return Snarkjs.key(object(folder + "/vkey.json")).orThrow();
    }

    public static Groth16Verifier verifier(String folder) {
        return VERIFIERS.computeIfAbsent(
                folder, _ -> Groth16Verifier.prepare(key(folder)).orThrow());
    }

    public static Statement valid(String folder) {
        return new Statement(
                Snarkjs.proof(object(folder + "/proof.json")).orThrow(), inputs(list(folder + "/public.json")));
    }

    /** @param kind public, swapped, alias, offcurve or subgroup */
    public static Statement invalid(String folder, String kind) {
        Map<String, Object> file = object(folder + "/invalid-" + kind + ".json");
        Proof proof = Snarkjs.proof(
                        JSON.convertValue(file.get("proof"), new TypeReference<HashMap<String, Object>>() {}))
                .orThrow();
        return new Statement(
                proof, inputs(JSON.convertValue(file.get("public"), new TypeReference<List<Object>>() {})));
    }

    /** The public inputs of a folder alone. */
    public static List<BigInteger> inputs(String folder) {
        return inputs(list(folder + "/public.json"));
    }

    private static List<BigInteger> inputs(List<Object> json) {
        return Snarkjs.inputs(json).orThrow();
    }

    public static Map<String, Object> object(String file) {
        try (InputStream in = open(file)) {
            return JSON.readValue(in, new TypeReference<HashMap<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Map<String, Object> object, String field) {
        return Objects.requireNonNull(object.get(field), field).toString();
    }

    private static List<Object> list(String file) {
        try (InputStream in = open(file)) {
            return JSON.readValue(in, new TypeReference<List<Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + file), file);
    }

    /** The reason of a refusal; fails on a valid verdict. */
    public static Reason reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Invalid(Reason reason, String _) -> reason;
            case Verdict.Valid _ -> throw new AssertionError("accepted");
        };
    }

    /** The reason of a refusal; fails on something good. */
    public static <T> Reason reason(Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Refused<T>(Reason reason, String _) -> reason;
            case Decoded.Good<T>(T value) -> throw new AssertionError("accepted " + value);
        };
    }
}
