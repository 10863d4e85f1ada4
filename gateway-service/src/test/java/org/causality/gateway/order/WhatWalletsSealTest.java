package org.causality.gateway.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.TestSeal;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.EdgeReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatWalletsSealTest {

    private final TestNetwork network = TestNetwork.ofThree(1);
    private final SealForm form = new SealForm(network.genesis().network());
    private final TestSeal sealed = TestSeal.of(network.genesis(), 1);
    private final String json = sealed.sealJson();

    @Test
    void whatWasSignedComesOut() {
        assertThat(form.seal(bytes(json))).isEqualTo(new Read.Good<>(sealed.seal()));
        assertThat(form.reveal(sealed.seal().id(), bytes(sealed.revealJson())))
                .isEqualTo(new Read.Good<>(sealed.reveal()));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"nonce\":\"1\"','\"nonce\":1',nonce",
        "'\"nonce\":\"1\"','\"nonce\":\"01\"',nonce",
        "'\"nonce\":\"1\"','\"nonce\":null',nonce",
        "'\"nonce\":\"1\"','\"nonce\":\"1\",\"memo\":\"x\"',memo",
        "'\"commitment\":\"0x','\"commitment\":\"0x00',commitment",
        "'\"scheme\":\"ED25519\"','\"scheme\":\"RSA\"',scheme",
        "'\"quotaKey\":\"0x','\"quotaKey\":\"0x00',quotaKey",
        "'\"eip155:1\"','\"ethereum\"',validUntilChain",
        "'\"validUntilHeight\":\"100\"','\"validUntilHeight\":\"-1\"',validUntilHeight",
        "'589000020','281474976710656',revealEpoch",
        "'KIB_1','KIB_3',sizeClass",
        "'\"signature\":\"0x','\"signature\":\"0xzz',signature",
    })
    void aFaultIsNamed(String right, String wrong, String named) {
        assertThat(form.seal(bytes(json.replace(right, wrong)))).isInstanceOfSatisfying(Read.Bad.class, bad -> {
            assertThat(bad.reason()).isEqualTo(AdmissionReason.SHAPE);
            assertThat(bad.detail()).contains(named);
        });
    }

    @Test
    void whatIsOfAnotherNetworkIsRefused() {
        TestSeal foreign = TestSeal.of(
                TestNetwork.of("other", java.util.List.of("alpha"), 1).genesis(), 1);
        assertThat(form.seal(bytes(foreign.sealJson())))
                .isInstanceOfSatisfying(
                        Read.Bad.class, bad -> assertThat(bad.reason()).isEqualTo(EdgeReason.WRONG_NETWORK));
        assertThat(form.reveal(sealed.seal().id(), bytes(foreign.revealJson())))
                .isInstanceOfSatisfying(
                        Read.Bad.class, bad -> assertThat(bad.reason()).isEqualTo(EdgeReason.WRONG_NETWORK));
    }

    @Property(tries = 300)
    void anyTextIsAcceptedOrRefused(@ForAll String text) {
        assertThat(form.seal(bytes(text))).isInstanceOf(Read.Bad.class);
        assertThat(form.reveal(sealed.seal().id(), bytes(text))).isInstanceOf(Read.Bad.class);
    }

    @Property(tries = 300)
    void anyCutIsRefused(@ForAll @IntRange(max = 2_000) int at) {
        assertThat(form.seal(bytes(json.substring(0, at % json.length())))).isInstanceOf(Read.Bad.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
