package org.causality.model.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.causality.model.VectorFile;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.key.SigningKey;
import org.causality.model.message.EquivocationEvidence;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.SignedHeader;
import org.causality.model.network.NetworkId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EquivocationVectorsTest {
    private static final SignedHeader ONE = signed(Samples.NETWORK, 1, 7, 300, Samples.FEED);
    private static final SignedHeader OTHER = signed(Samples.NETWORK, 1, 8, 300, Samples.FEED);

    @Test
    void evidenceIsTheGoldenOne() {
        VectorFile file = new VectorFile(
                "equivocations",
                "Bodies of EquivocationProof: whether they are evidence at all, and whether the accused signed both.");
        add(file, "two headers of one feed at one place", ONE, OTHER);
        add(file, "one of them not signed by the accused", ONE, resigned(OTHER));
        refused(file, "the same header twice", ONE, ONE);
        refused(file, "the higher id first", max(ONE, OTHER), min(ONE, OTHER));
        refused(file, "another sequence", ONE, signed(Samples.NETWORK, 1, 8, 301, Samples.FEED));
        refused(file, "another feed", ONE, signed(Samples.NETWORK, 1, 8, 300, Samples.STRANGER));
        refused(file, "another network", ONE, signed(Samples.OTHER_NETWORK, 1, 8, 300, Samples.FEED));
        refused(file, "an ephemeral message", ONE, signed(Samples.NETWORK, 9, 8, 300, Samples.FEED));
        for (JsonNode vector : file.check()) {
            Bytes encoded = Bytes.parseHex(vector.get("encoded").asString());
            Decoded<Payload> decoded = Payload.decode(MessageType.EQUIVOCATION_PROOF, encoded);
            if (vector.get("evidence").asBoolean()) {
                Payload.EquivocationProof proof = (Payload.EquivocationProof) decoded.orThrow();
                assertThat(proof.encode()).isEqualTo(encoded);
                assertThat(proof.evidence().holds())
                        .isEqualTo(vector.get("holds").asBoolean());
                assertThat(proof.contentId().hex())
                        .isEqualTo(vector.get("contentId").asString());
            } else {
                assertThat(decoded).as(vector.get("name").asString()).isInstanceOf(Decoded.Malformed.class);
            }
        }
    }

    @Test
    void whoeverMeetsWhichFirstTheEvidenceIsTheSame() {
        assertThat(EquivocationEvidence.of(ONE, OTHER)).isEqualTo(EquivocationEvidence.of(OTHER, ONE));
    }

    @Test
    void aThirdHeaderAtThePlaceIsTheSameAccusation() {
        SignedHeader third = signed(Samples.NETWORK, 1, 9, 300, Samples.FEED);
        assertThat(new Payload.EquivocationProof(EquivocationEvidence.of(ONE, third)).contentId())
                .isEqualTo(new Payload.EquivocationProof(EquivocationEvidence.of(ONE, OTHER)).contentId());
    }

    private static void add(VectorFile file, String name, SignedHeader one, SignedHeader other) {
        EquivocationEvidence evidence = EquivocationEvidence.of(one, other);
        Payload.EquivocationProof proof = new Payload.EquivocationProof(evidence);
        file.add(
                name,
                "encoded",
                proof.encode().hex(),
                "evidence",
                true,
                "network",
                Samples.NETWORK.value(),
                "feed",
                evidence.feed().hex(),
                "sequence",
                Json.number(evidence.sequence()),
                "headers",
                headers(List.of(evidence.first(), evidence.second())),
                "holds",
                evidence.holds(),
                "contentId",
                proof.contentId().hex());
    }

    private static List<List<String>> headers(List<SignedHeader> headers) {
        return headers.stream()
                .map(signed -> List.of(
                        signed.encoded().hex(), signed.signature().bytes().hex()))
                .toList();
    }

    private static void refused(VectorFile file, String name, SignedHeader first, SignedHeader second) {
        boolean asGiven = name.contains("twice") || name.contains("higher");
        SignedHeader low = asGiven ? first : min(first, second);
        SignedHeader high = asGiven ? second : max(first, second);
        Bytes encoded = new CanonicalWriter()
                .bytes(1, low.encode())
                .bytes(2, high.encode())
                .toBytes();
        file.add(name, "encoded", encoded.hex(), "evidence", false);
    }

    private static SignedHeader min(SignedHeader one, SignedHeader other) {
        return one.id().compareTo(other.id()) < 0 ? one : other;
    }

    private static SignedHeader max(SignedHeader one, SignedHeader other) {
        return one.id().compareTo(other.id()) < 0 ? other : one;
    }

    private static SignedHeader resigned(SignedHeader signed) {
        return new SignedHeader(
                signed.header(),
                signed.encoded(),
                signed.id(),
                Samples.STRANGER.sign(signed.id().value().toBytes()));
    }

    private static SignedHeader signed(NetworkId network, int type, long time, long sequence, SigningKey feed) {
        Header header = new Header(
                network,
                Header.VERSION,
                type,
                new LamportTime(time),
                Samples.id("previous"),
                sequence,
                List.of(),
                List.of(),
                List.of(),
                0,
                feed.publicKey(),
                Samples.hash("payload"),
                5);
        return SignedHeader.sign(header, feed);
    }
}
