package org.causality.groth16.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.groth16.curve.G1;
import org.causality.groth16.curve.G1Affine;
import org.causality.groth16.curve.G1Law;
import org.causality.groth16.curve.G2Affine;
import org.causality.groth16.curve.G2Law;
import org.causality.groth16.field.Fp;
import org.causality.groth16.field.Fp12;
import org.causality.groth16.field.Fr;
import org.causality.groth16.field.Tower;
import org.junit.jupiter.api.Test;

class PairingTest {
    private final G1Law law = new G1Law();
    private final G2Law twistLaw = new G2Law();
    private final Tower tower = new Tower();

    @Property(tries = 5)
    void factorsMoveFreely(@ForAll long seed) {
        Random random = new Random(seed);
        BigInteger x = scalar(random);
        BigInteger y = scalar(random);
        Fp12 both = pairing(p(x), q(y));
        assertThat(both.sameAs(pairing(p(x.multiply(y).mod(Fr.MODULUS)), q(BigInteger.ONE))))
                .isTrue();
        assertThat(both.sameAs(power(pairing(p(BigInteger.ONE), q(y)), x))).isTrue();
    }

    @Property(tries = 5)
    void sumsBecomeProducts(@ForAll long seed) {
        Random random = new Random(seed);
        BigInteger x = scalar(random);
        BigInteger y = scalar(random);
        Fp12 product = new Fp12();
        tower.multiply(product, pairing(p(x), q(x)), pairing(p(y), q(x)));
        assertThat(product.sameAs(pairing(p(x.add(y).mod(Fr.MODULUS)), q(x)))).isTrue();
    }

    @Test
    void theGeneratorsPairToAnElementOfTheGroupsOrder() {
        Fp12 e = pairing(G1Affine.GENERATOR, G2Affine.GENERATOR);
        assertThat(e.sameAs(Fp12.one())).isFalse();
        assertThat(power(e, Fr.MODULUS).sameAs(Fp12.one())).isTrue();
    }

    @Test
    void infinityPairsToOne() {
        assertThat(pairing(G1Affine.INFINITY, G2Affine.GENERATOR).sameAs(Fp12.one()))
                .isTrue();
        assertThat(pairing(G1Affine.GENERATOR, G2Affine.INFINITY).sameAs(Fp12.one()))
                .isTrue();
    }

    @Property(tries = 5)
    void readyMadeLinesGiveTheSame(@ForAll long seed) {
        Random random = new Random(seed);
        G1Affine p = p(scalar(random));
        G2Affine q = q(scalar(random));
        MillerLoop loop = new MillerLoop(tower);
        loop.add(G1.of(p), new FixedLines(q));
        assertThat(new FinalExponentiation(tower).of(loop.run()).sameAs(pairing(p, q)))
                .isTrue();
    }

    @Property(tries = 5)
    void manyInOneLoopAreTheProduct(@ForAll long seed) {
        Random random = new Random(seed);
        G1Affine p = p(scalar(random));
        G2Affine q = q(scalar(random));
        MillerLoop loop = new MillerLoop(tower);
        loop.add(p, q);
        loop.add(p.negate(), q);
        loop.add(G1.of(p), new FixedLines(G2Affine.GENERATOR));
        assertThat(new FinalExponentiation(tower).of(loop.run()).sameAs(pairing(p, G2Affine.GENERATOR)))
                .isTrue();
    }

    @Test
    void theFinalExponentIsTheWholeOne() {
        MillerLoop loop = new MillerLoop(tower);
        loop.add(G1Affine.GENERATOR, G2Affine.GENERATOR);
        Fp12 f = loop.run();
        BigInteger exponent = Fp.MODULUS.pow(12).subtract(BigInteger.ONE).divide(Fr.MODULUS);
        Fp12 slow = Fp12.one();
        for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
            tower.square(slow, slow);
            if (exponent.testBit(bit)) {
                tower.multiply(slow, slow, f);
            }
        }
        assertThat(new FinalExponentiation(tower).of(f).sameAs(slow)).isTrue();
    }

    private Fp12 pairing(G1Affine p, G2Affine q) {
        MillerLoop loop = new MillerLoop(tower);
        loop.add(p, q);
        return new FinalExponentiation(tower).of(loop.run());
    }

    private Fp12 power(Fp12 x, BigInteger exponent) {
        return new CyclotomicPower(tower, exponent).of(x);
    }

    private G1Affine p(BigInteger x) {
        return law.multiple(G1Affine.GENERATOR, x).toAffine();
    }

    private G2Affine q(BigInteger x) {
        return twistLaw.multiple(G2Affine.GENERATOR, x).toAffine();
    }

    private static BigInteger scalar(Random random) {
        return new BigInteger(256, random).mod(Fr.MODULUS);
    }
}
