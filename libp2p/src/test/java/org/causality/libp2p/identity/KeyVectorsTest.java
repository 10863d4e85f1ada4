package org.causality.libp2p.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.causality.libp2p.Vectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Keys, peer ids and signatures of all four kinds, as the specification and js-libp2p have them. */
final class KeyVectorsTest {
    static Stream<JsonNode> keys() {
        return Vectors.identity().get("keys").valueStream();
    }

    private static PublicKey key(JsonNode vector) {
        return PublicKey.parse(Vectors.bytes(vector, "publicKey"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theKeyIsReadAndWrittenAlike(JsonNode vector) {
        assertThat(key(vector).type().name())
                .isEqualTo(vector.get("type").asString().toUpperCase(Locale.ROOT));
        assertThat(key(vector).encoded()).isEqualTo(Vectors.bytes(vector, "publicKey"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void thePeerIdIsTheSameInAllItsForms(JsonNode vector) {
        PeerId id = key(vector).peerId();
        assertThat(id).hasToString(vector.get("peerId").asString());
        assertThat(id.toCid()).isEqualTo(vector.get("cid").asString());
        assertThat(PeerId.parse(vector.get("peerId").asString())).isEqualTo(id);
        assertThat(PeerId.parse(vector.get("cid").asString())).isEqualTo(id);
        assertThat(PeerId.ofBytes(id.bytes())).isEqualTo(id);
        assertThat(id.matches(key(vector))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theSignatureHoldsAndAChangedOneDoesNot(JsonNode vector) {
        byte[] message = Vectors.bytes(vector, "message");
        byte[] signature = Vectors.bytes(vector, "signature");
        assertThat(key(vector).verify(message, signature)).isTrue();
        signature[signature.length - 1] ^= 1;
        assertThat(key(vector).verify(message, signature)).isFalse();
        assertThat(key(vector).verify(message, new byte[0])).isFalse();
    }
}
