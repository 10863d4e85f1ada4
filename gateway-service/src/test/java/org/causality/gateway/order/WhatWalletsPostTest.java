package org.causality.gateway.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.gateway.TestFeed;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.order.Read.Bad;
import org.causality.gateway.order.Read.Good;
import org.causality.model.json.OrderJson;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.AdmissionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class WhatWalletsPostTest {

    private final TestNetwork network = TestNetwork.ofThree(1);
    private final OrderForm form = new OrderForm(network.genesis().network());
    private final SignedUserOrder order = TestFeed.anOrder(network.genesis(), 1);
    private final String json = "{\"order\":" + JsonMapper.shared().writeValueAsString(OrderJson.of(order.order()))
            + ",\"signature\":\"" + order.signature().bytes().hex() + "\"}";

    @Test
    void whatWasSignedComesOut() {
        assertThat(form.order(bytes(json))).isEqualTo(new Good<>(order));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"nonce\":\"1\"','\"nonce\":1',nonce",
        "'\"nonce\":\"1\"','\"nonce\":\"01\"',decimal",
        "'\"nonce\":\"1\"','\"nonce\":null',nonce",
        "'\"nonce\":\"1\"','\"nonce\":\"1\",\"nonce\":\"2\"',nonce",
        "'\"amount\":\"1\"','\"amount\":\"1\",\"memo\":\"x\"',order.legs[0].memo",
        "'\"amount\":\"1\"','\"amount\":[1]',order.legs[0].amount",
        "'\"scheme\":\"ED25519\"','\"scheme\":\"RSA\"',scheme",
        "'\"signature\":\"0x00','\"signature\":\"0x',signature",
        "'\"signature\":\"0x','\"signature\":\"0xzz',hex",
    })
    void aFaultIsNamed(String right, String wrong, String named) {
        String faulty = wrong.equals("\"signature\":\"0x")
                ? json.substring(0, json.indexOf("\"signature\"")) + "\"signature\":\"0x\"}"
                : json.replace(right, wrong);
        assertThat(form.order(bytes(faulty))).isInstanceOfSatisfying(Bad.class, bad -> {
            assertThat(bad.reason()).isEqualTo(AdmissionReason.SHAPE);
            assertThat(bad.detail()).contains(named);
        });
    }

    @Property(tries = 300)
    void anyTextIsAcceptedOrRefused(@ForAll String text) {
        assertThat(form.order(bytes(text))).isInstanceOf(Bad.class);
        assertThat(form.cancellation("0x00", bytes(text))).isInstanceOf(Bad.class);
    }

    @Property(tries = 300)
    void anyCutIsRefused(@ForAll @net.jqwik.api.constraints.IntRange(max = 2_000) int at) {
        int cut = at % json.length();
        assertThat(form.order(bytes(json.substring(0, cut)))).isInstanceOf(Bad.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
