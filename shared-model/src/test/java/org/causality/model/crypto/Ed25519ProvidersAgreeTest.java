package org.causality.model.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.causality.model.VectorFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Ed25519ProvidersAgreeTest {
    private static final HexFormat HEX = HexFormat.of();

    static List<Ed25519EdgeCases.Case> cases() {
        return Ed25519EdgeCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyProviderGivesTheVerdictOfTheRules(Ed25519EdgeCases.Case edge) {
        assertThat(byTheRules(edge.key(), edge.message(), edge.signature()))
                .as("reference on %s", edge.name())
                .isEqualTo(edge.valid());
        assertThat(Engines.ed25519()).allSatisfy(engine -> {
            StrictEd25519<?> strict = new StrictEd25519<>(engine);
            for (int repeat = 0; repeat < 2; repeat++) { // the second time the key comes from the cache
                assertThat(strict.verify(edge.key(), edge.message(), edge.signature()))
                        .as("%s on %s", engine.provider(), edge.name())
                        .isEqualTo(edge.valid());
            }
        });
    }

    @Test
    void theEdgeCasesArePublishedAsVectors() {
        VectorFile file = new VectorFile(
                "ed25519-edge-cases",
                "Ed25519, strict rules: S < L; A and R canonical and of prime order; S*B = R + SHA-512(R,A,M)*A.");
        for (Ed25519EdgeCases.Case edge : Ed25519EdgeCases.all()) {
            file.add(
                    edge.name(),
                    "key",
                    hex(edge.key()),
                    "message",
                    hex(edge.message()),
                    "signature",
                    hex(edge.signature()),
                    "valid",
                    edge.valid());
        }
        assertThat(file.check()).hasSizeGreaterThan(100);
    }

    /** The reason for the check after Bouncy Castle's verdict: should this fail, the check can go. */
    @Test
    void bouncyCastleAloneAcceptsSomeMixedOrderR() {
        assertThat(Ed25519EdgeCases.all())
                .filteredOn(edge -> edge.name().startsWith("R with the component"))
                .anyMatch(edge ->
                        Ed25519.verify(edge.signature(), 0, edge.key(), 0, edge.message(), 0, edge.message().length));
    }

    @Property(tries = 200)
    void aFlippedBitIsRefusedByAllProviders(
            @ForAll @Size(max = 100) byte[] message, @ForAll long seedOfSeed, @ForAll @IntRange(max = 511) int bit) {
        byte[] seed = new byte[32];
        new Random(seedOfSeed).nextBytes(seed);
        CryptoSuite suite = CryptoSuite.pureJava();
        byte[] key = suite.ed25519PublicKey(seed);
        byte[] signature = suite.signEd25519(seed, message);
        byte[] flipped = signature.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        assertThat(Engines.ed25519()).allSatisfy(engine -> {
            StrictEd25519<?> strict = new StrictEd25519<>(engine);
            assertThat(strict.sign(seed, message)).isEqualTo(signature);
            assertThat(strict.verify(key, message, signature)).isTrue();
            assertThat(strict.verify(key, message, flipped)).isFalse();
        });
    }

    @Property(tries = 500)
    void arbitraryBytesAreNoSignatureAndNoError(
            @ForAll @Size(max = 40) byte[] key,
            @ForAll @Size(max = 40) byte[] message,
            @ForAll @Size(max = 70) byte[] signature) {
        assertThat(CryptoSuite.best().verifyEd25519(key, message, signature)).isFalse();
        assertThat(CryptoSuite.best().verifyEd25519(Arrays.copyOf(key, 32), message, Arrays.copyOf(signature, 64)))
                .isEqualTo(CryptoSuite.pureJava()
                        .verifyEd25519(Arrays.copyOf(key, 32), message, Arrays.copyOf(signature, 64)));
    }

    private static boolean byTheRules(byte[] key, byte[] message, byte[] signature) {
        if (key.length != 32 || signature.length != 64) {
            return false;
        }
        byte[] encodedR = Arrays.copyOf(signature, 32);
        BigInteger s = Edwards25519.number(Arrays.copyOfRange(signature, 32, 64));
        Edwards25519 pointA = Edwards25519.decode(key);
        Edwards25519 pointR = Edwards25519.decode(encodedR);
        if (s.compareTo(Edwards25519.L) >= 0 || pointA == null || pointR == null) {
            return false;
        }
        BigInteger h = Edwards25519.challenge(encodedR, key, message);
        return pointA.isPrimeOrder()
                && pointR.isPrimeOrder()
                && Edwards25519.BASE.times(s).equals(pointR.plus(pointA.times(h)));
    }

    private static String hex(byte[] bytes) {
        return "0x" + HEX.formatHex(bytes);
    }
}
