package org.causality.model.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Secp256k1ProvidersAgreeTest {
    private static final byte[] KEY = ComposedSuite.keccak(new byte[] {'c', 'o', 'w'});
    private static final byte[] DIGEST = ComposedSuite.keccak(new byte[] {1});
    private static final byte[] HONEST = CryptoSuite.pureJava().signSecp256k1(KEY, DIGEST);
    private static final BigInteger ORDER = StrictSecp256k1.ORDER;

    @SuppressWarnings("ArrayRecordComponent") // only read, never compared
    record Case(String name, byte[] digest, byte[] signature) {}

    static List<Case> badCases() {
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(HONEST, 32, 64));
        return List.of(
                new Case("high s", DIGEST, with(HONEST, 32, ORDER.subtract(s))),
                new Case(
                        "s = n/2 + 1",
                        DIGEST,
                        with(HONEST, 32, ORDER.shiftRight(1).add(BigInteger.ONE))),
                new Case("s = 0", DIGEST, with(HONEST, 32, BigInteger.ZERO)),
                new Case("s = n", DIGEST, with(HONEST, 32, ORDER)),
                new Case("r = 0", DIGEST, with(HONEST, 0, BigInteger.ZERO)),
                new Case("r = n", DIGEST, with(HONEST, 0, ORDER)),
                new Case(
                        "r = 2^256 - 1",
                        DIGEST,
                        with(HONEST, 0, BigInteger.TWO.pow(256).subtract(BigInteger.ONE))),
                new Case("r is no x of a point", DIGEST, with(HONEST, 0, BigInteger.valueOf(5))),
                new Case("v = 2", DIGEST, withV(HONEST, 2)),
                new Case("v = 26", DIGEST, withV(HONEST, 26)),
                new Case("v = 29", DIGEST, withV(HONEST, 29)),
                new Case("v = 37 (EIP-155)", DIGEST, withV(HONEST, 37)),
                new Case("v = 255", DIGEST, withV(HONEST, 255)),
                new Case("64 bytes", DIGEST, Arrays.copyOf(HONEST, 64)),
                new Case("66 bytes", DIGEST, Arrays.copyOf(HONEST, 66)),
                new Case("nothing", DIGEST, new byte[0]),
                new Case("short digest", Arrays.copyOf(DIGEST, 31), HONEST),
                new Case("the recovered key is infinity", infinityDigest(), infinitySignature()));
    }

    @ParameterizedTest
    @MethodSource("badCases")
    void noProviderFindsASigner(Case edge) {
        assertThat(Engines.secp256k1())
                .allSatisfy(engine -> assertThat(
                                new StrictSecp256k1(engine).recoverAddress(edge.digest(), edge.signature()))
                        .as("%s on %s", engine.provider(), edge.name())
                        .isEmpty());
    }

    @Test
    void bothFormsOfTheParityAreRead() {
        byte[] address = CryptoSuite.best().recoverSecp256k1Address(DIGEST, HONEST);
        assertThat(address).hasSize(20);
        assertThat(CryptoSuite.best().recoverSecp256k1Address(DIGEST, withV(HONEST, HONEST[64] - 27)))
                .isEqualTo(address);
    }

    @Test
    void aKeyOutsideTheGroupIsABug() {
        for (byte[] key : List.of(new byte[32], StrictSecp256k1.bytes(ORDER), new byte[31])) {
            assertThatThrownBy(() -> CryptoSuite.best().signSecp256k1(key, DIGEST))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property(tries = 100)
    void providersSignAlikeAndRecoverAlike(@ForAll long random, @ForAll @IntRange(max = 511) int bit) {
        byte[] key = new byte[32];
        byte[] digest = new byte[32];
        Random bytes = new Random(random);
        bytes.nextBytes(key);
        key[0] &= 0x7f;
        bytes.nextBytes(digest);
        byte[] signature = CryptoSuite.pureJava().signSecp256k1(key, digest);
        byte[] address = CryptoSuite.pureJava().recoverSecp256k1Address(digest, signature);
        byte[] flipped = signature.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        byte[] afterFlip = CryptoSuite.pureJava().recoverSecp256k1Address(digest, flipped);
        assertThat(afterFlip).isNotEqualTo(address);
        assertThat(Engines.secp256k1()).allSatisfy(engine -> {
            StrictSecp256k1 strict = new StrictSecp256k1(engine);
            assertThat(strict.sign(key, digest)).isEqualTo(signature);
            assertThat(strict.recoverAddress(digest, signature)).isEqualTo(address);
            assertThat(strict.recoverAddress(digest, flipped)).isEqualTo(afterFlip);
        });
    }

    @Property(tries = 300)
    void arbitraryBytesAreAnswered(@ForAll @Size(32) byte[] digest, @ForAll @Size(65) byte[] signature) {
        signature[64] &= 1;
        signature[32] &= 0x3f;
        assertThat(CryptoSuite.best().recoverSecp256k1Address(digest, signature))
                .isEqualTo(CryptoSuite.pureJava().recoverSecp256k1Address(digest, signature));
    }

    /** With R = G and s = e the recovered key is r⁻¹(s·G - e·G) = infinity. */
    private static byte[] infinitySignature() {
        BigInteger x = new BigInteger("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798", 16);
        return withV(with(with(HONEST, 0, x), 32, BigInteger.valueOf(1234567)), 27);
    }

    private static byte[] infinityDigest() {
        return StrictSecp256k1.bytes(BigInteger.valueOf(1234567));
    }

    private static byte[] with(byte[] signature, int offset, BigInteger word) {
        byte[] changed = signature.clone();
        System.arraycopy(StrictSecp256k1.bytes(word), 0, changed, offset, 32);
        return changed;
    }

    private static byte[] withV(byte[] signature, int v) {
        byte[] changed = signature.clone();
        changed[64] = (byte) v;
        return changed;
    }
}
