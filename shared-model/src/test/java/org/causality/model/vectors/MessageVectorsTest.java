package org.causality.model.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.causality.model.VectorFile;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.key.Signature;
import org.causality.model.message.Draft;
import org.causality.model.message.Envelope;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.SignedHeader;
import org.causality.model.message.TimeRule;
import org.causality.model.message.WireTopic;
import org.causality.model.network.Lane;
import org.causality.model.order.BlockHeight;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MessageVectorsTest {

    @Test
    void envelopesTheirSignaturesAndGossipIdsAreTheGoldenOnes() {
        VectorFile file = new VectorFile(
                "envelopes",
                "Envelopes as they travel: id, whether signature and payload hold, gossip id on their topics.");
        Payload payload = Samples.order();
        Envelope good = Samples.envelope(Samples.fullHeader(), payload.encode());
        add(file, "an order", good);
        add(
                file,
                "a certificate, first of a feed",
                Samples.envelope(Samples.firstHeader(), new Payload.KeyCertificate(Samples.certificate()).encode()));
        add(file, "swapped payload of the same length", new Envelope(good.signed(), flipped(good.payload())));
        add(file, "empty payload", new Envelope(good.signed(), Bytes.EMPTY));
        add(
                file,
                "forged signature",
                forged(good, flipped(good.signed().signature().bytes())));
        add(
                file,
                "signed by another key",
                new Envelope(SignedHeader.sign(good.header(), Samples.STRANGER), good.payload()));
        for (JsonNode vector : file.check()) {
            Envelope envelope = Envelope.decode(bytes(vector, "encoded")).orThrow();
            assertThat(envelope.encode()).isEqualTo(bytes(vector, "encoded"));
            assertThat(envelope.signed().signatureHolds()).isEqualTo(flag(vector, "signatureHolds"));
            assertThat(envelope.payloadHolds()).isEqualTo(flag(vector, "payloadHolds"));
        }
    }

    @Test
    void draftIdsAreTheGoldenOnes() {
        VectorFile file = new VectorFile(
                "drafts", "The draft id from type, content id and dependencies; the signature of an order has no say.");
        for (Payload payload : Samples.payloads()) {
            add(file, new Draft(payload, List.of(), List.of()));
        }
        add(
                file,
                new Draft(Samples.order(), Samples.ids("dependency ", 3), List.of(new BlockHeight(Samples.CHAIN, 9))));
        for (JsonNode vector : file.check()) {
            Draft draft = Draft.decode(bytes(vector, "encoded")).orThrow();
            assertThat(draft.encode()).isEqualTo(bytes(vector, "encoded"));
            assertThat(draft.id().hex()).isEqualTo(vector.get("id").asString());
        }
    }

    @Test
    void payloadsComeBackFromTheirGoldenBytes() {
        VectorFile file = new VectorFile("payloads", "The canonical bytes of each payload this version defines.");
        for (Payload payload : Samples.payloads()) {
            file.add(
                    payload.type().seedName(),
                    "type",
                    payload.type().code(),
                    "encoded",
                    payload.encode().hex());
        }
        for (JsonNode vector : file.check()) {
            MessageType type = MessageType.ofCode(vector.get("type").asInt()).orElseThrow();
            assertThat(Payload.decode(type, bytes(vector, "encoded")))
                    .isInstanceOfSatisfying(
                            Decoded.Ok.class,
                            ok -> assertThat(((Payload) ok.value()).encode()).isEqualTo(bytes(vector, "encoded")));
        }
    }

    @Test
    void lanesFallIntoTheGoldenSlots() {
        VectorFile file = new VectorFile(
                "lanes", "The slot of a lane: first 8 bytes of SHA-256(tag, key), big-endian unsigned, modulo slots.");
        Stream.concat(
                        Stream.of(Bytes.EMPTY),
                        Stream.iterate(0, i -> i + 1)
                                .limit(20)
                                .map(i -> Samples.hash("lane " + i).toBytes()))
                .forEach(key -> file.add(
                        key.isEmpty() ? "network" : key.hex().substring(0, 10),
                        "key",
                        key.hex(),
                        "of4",
                        new Lane(key).slot(4),
                        "of16",
                        new Lane(key).slot(16)));
        assertThat(file.check()).hasSize(21);
    }

    @Test
    void timesHoldAsTheGoldenRuleSays() {
        VectorFile file = new VectorFile(
                "time-rules", "A time holds when it is 1 + the highest of previous, parents and dependencies.");
        time(file, "first message of a feed", "1", List.of());
        time(file, "first message with time 0", "0", List.of());
        time(file, "after previous alone", "6", List.of("5"));
        time(file, "after the highest of several", "10", List.of("5", "9", "2"));
        time(file, "a dependency is the highest", "101", List.of("5", "100"));
        time(file, "equal to what it rests on", "9", List.of("9"));
        time(file, "below what it rests on", "8", List.of("5", "9"));
        time(file, "one tick too many", "11", List.of("9", "5"));
        time(file, "2^63 out of nothing", "9223372036854775808", List.of("5"));
        time(file, "across the sign bit", "9223372036854775808", List.of("9223372036854775807"));
        time(file, "the last tick of time", "18446744073709551615", List.of("18446744073709551614"));
        time(file, "nothing follows the last tick", "0", List.of("18446744073709551615"));
        for (JsonNode vector : file.check()) {
            Stream<LamportTime> restsOn = vector.get("restsOn").valueStream().map(node -> time(node.asString()));
            assertThat(TimeRule.holds(time(vector.get("time").asString()), restsOn))
                    .as(vector.get("name").asString())
                    .isEqualTo(flag(vector, "holds"));
        }
    }

    private static void time(VectorFile file, String name, String time, List<String> restsOn) {
        boolean holds = TimeRule.holds(time(time), restsOn.stream().map(MessageVectorsTest::time));
        file.add(name, "time", time, "restsOn", restsOn, "holds", holds);
    }

    private static LamportTime time(String decimal) {
        return new LamportTime(Long.parseUnsignedLong(decimal));
    }

    private static void add(VectorFile file, String name, Envelope envelope) {
        MessageType type = MessageType.ofCode(envelope.header().type()).orElseThrow();
        WireTopic topic = WireTopic.bodies(envelope.header(), type);
        file.add(
                name,
                "encoded",
                envelope.encode().hex(),
                "header",
                envelope.signed().encoded().hex(),
                "payload",
                envelope.payload().hex(),
                "sender",
                envelope.header().sender().hex(),
                "signature",
                envelope.signed().signature().bytes().hex(),
                "id",
                envelope.id().hex(),
                "signatureHolds",
                envelope.signed().signatureHolds(),
                "payloadHolds",
                envelope.payloadHolds(),
                "topic",
                topic.name(),
                "gossipId",
                Envelope.gossipId(topic.name(), envelope.id()).hex(),
                "headersTopic",
                topic.headers().name(),
                "headersGossipId",
                Envelope.gossipId(topic.headers().name(), envelope.id()).hex());
    }

    private static void add(VectorFile file, Draft draft) {
        file.add(
                draft.payload().type().seedName() + ", " + draft.dependencies().size() + " dependencies",
                "type",
                draft.payload().type().code(),
                "contentId",
                draft.payload().contentId().hex(),
                "dependencies",
                draft.dependencies().stream().map(MessageId::hex).toList(),
                "id",
                draft.id().hex(),
                "encoded",
                draft.encode().hex());
    }

    private static Envelope forged(Envelope good, Bytes signature) {
        SignedHeader signed = good.signed();
        return new Envelope(
                new SignedHeader(signed.header(), signed.encoded(), signed.id(), new Signature(signature)),
                good.payload());
    }

    private static Bytes flipped(Bytes bytes) {
        byte[] changed = bytes.toArray();
        changed[changed.length / 2] ^= 1;
        return Bytes.wrap(changed);
    }

    private static Bytes bytes(JsonNode vector, String field) {
        return Bytes.parseHex(Objects.requireNonNull(vector.get(field)).asString());
    }

    private static boolean flag(JsonNode vector, String field) {
        return Objects.requireNonNull(vector.get(field)).asBoolean();
    }
}
