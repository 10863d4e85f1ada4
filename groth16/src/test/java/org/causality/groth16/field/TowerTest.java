package org.causality.groth16.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TowerTest {
    private final Tower tower = new Tower();

    @Property(tries = 50)
    void multiplicationIsAssociativeAndDistributive(@ForAll long seed) {
        Random random = new Random(seed);
        Fp12 x = draw(random);
        Fp12 y = draw(random);
        Fp12 z = draw(random);
        assertThat(product(product(x, y), z).sameAs(product(x, product(y, z)))).isTrue();
        assertThat(product(x, sum(y, z)).sameAs(sum(product(x, y), product(x, z))))
                .isTrue();
        assertThat(product(x, y).sameAs(product(y, x))).isTrue();
    }

    @Property(tries = 50)
    void aSquareIsAProductWithItself(@ForAll long seed) {
        Fp12 x = draw(new Random(seed));
        Fp12 square = new Fp12();
        tower.square(square, x);
        assertThat(square.sameAs(product(x, x))).isTrue();
        Fp2 a = x.a0.b1;
        Fp2 squared = new Fp2();
        Fp2 multiplied = new Fp2();
        squared.square(a);
        multiplied.multiply(a, a);
        assertThat(squared.sameAs(multiplied)).isTrue();
    }

    @Property(tries = 20)
    void anInverseIsUndoneByItsProduct(@ForAll long seed) {
        Fp12 x = draw(new Random(seed));
        Fp12 inverse = new Fp12();
        tower.invert(inverse, x);
        assertThat(product(x, inverse).sameAs(Fp12.one())).isTrue();
    }

    @Property(tries = 10)
    void frobeniusIsThePower(@ForAll long seed) {
        Fp12 x = draw(new Random(seed));
        Fp12 once = new Fp12();
        Frobenius.once(once, x);
        assertThat(once.sameAs(power(x, Fp.MODULUS))).isTrue();
        Fp12 twice = new Fp12();
        Frobenius.once(twice, once);
        Frobenius.twice(once, x);
        assertThat(once.sameAs(twice)).isTrue();
    }

    @Property(tries = 50)
    void aLineIsAProductWithFewCoefficients(@ForAll long seed) {
        Random random = new Random(seed);
        Fp12 x = draw(random);
        Fp12 line = new Fp12();
        line.a0.b0.set(fp2(random));
        line.a1.b0.set(fp2(random));
        line.a1.b1.set(fp2(random));
        Fp12 z = new Fp12();
        tower.multiplyByLine(z, x, line.a0.b0, line.a1.b0, line.a1.b1);
        assertThat(z.sameAs(product(x, line))).isTrue();
        line.a0.b0.set(Fp2.of(1, 0));
        tower.multiplyByLine(z, x, line.a1.b0, line.a1.b1);
        assertThat(z.sameAs(product(x, line))).isTrue();
    }

    @Property(tries = 10)
    void cyclotomicElementsHaveACheaperSquare(@ForAll long seed) {
        Fp12 x = draw(new Random(seed));
        Fp12 inverse = new Fp12();
        Fp12 z = new Fp12();
        tower.invert(inverse, x);
        z.conjugate(x);
        tower.multiply(z, z, inverse);
        Frobenius.twice(x, z);
        tower.multiply(x, x, z);
        Fp12 square = new Fp12();
        tower.squareCyclotomic(square, x);
        assertThat(square.sameAs(product(x, x))).isTrue();
        z.conjugate(x);
        assertThat(product(z, x).sameAs(Fp12.one())).isTrue();
    }

    @Property(tries = 20)
    void resultsMayOverwriteArguments(@ForAll long seed) {
        Random random = new Random(seed);
        Fp12 x = draw(random);
        Fp12 y = draw(random);
        Fp12 z = x.copy();
        tower.multiply(z, z, y);
        assertThat(z.sameAs(product(x, y))).isTrue();
        z = x.copy();
        tower.square(z, z);
        assertThat(z.sameAs(product(x, x))).isTrue();
        z = x.copy();
        tower.multiply(z, y, z);
        assertThat(z.sameAs(product(x, y))).isTrue();
        z = x.copy();
        tower.invert(z, z);
        assertThat(product(z, x).sameAs(Fp12.one())).isTrue();
    }

    private Fp12 product(Fp12 x, Fp12 y) {
        Fp12 z = new Fp12();
        tower.multiply(z, x, y);
        return z;
    }

    private static Fp12 sum(Fp12 x, Fp12 y) {
        Fp12 z = new Fp12();
        z.a0.add(x.a0, y.a0);
        z.a1.add(x.a1, y.a1);
        z.a0.tighten();
        z.a1.tighten();
        return z;
    }

    private Fp12 power(Fp12 x, BigInteger exponent) {
        Fp12 z = Fp12.one();
        for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
            tower.square(z, z);
            if (exponent.testBit(bit)) {
                tower.multiply(z, z, x);
            }
        }
        return z;
    }

    private static Fp12 draw(Random random) {
        Fp12 x = new Fp12();
        for (Fp2 coefficient : x.coefficients()) {
            coefficient.set(fp2(random));
        }
        return x;
    }

    private static Fp2 fp2(Random random) {
        return Fp2.of(new BigInteger(256, random), new BigInteger(256, random));
    }
}
