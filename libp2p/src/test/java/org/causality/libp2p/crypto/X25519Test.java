package org.causality.libp2p.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every X25519 that can be chosen, against RFC 7748 and against each other. */
final class X25519Test {
    static X25519[] candidates() {
        return new X25519[] {Crypto.chosen().x25519(), Crypto.portable().x25519()};
    }

    private static byte[] agreed(X25519 curve, byte[] secret, byte[] key) {
        byte[] shared = new byte[X25519.KEY_BYTES];
        assertThat(curve.of(secret).agree(key, shared)).isTrue();
        return shared;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @ParameterizedTest
    @MethodSource("candidates")
    void theScalarsOfTheRfcGiveItsResults(X25519 curve) {
        assertThat(agreed(
                        curve,
                        hex("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4"),
                        hex("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c")))
                .isEqualTo(hex("c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"));
        assertThat(agreed(
                        curve,
                        hex("4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d"),
                        hex("e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493")))
                .isEqualTo(hex("95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957"));
    }

    @ParameterizedTest
    @MethodSource("candidates")
    void aThousandRoundsEachOnTheResultOfTheLastEndAsInTheRfc(X25519 curve) {
        byte[] secret = hex("0900000000000000000000000000000000000000000000000000000000000000");
        byte[] key = secret.clone();
        for (int round = 0; round < 1_000; round++) {
            byte[] next = agreed(curve, secret, key);
            key = secret;
            secret = next;
        }
        assertThat(secret).isEqualTo(hex("684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51"));
    }

    @ParameterizedTest
    @MethodSource("candidates")
    void aFreshPairAgreesWithAnyOther(X25519 curve) {
        X25519 portable = Crypto.portable().x25519();
        Random random = new Random(7748);
        for (int i = 0; i < 100; i++) {
            byte[] secret = new byte[X25519.KEY_BYTES];
            random.nextBytes(secret);
            X25519.Pair theirs = portable.of(secret);
            X25519.Pair ours = curve.generate();
            byte[] shared = new byte[X25519.KEY_BYTES];
            assertThat(ours.agree(theirs.publicKey(), shared)).isTrue();
            assertThat(agreed(portable, secret, ours.publicKey())).isEqualTo(shared);
            assertThat(curve.of(secret).publicKey()).isEqualTo(theirs.publicKey());
        }
    }

    @ParameterizedTest
    @MethodSource("candidates")
    void aKeyOfSmallOrderIsRefused(X25519 curve) {
        byte[] one = new byte[X25519.KEY_BYTES];
        one[0] = 1;
        assertThat(curve.generate().agree(one, new byte[X25519.KEY_BYTES])).isFalse();
    }
}
