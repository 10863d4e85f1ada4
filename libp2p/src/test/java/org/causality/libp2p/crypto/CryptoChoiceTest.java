package org.causality.libp2p.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was chosen computes the same as the pure-Java way. */
final class CryptoChoiceTest {
    private static final byte[] SEED = random(32, 1);

    private static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void whereTheNativeCodeIsBuiltForItIsChosen() {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (machine.toLowerCase(Locale.ROOT).equals("linux amd64")) {
            assertThat(Crypto.chosen().notes()).isEmpty();
            assertThat(Crypto.chosen().report().get("ed25519")).startsWith("AmazonCorretto");
            assertThat(Crypto.chosen().report().get("x25519")).startsWith("Conscrypt");
            assertThat(Crypto.chosen().report().get("chacha20-poly1305")).startsWith("Conscrypt");
        }
    }

    @Test
    void theJdksOwnEd25519IsNeverChosen() {
        assertThat(Crypto.chosen().ed25519().provider()).doesNotContain("SunEC");
        assertThat(Crypto.portable().ed25519().provider()).isEqualTo("Bouncy Castle");
    }

    @Test
    void signaturesAreTheSameAndVerifyBothWays() {
        Ed25519 chosen = Crypto.chosen().ed25519();
        Ed25519 portable = Crypto.portable().ed25519();
        byte[] key = chosen.publicKey(SEED);
        for (int length : new int[] {0, 1, 100, 5_000}) {
            byte[] message = random(length, length);
            byte[] signature = chosen.signer(SEED).sign(message);
            assertThat(portable.signer(SEED).sign(message)).isEqualTo(signature);
            assertThat(chosen.verify(key, message, signature)).isTrue();
            assertThat(portable.verify(key, message, signature)).isTrue();
        }
    }

    @Test
    void malformedKeysAndSignaturesAreJustFalse() {
        for (Ed25519 one :
                new Ed25519[] {Crypto.chosen().ed25519(), Crypto.portable().ed25519()}) {
            assertThat(one.verify(new byte[31], SEED, new byte[64])).isFalse();
            assertThat(one.verify(new byte[32], SEED, new byte[63])).isFalse();
            for (int seed = 0; seed < 200; seed++) {
                assertThat(one.verify(random(32, seed), SEED, random(64, seed))).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 1_100, 65_519})
    void framesOfBothAreTheSame(int length) {
        ByteBuffer chosen = ByteBuffer.allocateDirect(length + Aead.TAG_BYTES);
        ByteBuffer portable = ByteBuffer.allocate(length + Aead.TAG_BYTES);
        byte[] plain = random(length, length);
        Crypto.chosen().chaChaPoly().create(SEED).seal(3, plain, ByteBuffer.wrap(plain), chosen);
        Crypto.portable().chaChaPoly().create(SEED).seal(3, plain, ByteBuffer.wrap(plain), portable);
        assertThat(chosen.flip()).isEqualTo(portable.flip());
        ByteBuffer opened = ByteBuffer.allocate(length + Aead.TAG_BYTES);
        assertThat(Crypto.portable().chaChaPoly().create(SEED).open(3, plain, chosen, opened))
                .isTrue();
        assertThat(opened.flip()).isEqualTo(ByteBuffer.wrap(plain));
    }

    @Test
    void secp256k1RefusesWhatIsNoPointAndNoSignature() {
        assertThat(KeyVerification.secp256k1(new byte[33], SEED, SEED)).isFalse();
        assertThat(KeyVerification.rsa(SEED, SEED, SEED)).isFalse();
        assertThat(KeyVerification.ecdsa(SEED, SEED, SEED)).isFalse();
    }
}
