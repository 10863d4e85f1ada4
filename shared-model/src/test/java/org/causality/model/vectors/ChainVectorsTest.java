package org.causality.model.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.causality.model.VectorFile;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EffectKind;
import org.causality.model.chain.EventId;
import org.causality.model.chain.EventKind;
import org.causality.model.chain.EventPlace;
import org.causality.model.chain.LightClientProof;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.json.EventJson;
import org.causality.model.json.LightClientProofJson;
import org.causality.model.order.Finality;
import org.causality.model.order.TimeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChainVectorsTest {

    @Test
    void eventsAndTheirIdsAreTheGoldenOnes() {
        VectorFile file = new VectorFile(
                "events", "Cross-chain events: canonical bytes, and the id, which follows from kind and place alone.");
        for (CrossChainEvent event : ChainSamples.events()) {
            file.add(
                    event.kind() + " " + event.id().value().shortHex(),
                    "event",
                    EventJson.of(event),
                    "encoded",
                    event.encode().hex());
        }
        for (JsonNode vector : file.check()) {
            Bytes encoded = Bytes.parseHex(vector.get("encoded").asString());
            CrossChainEvent event = CrossChainEvent.decode(encoded).orThrow();
            assertThat(event.encode()).isEqualTo(encoded);
            assertThat(event.id().hex()).isEqualTo(vector.get("event").get("id").asString());
        }
    }

    @Test
    void effectsAreNamedByTheirPlaceOrByWhatAsksForThem() {
        VectorFile file = new VectorFile(
                "effects", "Effect ids: of something seen on its chain, and of something not in a block yet.");
        for (EffectKind kind : EffectKind.values()) {
            file.add(
                    "seen " + kind,
                    "kind",
                    kind.code(),
                    "place",
                    EventJson.of(ChainSamples.purchase()),
                    "cause",
                    "",
                    "id",
                    EffectId.of(kind, ChainSamples.log()).hex());
        }
        Bytes32 cause = Samples.fullOrder(Samples.ethereumOwner()).id().value();
        file.add(
                "expected",
                "kind",
                EffectKind.INVOKE.code(),
                "place",
                EventJson.of(ChainSamples.purchase()),
                "cause",
                cause.hex(),
                "id",
                EffectId.expected(EffectKind.INVOKE, Samples.CHAIN, cause, ChainSamples.CONTRACT)
                        .hex());
        assertThat(file.check())
                .extracting(vector -> vector.get("id").asString())
                .doesNotHaveDuplicates();
    }

    @Test
    void proofsAreTheGoldenOnes() {
        VectorFile file = new VectorFile("light-client-proofs", "Light-client proofs on their own: canonical bytes.");
        for (LightClientProof proof : ChainSamples.proofs()) {
            LightClientProofJson json = LightClientProofJson.of(proof);
            file.add(
                    json.proof().kind() + " " + json.finality(),
                    "proof",
                    json,
                    "encoded",
                    proof.encode().hex());
        }
        for (JsonNode vector : file.check()) {
            Bytes encoded = Bytes.parseHex(vector.get("encoded").asString());
            assertThat(LightClientProof.decode(encoded).orThrow().encode()).isEqualTo(encoded);
        }
    }

    @Test
    void whatIsNoEventIsRefused() {
        VectorFile file = new VectorFile("events-invalid", "Bytes every decoder must refuse as a cross-chain event.");
        malformed().forEach((why, bytes) -> file.add(why, "encoded", bytes.hex()));
        for (JsonNode vector : file.check()) {
            assertThat(CrossChainEvent.decode(
                            Bytes.parseHex(vector.get("encoded").asString())))
                    .as(vector.get("name").asString())
                    .isInstanceOf(Decoded.Malformed.class);
        }
    }

    @Test
    void whoSawItWhenAndHowFinalHasNoSayInTheId() {
        assertThat(ChainSamples.price().id())
                .isEqualTo(ChainSamples.zeroWithoutProof().id());
        assertThat(ChainSamples.price().id())
                .isEqualTo(ChainSamples.priceRetracted().retracts())
                .isNotEqualTo(ChainSamples.priceRetracted().id());
    }

    @Test
    void anotherSlotOfTheSameContractIsAnotherEvent() {
        EventPlace price = ChainSamples.state();
        EventPlace other = EventPlace.ofSlot(
                price.chain(), price.height(), price.blockHash(), price.emitter(), Bytes.parseHex("0x04"));
        assertThat(EventId.of(EventKind.STATE_VALUE, price)).isNotEqualTo(EventId.of(EventKind.STATE_VALUE, other));
    }

    private static Map<String, Bytes> malformed() {
        Bytes good = ChainSamples.price().encode();
        Map<String, Bytes> cases = new LinkedHashMap<>();
        cases.put("nothing", Bytes.EMPTY);
        cases.put("truncated by one byte", Bytes.copyOf(good.toArray(), 0, good.size() - 1));
        cases.put("value with a leading zero", new Fields().value("0x0005").encode());
        cases.put(
                "value of 33 bytes", new Fields().value("0x" + "11".repeat(33)).encode());
        cases.put("no kind", new Fields().kind(0).encode());
        cases.put("unknown kind", new Fields().kind(4).encode());
        cases.put("unknown finality", new Fields().claimed(3).encode());
        cases.put(
                "state with a transaction",
                new Fields().place(ChainSamples.log()).encode());
        cases.put("log without a transaction", new Fields().kind(2).encode());
        cases.put("state with topics", new Fields().topics(1).encode());
        cases.put(
                "log with five topics",
                new Fields().place(ChainSamples.log()).kind(2).topics(4).encode());
        cases.put("retraction of nothing", new Fields().kind(3).value("0x").encode());
        cases.put(
                "retraction of another place",
                new Fields()
                        .kind(3)
                        .value("0x")
                        .retracts(Samples.hash("another"))
                        .encode());
        cases.put(
                "retraction with a value",
                new Fields().kind(3).retracts(ChainSamples.price().id().value()).encode());
        cases.put(
                "state that retracts",
                new Fields().retracts(ChainSamples.price().id().value()).encode());
        cases.put("no map of time", new Fields().withoutMap().encode());
        cases.put("empty emitter", new Fields().emitter("0x").encode());
        cases.put(
                "emitter of 33 bytes",
                new Fields().emitter("0x" + "11".repeat(33)).encode());
        cases.put("receipt proof for state", new Fields().proof(3, 2).encode());
        cases.put("proof without nodes", new Fields().proof(2, 0).encode());
        cases.put("proof of 65 nodes", new Fields().proof(2, 65).encode());
        cases.put("unknown kind of proof", new Fields().proof(4, 1).encode());
        return cases;
    }

    /** Writes what the record would refuse to hold. */
    private static final class Fields {
        private EventPlace place = ChainSamples.state();
        private String emitter = ChainSamples.CONTRACT.hex();
        private int kind = 1;
        private int topics;
        private String value = "0x05";
        private int claimed = Finality.SAFE.code();
        private boolean map = true;
        private int proofKind;
        private int proofNodes;
        private Bytes32 retracts = new Bytes32(0, 0, 0, 0);

        Fields place(EventPlace other) {
            place = other;
            return this;
        }

        Fields emitter(String hex) {
            emitter = hex;
            return this;
        }

        Fields kind(int code) {
            kind = code;
            return this;
        }

        Fields topics(int count) {
            topics = count;
            return this;
        }

        Fields value(String hex) {
            value = hex;
            return this;
        }

        Fields claimed(int code) {
            claimed = code;
            return this;
        }

        Fields withoutMap() {
            map = false;
            return this;
        }

        Fields proof(int code, int nodes) {
            proofKind = code;
            proofNodes = nodes;
            return this;
        }

        Fields retracts(Bytes32 id) {
            retracts = id;
            return this;
        }

        Bytes encode() {
            CanonicalWriter out = new CanonicalWriter();
            out.message(1, this, Fields::writePlace).uint(2, kind);
            out.ids(3, ComputationSamples.words("topic ", topics), topic -> topic);
            out.bytes(4, Bytes.parseHex(value)).uint(5, claimed);
            out.bytes32(6, Samples.OPERATOR.publicKey().value());
            if (map) {
                out.message(7, TimeMap.EMPTY, TimeMap::write);
            }
            if (proofKind != 0) {
                out.message(8, this, Fields::writeProof);
            }
            return out.bytes(9, retracts.equals(new Bytes32(0, 0, 0, 0)) ? Bytes.EMPTY : retracts.toBytes())
                    .toBytes();
        }

        private static void writePlace(Fields fields, CanonicalWriter out) {
            EventPlace place = fields.place;
            Bytes32 transaction = place.transaction();
            out.text(1, place.chain().value()).uint(2, place.height()).bytes32(3, place.blockHash());
            out.bytes(4, transaction == null ? Bytes.EMPTY : transaction.toBytes())
                    .uint(5, place.index());
            out.bytes(6, Bytes.parseHex(fields.emitter)).bytes(7, place.key());
        }

        private static void writeProof(Fields fields, CanonicalWriter out) {
            List<Bytes32> nodes = ComputationSamples.words("node ", fields.proofNodes);
            out.uint(1, fields.proofKind).ids(fields.proofKind == 3 ? 4 : 2, nodes, node -> node);
        }
    }
}
