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
        return read("/identity/vectors.json");
    }

    /** Certificates that name a peer, and one that does not. */
    public static JsonNode tls() {
        return read("/tls/vectors.json");
    }

    private static JsonNode read(String resource) {
        InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream(resource));
        return JsonMapper.shared().readTree(in);
    }

    /** A field in hex. */
    public static byte[] bytes(JsonNode node, String field) {
        return HexFormat.of().parseHex(node.get(field).asString());
    }
}
