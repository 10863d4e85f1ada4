package org.causality.devnet.story.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.causality.devnet.story.canonical.MalformedOctetsException;
import org.causality.devnet.story.canonical.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The client's own reading of the golden vectors, the same the network's code is held to. */
class GoldenVectorsTest {

    private static final Path VECTORS = Path.of("..", "shared-model", "src", "test", "resources", "vectors");
    private static final Octets MEMBER_KEY =
            Octets.ofHex("0xcffe9384ccf0c159357bbe21d3028430397926d93b316b99203733c061cecbd1");
    private static final Genesis.Member MEMBER = new Genesis.Member("op1", MEMBER_KEY, 1);
    private static final Genesis GENESIS = new Genesis("vectors-1", 1, 16, List.of(MEMBER));

    @ParameterizedTest
    @MethodSource("envelopes")
    void envelopes(JsonNode vector) {
        Envelope envelope = Envelope.parse(hex(vector, "encoded"));
        assertThat(envelope.id()).isEqualTo(hex(vector, "id"));
        assertThat(envelope.headerBytes()).isEqualTo(hex(vector, "header"));
        boolean good = vector.path("signatureHolds").asBoolean()
                && vector.path("payloadHolds").asBoolean();
        assertThat(envelope.flaw(GENESIS).isEmpty()).isEqualTo(good);
    }

    static Stream<JsonNode> envelopes() throws IOException {
        return vectors("envelopes");
    }

    @ParameterizedTest
    @MethodSource("receipts")
    void receipts(JsonNode vector) {
        Octets encoded = hex(vector, "encoded");
        Optional<String> flaw = flawOf(() -> Receipt.parse(encoded).flaw(GENESIS, hex(vector, "subject"), MEMBER));
        assertThat(flaw.isEmpty()).isEqualTo(vector.path("holds").asBoolean());
    }

    static Stream<JsonNode> receipts() throws IOException {
        return vectors("receipts");
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void certificates(JsonNode vector) {
        long purpose = vector.path("purpose").asLong();
        Octets encoded = hex(vector, "encoded");
        Optional<String> flaw = flawOf(() -> Certificate.parse(encoded).flaw(GENESIS, purpose, MEMBER));
        assertThat(flaw.isEmpty()).isEqualTo(vector.path("vouched").asBoolean());
    }

    static Stream<JsonNode> certificates() throws IOException {
        return vectors("certificates");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void orders(JsonNode vector) {
        assertThat(SignedContent.ofOrder(hex(vector, "encoded")).id()).isEqualTo(hex(vector, "id"));
    }

    static Stream<JsonNode> orders() throws IOException {
        return vectors("orders");
    }

    @ParameterizedTest
    @MethodSource("cancellations")
    void cancellations(JsonNode vector) {
        SignedContent content = SignedContent.ofCancellation(hex(vector, "encoded"));
        assertThat(content.id()).isEqualTo(hex(vector, "contentId"));
        assertThat(content.walletSignature()).isEqualTo(hex(vector, "signature"));
    }

    static Stream<JsonNode> cancellations() throws IOException {
        return vectors("cancellations");
    }

    private static Stream<JsonNode> vectors(String name) throws IOException {
        byte[] file = Files.readAllBytes(VECTORS.resolve(name + ".json"));
        return JsonMapper.shared().readTree(file).path("vectors").values().stream();
    }

    private static Octets hex(JsonNode vector, String field) {
        return Octets.ofHex(vector.path(field).asString());
    }

    private static Optional<String> flawOf(Supplier<Optional<String>> check) {
        try {
            return check.get();
        } catch (MalformedOctetsException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
