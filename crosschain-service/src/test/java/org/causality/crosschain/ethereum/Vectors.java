package org.causality.crosschain.ethereum;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors under {@code ethereum-execution}; its README says where each comes from. */
public final class Vectors {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Vectors() {}

    public static JsonNode file(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream("/ethereum-execution/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no vector file " + name);
            }
            return JSON.readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Stream<JsonNode> cases(String name) {
        List<JsonNode> all = new ArrayList<>();
        file(name).path("cases").forEach(all::add);
        return all.stream();
    }

    public static JsonNode one(String name, String id) {
        return cases(name)
                .filter(c -> id.equals(c.path("id").asString()))
                .findAny()
                .orElseThrow();
    }

    public static String expect(JsonNode vector) {
        return vector.path("expect").asString();
    }

    /** What a wrong vector must be refused for: named by the end of its id, and never left open. */
    public static <F> F fault(Map<String, F> faults, JsonNode vector) {
        String id = vector.path("id").asString();
        return Objects.requireNonNull(
                faults.get(id.substring(id.indexOf("--") + 2)), () -> "no fault is named for " + id);
    }

    public static Bytes bytes(JsonNode hex) {
        return Bytes.parseHex(hex.asString());
    }

    public static Bytes32 bytes32(JsonNode hex) {
        return Bytes32.parseHex(hex.asString());
    }

    public static BigInteger quantity(JsonNode hex) {
        String digits = hex.asString().substring(2);
        return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits, 16);
    }

    public static List<Bytes> nodes(JsonNode array) {
        List<Bytes> nodes = new ArrayList<>();
        array.forEach(node -> nodes.add(bytes(node)));
        return nodes;
    }
}
