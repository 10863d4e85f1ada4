package org.causality.model.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.causality.model.VectorFile;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.json.OrderReceiptJson;
import org.causality.model.key.SigningKey;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.network.Certificate;
import org.causality.model.network.Purpose;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.Order;
import org.causality.model.order.Owner;
import org.causality.model.order.PrivacyMode;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.order.WalletSignature;
import org.causality.model.privacy.BatchEntry;
import org.causality.model.privacy.BatchRoot;
import org.causality.model.privacy.CommitteeId;
import org.causality.model.privacy.Opening;
import org.causality.model.privacy.OrderCommitment;
import org.causality.model.privacy.OrderReceipt;
import org.causality.model.privacy.OrderReveal;
import org.causality.model.privacy.SealedOrder;
import org.causality.model.privacy.SizeClass;
import org.causality.model.reason.PrivacyReason;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PrivacyVectorsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void sealsShowWhatTheyShowAndNothingElse() {
        VectorFile file = new VectorFile(
                "sealed-orders",
                "Sealed orders: the order inside, its commitment, canonical bytes, seal id, EIP-712 digest, signature.");
        add(file, "Ethereum wallet", PrivacySamples.seals().get(0), Samples.ethereumOwner());
        add(file, "Ed25519 wallet", PrivacySamples.seals().get(1), Samples.ed25519Owner());
        SealedOrder seal = PrivacySamples.seals().get(1);
        add(
                file,
                "somebody else's signature",
                seal.signed(PrivacySamples.seals().get(0).signature()),
                seal.quotaKey());
        for (JsonNode vector : file.check()) {
            SealedOrder read = SealedOrder.decode(bytes(vector, "encoded")).orThrow();
            assertThat(read.encode()).isEqualTo(bytes(vector, "encoded"));
            assertThat(read.id().hex()).isEqualTo(text(vector, "id"));
            assertThat(read.digest().hex()).isEqualTo(text(vector, "digest"));
            assertThat(read.holds()).isEqualTo(vector.get("holds").asBoolean());
            assertThat(text(vector, "encoded"))
                    .doesNotContain(
                            text(vector, "orderId").substring(2),
                            text(vector, "salt").substring(2));
        }
    }

    @Test
    void whatARevealComesTo() {
        VectorFile file = new VectorFile(
                "reveals",
                "Reveals of one seal: HOLDS opens it, BROKEN ends it, FOREIGN says nothing about it. Seal id, canonical"
                        + " bytes and content id of the reveal.");
        Owner owner = Samples.ethereumOwner();
        Order order = PrivacySamples.hidden(owner);
        SealedOrder seal = PrivacySamples.seal(order, SizeClass.KIB_1);
        SignedUserOrder signed = Samples.signed(order);
        reveal(file, "the order inside", seal, signed);
        reveal(
                file,
                "another salt",
                seal,
                Samples.signed(PrivacySamples.hidden(owner, 9, PrivacyMode.COMMITTED, Samples.hash("guess"))));
        reveal(
                file,
                "its signature spoilt",
                seal,
                new SignedUserOrder(order, new WalletSignature(Bytes.wrap(new byte[65]))));
        SealedOrder otherNonce = with(seal, owner, seal.nonce() + 1, seal.size(), order);
        reveal(file, "the seal showed another nonce", otherNonce, signed);
        reveal(file, "the seal showed another key", with(seal, Samples.ed25519Owner(), 9, seal.size(), order), signed);
        Order open = PrivacySamples.hidden(owner, 9, PrivacyMode.OPEN, Samples.hash("salt"));
        reveal(file, "an open order inside", PrivacySamples.seal(open, SizeClass.KIB_1), Samples.signed(open));
        Order large = PrivacySamples.large(owner);
        assertThat(SizeClass.of(Samples.signed(large))).isEqualTo(SizeClass.KIB_2);
        reveal(file, "larger than its class", PrivacySamples.seal(large, SizeClass.KIB_1), Samples.signed(large));
        for (JsonNode vector : file.check()) {
            OrderReveal read = OrderReveal.decode(bytes(vector, "encoded")).orThrow();
            assertThat(read.encode()).isEqualTo(bytes(vector, "encoded"));
            SealedOrder of = SealedOrder.decode(bytes(vector, "seal")).orThrow();
            assertThat(verdict(of.open(read.order()))).isEqualTo(text(vector, "verdict"));
        }
    }

    @Test
    void receiptsHoldUpToGenesisOrSayWhyNot() {
        VectorFile file = new VectorFile(
                "order-receipts",
                "Order receipts in their JSON form with canonical bytes, the committee they are checked against, and the"
                        + " reason they fail for, if any.");
        for (OrderReceipt receipt : PrivacySamples.receipts()) {
            add(
                    file,
                    "place " + receipt.entry().place() + " of batch "
                            + receipt.batch().number(),
                    receipt);
        }
        OrderReceipt good = PrivacySamples.receipts().get(3);
        BatchEntry entry = good.entry();
        List<Bytes32> reversed = new ArrayList<>(good.path()).reversed();
        add(
                file,
                "another subject",
                new OrderReceipt(
                        new BatchEntry(entry.place(), entry.admission(), Samples.hash("other")),
                        good.path(),
                        good.batch()));
        add(
                file,
                "another place",
                new OrderReceipt(
                        new BatchEntry(entry.place() + 1, entry.admission(), entry.subject()),
                        good.path(),
                        good.batch()));
        add(
                file,
                "a place before the batch",
                new OrderReceipt(new BatchEntry(1, entry.admission(), entry.subject()), good.path(), good.batch()));
        add(file, "the path upside down", new OrderReceipt(entry, reversed, good.batch()));
        add(file, "a step too few", new OrderReceipt(entry, good.path().subList(0, 2), good.batch()));
        add(file, "a key certified for another purpose", resigned(good, Purpose.FEED, Samples.OPERATOR, Samples.FEED));
        add(file, "a key a stranger certified", resigned(good, Purpose.RECEIPT, Samples.STRANGER, Samples.FEED));
        add(file, "signed with another key", resigned(good, Purpose.RECEIPT, Samples.OPERATOR, Samples.STRANGER));
        for (JsonNode vector : file.check()) {
            OrderReceipt read = OrderReceipt.decode(bytes(vector, "encoded")).orThrow();
            assertThat(read.encode()).isEqualTo(bytes(vector, "encoded"));
            assertThat(JSON.treeToValue(vector.get("receipt"), OrderReceiptJson.class)
                            .toReceipt())
                    .isEqualTo(read);
            PrivacyReason fault = read.fault(PrivacySamples.GENESIS);
            assertThat(fault == null ? "" : fault.code()).isEqualTo(text(vector, "fault"));
        }
    }

    @Test
    void whatIsNotCanonicalIsRefused() {
        VectorFile file = new VectorFile("privacy-invalid", "Bytes every decoder must refuse as a body of the type.");
        sealOf(file, "size class 0", 0, 5);
        sealOf(file, "size class 6", 6, 5);
        sealOf(file, "an epoch of 2^48", 1, 1L << 48);
        batchOf(file, "number 0", 0, 1, 1);
        batchOf(file, "first place 0", 1, 0, 1);
        batchOf(file, "no entries", 1, 1, 0);
        batchOf(file, "4,097 entries", 1, 1, 4_097);
        invalid(
                file,
                "a reveal of nothing",
                MessageType.ORDER_REVEAL,
                new CanonicalWriter().bytes32(1, Samples.hash("seal")));
        for (JsonNode vector : file.check()) {
            MessageType type = MessageType.ofCode(vector.get("type").asInt()).orElseThrow();
            assertThat(Payload.decode(type, bytes(vector, "encoded")))
                    .as(text(vector, "name"))
                    .isInstanceOf(Decoded.Malformed.class);
        }
    }

    private static void add(VectorFile file, String name, SealedOrder seal, Owner owner) {
        Order order = PrivacySamples.hidden(owner);
        assertThat(seal.commitment().isTo(order)).isTrue();
        file.add(
                name,
                "network",
                seal.network().value(),
                "orderId",
                order.id().hex(),
                "salt",
                order.salt().hex(),
                "sealed",
                fields(seal),
                "encoded",
                seal.encode().hex(),
                "id",
                seal.id().hex(),
                "digest",
                seal.digest().hex(),
                "signature",
                seal.signature().bytes().hex(),
                "holds",
                seal.holds());
    }

    /** Under the names wallets sign. */
    private static Map<String, Object> fields(SealedOrder seal) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("commitment", seal.commitment().hex());
        json.put("scheme", seal.quotaKey().scheme().code());
        json.put("quotaKey", seal.quotaKey().key().hex());
        json.put("nonce", Json.number(seal.nonce()));
        json.put("validUntilChain", seal.validUntil().chain().value());
        json.put("validUntilHeight", Json.number(seal.validUntil().height()));
        json.put("revealEpoch", Json.number(seal.reveal().number()));
        json.put("sizeClass", seal.size().code());
        return json;
    }

    private static void reveal(VectorFile file, String name, SealedOrder seal, SignedUserOrder order) {
        OrderReveal reveal = new OrderReveal(seal.id(), order);
        file.add(
                name,
                "seal",
                seal.encode().hex(),
                "sealId",
                seal.id().hex(),
                "orderId",
                order.id().hex(),
                "encoded",
                reveal.encode().hex(),
                "contentId",
                reveal.contentId().hex(),
                "verdict",
                verdict(seal.open(order)));
    }

    private static String verdict(Opening opening) {
        return switch (opening) {
            case Opening.Holds() -> "HOLDS";
            case Opening.Broken(var _) -> "BROKEN";
            case Opening.Foreign(var _) -> "FOREIGN";
        };
    }

    private static SealedOrder with(SealedOrder seal, Owner key, long nonce, SizeClass size, Order inside) {
        return new SealedOrder(
                seal.network(),
                OrderCommitment.of(inside),
                key,
                nonce,
                seal.validUntil(),
                seal.reveal(),
                size,
                seal.signature());
    }

    private static OrderReceipt resigned(OrderReceipt good, Purpose purpose, SigningKey operator, SigningKey signer) {
        BatchRoot batch = good.batch();
        Certificate certificate =
                Certificate.issue(Samples.NETWORK, purpose, Samples.FEED.publicKey(), Samples.INCARNATION, operator);
        BatchRoot again = BatchRoot.sign(
                batch.committee(),
                batch.number(),
                batch.first(),
                batch.count(),
                batch.lamport(),
                batch.previous(),
                batch.root(),
                certificate,
                signer);
        return new OrderReceipt(good.entry(), good.path(), again);
    }

    private static void add(VectorFile file, String name, OrderReceipt receipt) {
        PrivacyReason fault = receipt.fault(PrivacySamples.GENESIS);
        file.add(
                name,
                "receipt",
                OrderReceiptJson.of(receipt),
                "committee",
                CommitteeId.of(PrivacySamples.GENESIS).hex(),
                "key",
                receipt.batch().certificate().key().hex(),
                "encoded",
                receipt.encode().hex(),
                "fault",
                fault == null ? "" : fault.code());
    }

    private static void sealOf(VectorFile file, String name, int size, long epoch) {
        SealedOrder good = PrivacySamples.seals().getFirst();
        CanonicalWriter out = new CanonicalWriter()
                .text(1, good.network().value())
                .bytes32(2, good.commitment().value())
                .message(3, good.quotaKey(), Owner::write)
                .message(5, good.validUntil(), BlockHeight::write)
                .uint(6, epoch)
                .uint(7, size)
                .bytes(8, good.signature().bytes());
        invalid(file, name, MessageType.SEALED_ORDER, out);
    }

    private static void batchOf(VectorFile file, String name, long number, long first, int count) {
        BatchRoot good = PrivacySamples.batches().getFirst();
        CanonicalWriter out = new CanonicalWriter()
                .bytes32(1, good.committee().value())
                .uint(2, number)
                .uint(3, first)
                .uint(4, count)
                .uint(5, 7)
                .bytes32(7, good.root())
                .message(8, good.certificate(), Certificate::write)
                .bytes(9, good.signature().bytes());
        invalid(file, name, MessageType.BATCH_ROOT, out);
    }

    private static void invalid(VectorFile file, String name, MessageType type, CanonicalWriter out) {
        file.add(name, "type", type.code(), "encoded", out.toBytes().hex());
    }

    private static Bytes bytes(JsonNode vector, String field) {
        return Bytes.parseHex(text(vector, field));
    }

    private static String text(JsonNode vector, String field) {
        return Objects.requireNonNull(vector.get(field)).asString();
    }
}
