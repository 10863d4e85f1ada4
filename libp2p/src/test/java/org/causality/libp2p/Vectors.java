package org.causality.libp2p;

import java.io.InputStream;
import java.util.HexFormat;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Test vectors from the resources. */
public final class Vectors {
    private Vectors() {}

    /** Keys, ids, records and addresses; the file names their origin. */
    public static JsonNode identity() {
        InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/identity/vectors.json"));
        return JsonMapper.shared().readTree(in);
    }

    /** A field in hex. */
    public static byte[] bytes(JsonNode node, String field) {
        return HexFormat.of().parseHex(node.get(field).asString());
    }
}
