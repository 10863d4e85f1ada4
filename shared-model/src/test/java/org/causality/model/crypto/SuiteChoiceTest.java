package org.causality.model.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SuiteChoiceTest {

    @Test
    void aMissingLibraryIsPassedOverAndNamed() {
        CryptoSuite suite = SuiteChoice.choose(
                () -> {
                    throw new UnsatisfiedLinkError("no such library");
                },
                BouncySecp256k1::new);
        assertThat(suite.describe()).startsWith("ed25519=Bouncy Castle").contains("no such library");
    }

    @Test
    void aLibraryThatAnswersWronglyIsPassedOver() {
        assertThat(SuiteChoice.choose(SaysYes::new, BouncySecp256k1::new).describe())
                .startsWith("ed25519=Bouncy Castle")
                .contains("wrong answers");
    }

    @Test
    void theHashesAreTheKnownOnes() {
        CryptoSuite suite = CryptoSuite.best();
        assertThat(HexFormat.of().formatHex(suite.sha256(ascii("a"), ascii("bc"))))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(HexFormat.of().formatHex(suite.keccak256(ascii("abc"))))
                .isEqualTo("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
    }

    @Test
    void onLinuxTheNativeLibrariesAreChosen() {
        System.out.println(CryptoSuite.best().describe());
        if (System.getProperty("os.name").equals("Linux")) {
            assertThat(CryptoSuite.best().describe()).contains("AWS-LC").contains("libsecp256k1");
        }
    }

    @Test
    void oneSuiteServesManyThreads() throws Exception {
        CryptoSuite suite = CryptoSuite.best();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> checks = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                byte[] seed = suite.sha256(new byte[] {(byte) (i % 5)});
                byte[] message = ascii("message " + i);
                checks.add(() ->
                        suite.verifyEd25519(suite.ed25519PublicKey(seed), message, suite.signEd25519(seed, message)));
            }
            for (Future<Boolean> check : threads.invokeAll(checks)) {
                assertThat(check.get()).isTrue();
            }
        }
    }

    @Test
    void decodedKeysAreBounded() {
        RecentKeys<Integer> keys = new RecentKeys<>(10);
        for (int i = 0; i < 1_000; i++) {
            byte[] key = new byte[32];
            key[0] = (byte) i;
            key[1] = (byte) (i >> 8);
            keys.keep(key, i);
            assertThat(keys.size()).isLessThanOrEqualTo(20);
            assertThat(keys.find(key)).isEqualTo(i);
        }
    }

    @Test
    void aKeyInUseOutlivesAFlood() {
        RecentKeys<Integer> keys = new RecentKeys<>(10);
        byte[] used = new byte[32];
        keys.keep(used, -1);
        for (int i = 1; i < 1_000; i++) {
            byte[] key = new byte[32];
            key[0] = (byte) i;
            key[1] = (byte) (i >> 8);
            keys.keep(key, i);
            assertThat(keys.find(used)).isEqualTo(-1);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A broken library: every signature holds. */
    private static final class SaysYes implements Ed25519Engine<byte[]> {
        private final BouncyEd25519 signer = new BouncyEd25519();

        @Override
        public String provider() {
            return "says yes";
        }

        @Override
        public byte[] decode(byte[] key32) {
            return key32;
        }

        @Override
        public boolean verify(byte[] key, byte[] message, byte[] sig64) {
            return true;
        }

        @Override
        public byte[] sign(byte[] seed32, byte[] message) {
            return signer.sign(seed32, message);
        }
    }
}
