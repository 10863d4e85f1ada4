package org.causality.groth16.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PrimeFieldTest {
    private static final BigInteger P = Fp.MODULUS;
    private static final BigInteger R = Fr.MODULUS;

    @Property(tries = 500)
    void productsSumsAndDifferencesAreThoseOfBigInteger(
            @ForAll("numbers") BigInteger x, @ForAll("numbers") BigInteger y) {
        Fp z = new Fp();
        z.multiply(Fp.of(x), Fp.of(y));
        assertThat(z.toBigInteger()).isEqualTo(x.multiply(y).mod(P));
        z.add(Fp.of(x), Fp.of(y));
        assertThat(z.toBigInteger()).isEqualTo(x.add(y).mod(P));
        z.subtract(Fp.of(x), Fp.of(y));
        assertThat(z.toBigInteger()).isEqualTo(x.subtract(y).mod(P));
        z.square(Fp.of(x));
        assertThat(z.toBigInteger()).isEqualTo(x.multiply(x).mod(P));
    }

    @Property(tries = 200)
    void theScalarFieldReducesByTheGroupsOrder(@ForAll("numbers") BigInteger x, @ForAll("numbers") BigInteger y) {
        Fr z = new Fr();
        z.multiply(Fr.of(x), Fr.of(y));
        assertThat(z.toBigInteger()).isEqualTo(x.multiply(y).mod(R));
        z.square(Fr.of(y));
        assertThat(z.toBigInteger()).isEqualTo(y.multiply(y).mod(R));
    }

    @Property(tries = 300)
    void factorsMayBeSumsOfEight(
            @ForAll("numbers") BigInteger x,
            @ForAll("numbers") BigInteger y,
            @ForAll("signs") int left,
            @ForAll("signs") int right) {
        Fp a = new Fp();
        Fp b = new Fp();
        a.times(Fp.of(x), left);
        b.times(Fp.of(y), right);
        a.multiply(a, b);
        BigInteger wanted = x.multiply(y).multiply(BigInteger.valueOf((long) left * right));
        assertThat(a.toBigInteger()).isEqualTo(wanted.mod(P));
    }

    @Property(tries = 300)
    void tighteningKeepsTheResidue(@ForAll("numbers") BigInteger x, @ForAll("multiples") int multiple) {
        Fp z = new Fp();
        z.times(Fp.of(x), multiple);
        z.tighten();
        assertThat(z.l4).isBetween(-1L, Modulus.P.p4() + (Modulus.P.p4() >> 10));
        assertThat(z.toBigInteger())
                .isEqualTo(x.multiply(BigInteger.valueOf(multiple)).mod(P));
    }

    @Property(tries = 30)
    void anInverseIsUndoneByItsProduct(@ForAll("numbers") BigInteger x) {
        Fp z = new Fp();
        z.invert(Fp.of(x));
        z.multiply(z, Fp.of(x));
        assertThat(z.toBigInteger()).isEqualTo(x.mod(P).signum() == 0 ? BigInteger.ZERO : BigInteger.ONE);
    }

    @Test
    void allAreInvertedWithOneInversion() {
        Fr[] all = {Fr.of(1), Fr.of(-1), Fr.of(7), Fr.of(1L << 60)};
        Fr.invertAll(all);
        assertThat(all[2].toBigInteger()).isEqualTo(BigInteger.valueOf(7).modInverse(R));
        assertThat(all[1].toBigInteger()).isEqualTo(R.subtract(BigInteger.ONE));
    }

    @Test
    void zeroIsKnownInAllItsForms() {
        Fp z = new Fp();
        z.subtract(Fp.of(5), Fp.of(5));
        assertThat(z.isZero()).isTrue();
        z.add(Fp.of(P.subtract(BigInteger.ONE)), Fp.of(1));
        assertThat(z.isZero()).isTrue();
        assertThat(Fp.of(P).isZero()).isTrue();
        assertThat(Fp.of(1).isZero()).isFalse();
    }

    @Provide
    Arbitrary<BigInteger> numbers() {
        Arbitrary<BigInteger> edges = Arbitraries.of(
                BigInteger.ZERO,
                BigInteger.ONE,
                P.subtract(BigInteger.ONE),
                R.subtract(BigInteger.ONE),
                P,
                BigInteger.ONE.shiftLeft(52),
                BigInteger.ONE.shiftLeft(208).subtract(BigInteger.ONE),
                BigInteger.ONE.shiftLeft(254));
        return Arbitraries.oneOf(
                edges, Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.ONE.shiftLeft(256)));
    }

    @Provide
    Arbitrary<Integer> signs() {
        return Arbitraries.integers().between(-8, 8);
    }

    @Provide
    Arbitrary<Integer> multiples() {
        return Arbitraries.integers().between(-900, 900);
    }
}
