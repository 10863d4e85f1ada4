package org.causality.mempool.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.causality.mempool.Wallet;
import org.causality.model.codec.Bytes;
import org.causality.model.message.MessageId;
import org.causality.model.order.AdmissionReceipt;
import org.causality.model.order.SignedUserOrder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From the door through the core into the book, over HTTP and Kafka. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderTravelsTest {
    private MempoolNode node = MempoolNode.started(OrderTravelsTest.class);

    @BeforeAll
    void ready() {
        node.awaitReady();
    }

    @AfterAll
    void end() {
        node.close();
    }

    @Test
    void anOrderIsAdmittedPublishedAndOpened() {
        SignedUserOrder order = Wallet.fresh().signed(0, 1);
        MempoolNode.Answer first = node.post(order);
        assertThat(first.status()).isEqualTo(201);
        AdmissionReceipt receipt =
                AdmissionReceipt.decode(Bytes.parseHex(first.text("receipt"))).orThrow();
        assertThat(receipt.holds(node.genesis.operators(), Wallet.NETWORK)).isTrue();
        assertThat(receipt.subject()).isEqualTo(order.id().value());
        assertThat(first.text("operator")).isEqualTo(node.operatorKey.hex());
        assertThat(node.get(order.id()).text("status")).isEqualTo("RECEIVED");

        MessageId carrier = node.core.deliverPublished().getLast();
        node.awaitStatus(order.id(), "OPEN");
        MempoolNode.Answer standing = node.get(order.id());
        assertThat(standing.text("carrier")).isEqualTo(carrier.hex());
        assertThat(standing.text("receipt")).isEqualTo(first.text("receipt"));
        assertThat(standing.json().path("history").path(0).path("cursor").asString())
                .isEqualTo(node.core.sequence() + ".1");

        MempoolNode.Answer again = node.post(order);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
    }
}
