package org.causality.privacy.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.json.OrderReceiptJson;
import org.causality.model.message.Draft;
import org.causality.model.message.Payload;
import org.causality.model.order.Order;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.privacy.OrderReceipt;
import org.causality.model.privacy.OrderReveal;
import org.causality.model.privacy.SealReceipt;
import org.causality.model.privacy.SealedOrder;
import org.causality.model.topic.Service;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.privacy.Fixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real service: HTTP in, Postgres, Kafka out and back, over a restart. */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class PrivateUntilItsRevealTest {
    private static final long WALLET = 61;
    /** An hour, and nobody waits for it. */
    private static final long EPOCHS_AHEAD = 1_200;

    private PrivacyNode node;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        node = PrivacyNode.started(PrivateUntilItsRevealTest.class, folder);
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void aSealedOrderIsHiddenUntilItsEpochAndThenHandedToTheMempool(CapturedOutput output) {
        Order order = Fixture.order(WALLET, 1);
        SignedUserOrder signed = Fixture.signed(WALLET, order);
        SealedOrder seal = Fixture.seal(WALLET, order, Fixture.epochAfter(node.clock.instant(), EPOCHS_AHEAD));
        OrderReveal reveal = new OrderReveal(seal.id(), signed);

        PrivacyNode.Answer admitted =
                node.post("/internal/v1/sealed-orders", seal.encode().toArray());
        assertThat(admitted.status()).as(admitted.body()).isEqualTo(201);
        PrivacyNode.Answer again =
                node.post("/internal/v1/sealed-orders", seal.encode().toArray());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(admitted.body());
        SealReceipt receipt =
                SealReceipt.decode(Bytes.parseHex(admitted.text("/receipt"))).orThrow();
        assertThat(receipt.holds(Fixture.GENESIS.operators(), Fixture.NETWORK)).isTrue();
        awaitDrafts(Payload.SealedOrder.class);
        node.core.deliver();
        PrivacyNode.await(
                "carried",
                () -> !node.get("/internal/v1/sealed-orders/" + seal.id())
                        .json()
                        .at("/carrier")
                        .isNull());

        PrivacyNode.Answer early =
                node.post("/internal/v1/reveals", reveal.encode().toArray());
        assertThat(early.text("/code")).as(early.body()).isEqualTo("REVEAL_TOO_EARLY");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().at("/retryAfterMillis").asLong()).isPositive();
        OrderReceipt place = receiptOf(seal.id().value());
        assertThat(place.fault(Fixture.GENESIS)).isNull();
        assertThat(place.entry().place()).isEqualTo(receipt.place());
        assertNothingIsTold(signed, output);
        node.stop();
        node.start();
        assertNothingIsTold(signed, output);

        node.clock.forwardTo(seal.reveal().begins());
        PrivacyNode.await(
                "its epoch has begun",
                () -> node.post("/internal/v1/reveals", reveal.encode().toArray())
                                .status()
                        == 202);
        awaitDrafts(Payload.OrderReveal.class);
        node.core.deliver();
        Draft opened = awaitDrafts(Payload.UserOrder.class);
        Draft revealing = awaitDrafts(Payload.OrderReveal.class);
        assertThat(revealing.dependencies())
                .containsExactly(node.core.messageOf(awaitDrafts(Payload.SealedOrder.class)));
        assertThat(opened.dependencies()).containsExactly(node.core.messageOf(revealing));
        assertThat(opened.payload()).isEqualTo(new Payload.UserOrder(signed));
        PrivacyNode.Answer stands = node.get("/internal/v1/sealed-orders/" + seal.id());
        assertThat(stands.text("/status")).isEqualTo("REVEALED");
        assertThat(stands.text("/orderId")).isEqualTo(order.id().hex());
        assertThat(receiptOf(order.id().value())).isEqualTo(place);
        assertThat(output.getAll()).doesNotContain(Fixture.SECRET_ASSET);
    }

    @Test
    void admissionsBecomeBatchesWithReceiptsAndRoots() {
        for (long number : List.of(2L, 1L, 3L, 2L)) {
            node.core.admit(number, subject(number));
        }
        OrderReceipt receipt = receiptOf(subject(3));
        assertThat(receipt.fault(Fixture.GENESIS)).isNull();
        assertThat(receipt.entry().admission()).isEqualTo(3);
        assertThat(receiptOf(subject(1)).entry().place())
                .isLessThan(receipt.entry().place());
        String path = "/v1/batches/" + Fixture.OPERATOR.publicKey() + "/"
                + receipt.batch().number();
        PrivacyNode.await("the root is heard", () -> {
            // It is published after its receipts can be had.
            var _ = node.core.deliver();
            return node.get(path).status() == 200;
        });
        assertThat(node.get(path).text("/roots/0/root"))
                .isEqualTo(receipt.batch().root().hex());
        assertThat(node.get(path).json().at("/evidence").asBoolean()).isFalse();
    }

    @Test
    void refusalsAreProblems() {
        assertThat(node.get("/v1/orders/" + subject(404) + "/receipt").text("/code"))
                .isEqualTo("NOT_FOUND");
        assertThat(node.get("/v1/orders/abc/receipt").status()).isEqualTo(400);
        assertThat(node.post("/internal/v1/sealed-orders", new byte[] {1, 2, 3}).text("/type"))
                .isEqualTo("urn:causality:reason:SHAPE");
        assertThat(node.post("/internal/v1/reveals", new byte[30_000]).text("/code"))
                .isEqualTo("OVERSIZED");
        SealedOrder good =
                Fixture.seal(62, Fixture.order(62, 1), Fixture.epochAfter(node.clock.instant(), EPOCHS_AHEAD));
        SealedOrder forged = good.signed(
                Fixture.seal(63, Fixture.order(63, 1), good.reveal()).signature());
        assertThat(node.post("/internal/v1/sealed-orders", forged.encode().toArray())
                        .text("/code"))
                .isEqualTo("SIGNATURE");
        assertThat(node.get("/v3/api-docs").body())
                .contains("/internal/v1/sealed-orders", "/internal/v1/reveals", "/v1/orders/{id}/receipt");
        assertThat(node.get("/actuator/prometheus").body()).contains("causality_privacy_batch_open");
    }

    @Test
    void aRecordNobodyCanReadIsPutAside() {
        node.core.write(TopicCatalogue.ORDERS_STATE, "no JSON".getBytes(StandardCharsets.UTF_8));
        PrivacyNode.await(
                "dead letter",
                () -> node.core.all(TopicCatalogue.ORDERS_STATE.dead()).size() == 1);
    }

    /** In no table, no topic and no line of a log. */
    private void assertNothingIsTold(SignedUserOrder secret, CapturedOutput output) {
        List<Bytes> needles = List.of(
                secret.order().salt().toBytes(),
                secret.id().value().toBytes(),
                secret.signature().bytes(),
                Bytes.ascii(Fixture.SECRET_ASSET));
        StringBuilder written = new StringBuilder(output.getAll());
        JdbcClient client = JdbcClient.create(node.bean(DataSource.class));
        List<String> tables = client.sql("select table_name from information_schema.tables where table_schema = ?")
                .param(node.operator + "_privacy")
                .query((row, _) -> row.getString(1))
                .list();
        assertThat(tables).contains("seal", "entry", "outbox");
        for (String table : tables) {
            client.sql("select t::text from " + table + " t").query(row -> {
                written.append(row.getString(1));
            });
        }
        for (Topic topic : TopicCatalogue.createdBy(Service.PRIVACY)) {
            node.core.all(topic).forEach(record -> {
                written.append(Bytes.wrap(record.value()).hex());
                record.headers().forEach(header -> written.append(new String(header.value(), StandardCharsets.UTF_8)));
            });
        }
        String all = written.toString().toLowerCase(Locale.ROOT);
        for (Bytes needle : needles) {
            assertThat(all).doesNotContain(needle.hex().substring(2));
            assertThat(all)
                    .doesNotContain(new String(needle.toArray(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
        }
    }

    private OrderReceipt receiptOf(Bytes32 id) {
        String path = "/v1/orders/" + id + "/receipt";
        PrivacyNode.await("a receipt of " + id, () -> node.get(path).status() == 200);
        return PrivacyNode.JSON
                .readValue(node.get(path).body(), OrderReceiptJson.class)
                .toReceipt();
    }

    /** The first draft of a type; the others are delivered on the way. */
    private Draft awaitDrafts(Class<? extends Payload> type) {
        PrivacyNode.await(
                "published " + type.getSimpleName(),
                () -> node.core.all(TopicCatalogue.PUBLISH).stream()
                        .map(record -> Draft.decode(Bytes.wrap(record.value())).orThrow())
                        .anyMatch(draft -> type.isInstance(draft.payload())));
        return node.core.deliver().stream()
                .filter(draft -> type.isInstance(draft.payload()))
                .findFirst()
                .orElseThrow();
    }

    private static Bytes32 subject(long number) {
        return new Bytes32(21, 21, 21, number);
    }
}
