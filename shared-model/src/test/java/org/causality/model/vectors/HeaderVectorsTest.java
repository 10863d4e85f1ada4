package org.causality.model.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.model.vectors.Samples.NETWORK;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.causality.model.VectorFile;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Header;
import org.causality.model.message.MessageType;
import org.causality.model.message.SignedHeader;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HeaderVectorsTest {

    @Test
    void aHeadersBytesAndIdAreTheGoldenOnes() {
        VectorFile file = new VectorFile(
                "headers", "The canonical bytes of a header from its fields, and its id = SHA-256(tag, bytes).");
        add(file, "first of a feed", Samples.firstHeader());
        add(file, "every field set, lists full, last tick of time", Samples.fullHeader());
        add(file, "ephemeral", ephemeral());
        add(file, "a type this build does not know", unknownType());
        for (JsonNode vector : file.check()) {
            Bytes encoded = Bytes.parseHex(vector.get("encoded").asString());
            assertThat(Header.decode(encoded))
                    .isInstanceOfSatisfying(
                            Decoded.Ok.class,
                            ok -> assertThat(((Header) ok.value()).encode()).isEqualTo(encoded));
        }
    }

    @Test
    void whatIsNotCanonicalIsRefused() {
        VectorFile file = new VectorFile("headers-invalid", "Bytes every decoder must refuse as a header.");
        malformed().forEach((why, bytes) -> file.add(why, "encoded", bytes.hex()));
        for (JsonNode vector : file.check()) {
            assertThat(Header.decode(Bytes.parseHex(vector.get("encoded").asString())))
                    .as(vector.get("name").asString())
                    .isInstanceOf(Decoded.Malformed.class);
        }
    }

    private static void add(VectorFile file, String name, Header header) {
        SignedHeader signed = SignedHeader.sign(header, Samples.FEED);
        file.add(
                name,
                "header",
                Json.of(header),
                "encoded",
                signed.encoded().hex(),
                "id",
                signed.id().hex(),
                "signature",
                signed.signature().bytes().hex());
    }

    private static Header ephemeral() {
        Bytes payload = Samples.health().encode();
        return Samples.header(MessageType.NETWORK_HEALTH.code(), 43, null, 0, 0, 0, List.of(), 0, payload);
    }

    private static Header unknownType() {
        return Samples.header(9_999, 5, Samples.id("previous"), 1, 1, 0, List.of(), 0, Bytes.ascii("?"));
    }

    private static Map<String, Bytes> malformed() {
        Bytes good = Samples.firstHeader().encode();
        Bytes full = Samples.fullHeader().encode();
        Map<String, Bytes> cases = new LinkedHashMap<>();
        cases.put("nothing", Bytes.EMPTY);
        cases.put("truncated by one byte", Bytes.copyOf(full.toArray(), 0, full.size() - 1));
        cases.put("one byte more", Bytes.wrap(Arrays.copyOf(good.toArray(), good.size() + 1)));
        cases.put("unknown field 14 at the end", joined(good, new CanonicalWriter().uint(14, 1)));
        cases.put("field 13 twice", joined(good, new CanonicalWriter().uint(13, 1)));
        cases.put("fields out of order", joined(good, new CanonicalWriter().uint(2, 1)));
        cases.put("larger than a header may be", Bytes.wrap(new byte[Header.SIZE_MAX + 1]));
        cases.put("time as a varint that is not minimal", withRest("81" + "00", 4));
        cases.put("time as a varint of eleven bytes", withRest("ffffffffffffffffffff01", 4));
        cases.put("time above 2^64", withRest("ffffffffffffffffff02", 4));
        cases.put("time 0 written out", withRest("00", 4));
        cases.put("time as a fixed64", withRest("0100000000000000", "21"));
        cases.put("version 2", fields(2, 1, 1, 0));
        cases.put("version absent", fields(0, 1, 1, 0));
        cases.put("type absent", fields(1, 0, 1, 0));
        cases.put("type above 65535", fields(1, 65_536, 1, 0));
        cases.put("shard above its maximum", fields(1, 1, 1, 1_024));
        cases.put("sequence without previous", sequence(1, false));
        cases.put("previous without sequence", sequence(0, true));
        cases.put("parents unsorted", parents(Samples.id("parent 1").value(), new Bytes32(0, 0, 0, 1)));
        cases.put("parents twice the same", parents(new Bytes32(0, 0, 0, 1), new Bytes32(0, 0, 0, 1)));
        cases.put("eight parents", parents(ascending(8)));
        cases.put("a parent of 31 bytes", joined(head(), new CanonicalWriter().bytes(7, Bytes.wrap(new byte[31]))));
        cases.put("network in capitals", named("VECTORS"));
        cases.put("network of 17 characters", named("a".repeat(17)));
        cases.put("payload larger than a frame", payloadBytes(Header.PAYLOAD_SIZE_MAX + 1));
        return cases;
    }

    private static Bytes joined(Bytes before, CanonicalWriter after) {
        byte[] tail = after.toBytes().toArray();
        byte[] all = Arrays.copyOf(before.toArray(), before.size() + tail.length);
        System.arraycopy(tail, 0, all, before.size(), tail.length);
        return Bytes.wrap(all);
    }

    private static Bytes head() {
        return new CanonicalWriter()
                .text(1, NETWORK.value())
                .uint(2, 1)
                .uint(3, 1)
                .uint(4, 1)
                .toBytes();
    }

    private static String prefixHex() {
        return new CanonicalWriter()
                .text(1, NETWORK.value())
                .uint(2, 1)
                .uint(3, 1)
                .toBytes()
                .hex();
    }

    /** A good header with these raw bytes after the tag of a varint field. */
    private static Bytes withRest(String raw, int field) {
        return withRest(raw, "%02x".formatted(field << 3));
    }

    private static Bytes withRest(String raw, String tag) {
        String rest = rest(new CanonicalWriter(), 0, 1).toBytes().hex().substring(2);
        return Bytes.parseHex(prefixHex() + tag + raw + rest);
    }

    private static CanonicalWriter rest(CanonicalWriter out, int shard, int payloadBytes) {
        return out.uint(10, shard)
                .bytes32(11, Samples.FEED.publicKey().value())
                .bytes32(12, Samples.hash("payload"))
                .uint(13, payloadBytes);
    }

    private static Bytes fields(int version, int type, long time, int shard) {
        CanonicalWriter out = new CanonicalWriter()
                .text(1, NETWORK.value())
                .uint(2, version)
                .uint(3, type)
                .uint(4, time);
        return rest(out, shard, 1).toBytes();
    }

    private static Bytes sequence(long sequence, boolean previous) {
        CanonicalWriter out = new CanonicalWriter()
                .text(1, NETWORK.value())
                .uint(2, 1)
                .uint(3, 1)
                .uint(4, 1);
        if (previous) {
            out.bytes32(5, Samples.hash("previous"));
        }
        return rest(out.uint(6, sequence), 0, 1).toBytes();
    }

    private static Bytes parents(Bytes32... parents) {
        CanonicalWriter out = new CanonicalWriter()
                .text(1, NETWORK.value())
                .uint(2, 1)
                .uint(3, 1)
                .uint(4, 1);
        return rest(out.ids(7, List.of(parents), id -> id), 0, 1).toBytes();
    }

    private static Bytes32[] ascending(int count) {
        Bytes32[] ids = new Bytes32[count];
        Arrays.setAll(ids, i -> new Bytes32(0, 0, 0, i));
        return ids;
    }

    private static Bytes named(String network) {
        CanonicalWriter out =
                new CanonicalWriter().text(1, network).uint(2, 1).uint(3, 1).uint(4, 1);
        return rest(out, 0, 1).toBytes();
    }

    private static Bytes payloadBytes(int size) {
        CanonicalWriter out = new CanonicalWriter()
                .text(1, NETWORK.value())
                .uint(2, 1)
                .uint(3, 1)
                .uint(4, 1);
        return rest(out, 0, size).toBytes();
    }
}
