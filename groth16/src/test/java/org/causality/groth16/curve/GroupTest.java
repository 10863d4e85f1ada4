package org.causality.groth16.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.groth16.field.Fp2;
import org.causality.groth16.field.Fr;
import org.junit.jupiter.api.Test;

class GroupTest {
    private final G1Law law = new G1Law();
    private final G2Law twistLaw = new G2Law();

    @Test
    void theGeneratorsHaveTheGroupsOrder() {
        assertThat(law.multiple(G1Affine.GENERATOR, Fr.MODULUS).isInfinity()).isTrue();
        assertThat(twistLaw.multiple(G2Affine.GENERATOR, Fr.MODULUS).isInfinity())
                .isTrue();
        assertThat(G1Affine.GENERATOR.isOnCurve()).isTrue();
        assertThat(G2Affine.GENERATOR.isOnCurve()).isTrue();
    }

    @Property(tries = 20)
    void multiplesAddUp(@ForAll long seed) {
        Random random = new Random(seed);
        BigInteger x = scalar(random);
        BigInteger y = scalar(random);
        G1 sum = law.multiple(G1Affine.GENERATOR, x);
        law.add(sum, law.multiple(G1Affine.GENERATOR, y));
        G1Affine wanted = law.multiple(G1Affine.GENERATOR, x.add(y)).toAffine();
        assertThat(sum.toAffine().sameAs(wanted)).isTrue();
        assertThat(wanted.isOnCurve()).isTrue();
        G2 twistSum = twistLaw.multiple(G2Affine.GENERATOR, x);
        twistLaw.add(twistSum, twistLaw.multiple(G2Affine.GENERATOR, y));
        assertThat(twistSum.toAffine()
                        .sameAs(twistLaw.multiple(G2Affine.GENERATOR, x.add(y)).toAffine()))
                .isTrue();
    }

    @Test
    void additionKnowsItsSpecialCases() {
        G1Affine p = G1Affine.GENERATOR;
        G1 sum = G1.of(p);
        law.add(sum, p);
        G1 doubled = G1.of(p);
        law.twice(doubled);
        assertThat(sum.toAffine().sameAs(doubled.toAffine())).isTrue();
        law.subtract(sum, p);
        law.subtract(sum, p);
        assertThat(sum.isInfinity()).isTrue();
        law.add(sum, p);
        assertThat(sum.toAffine().sameAs(p)).isTrue();
        law.add(sum, G1.of(p.negate()));
        assertThat(sum.isInfinity()).isTrue();
        law.twice(sum);
        law.add(sum, G1Affine.INFINITY);
        assertThat(sum.toAffine().isInfinity()).isTrue();
    }

    @Property(tries = 10)
    void tablesGiveTheSameMultiples(@ForAll long seed) {
        BigInteger x = scalar(new Random(seed));
        G1 sum = new G1();
        new G1Table(G1Affine.GENERATOR).addMultiple(law, sum, x);
        assertThat(sum.toAffine().sameAs(law.multiple(G1Affine.GENERATOR, x).toAffine()))
                .isTrue();
        G2 twistSum = new G2();
        new G2Table(G2Affine.GENERATOR).addMultiple(twistLaw, twistSum, x);
        assertThat(twistSum.toAffine()
                        .sameAs(twistLaw.multiple(G2Affine.GENERATOR, x).toAffine()))
                .isTrue();
    }

    @Property(tries = 10)
    void sumsOfManyMultiplesAreTheirSum(@ForAll long seed) {
        Random random = new Random(seed);
        int count = random.nextInt(1, 60);
        G1Affine[] points = new G1Affine[count];
        G2Affine[] twistPoints = new G2Affine[count];
        BigInteger[] scalars = new BigInteger[count];
        BigInteger wanted = BigInteger.ZERO;
        for (int i = 0; i < count; i++) {
            BigInteger factor = i % 7 == 3 ? BigInteger.ZERO : BigInteger.valueOf(random.nextInt(5));
            points[i] = law.multiple(G1Affine.GENERATOR, factor).toAffine();
            twistPoints[i] = twistLaw.multiple(G2Affine.GENERATOR, factor).toAffine();
            scalars[i] = i % 5 == 0 ? Fr.MODULUS.subtract(BigInteger.ONE) : scalar(random);
            wanted = wanted.add(factor.multiply(scalars[i])).mod(Fr.MODULUS);
        }
        assertThat(new G1Sum()
                        .of(points, scalars, 254)
                        .toAffine()
                        .sameAs(law.multiple(G1Affine.GENERATOR, wanted).toAffine()))
                .isTrue();
        assertThat(new G2Sum()
                        .of(twistPoints, scalars, 254)
                        .toAffine()
                        .sameAs(twistLaw.multiple(G2Affine.GENERATOR, wanted).toAffine()))
                .isTrue();
    }

    @Property(tries = 10)
    void theEndomorphismOfG1MultipliesByItsEigenvalue(@ForAll long seed) {
        Random random = new Random(seed);
        G1Affine p = law.multiple(G1Affine.GENERATOR, scalar(random)).toAffine();
        assertThat(CurveEndomorphism.of(p)
                        .sameAs(law.multiple(p, CurveEndomorphism.EIGENVALUE).toAffine()))
                .isTrue();
        BigInteger x = new BigInteger(64, random);
        BigInteger y = new BigInteger(64, random);
        BigInteger both = x.add(y.multiply(CurveEndomorphism.EIGENVALUE)).mod(Fr.MODULUS);
        assertThat(law.twoMultiples(p, x, CurveEndomorphism.of(p), y)
                        .toAffine()
                        .sameAs(law.multiple(p, both).toAffine()))
                .isTrue();
    }

    @Property(tries = 10)
    void membersOfTheSubgroupAreKnownAsSuch(@ForAll long seed) {
        G2Affine q =
                twistLaw.multiple(G2Affine.GENERATOR, scalar(new Random(seed))).toAffine();
        assertThat(TwistEndomorphism.isInSubgroup(twistLaw, q)).isTrue();
    }

    /** The quick test against multiplication by r, on points of the whole twist. */
    @Test
    void otherPointsOfTheTwistAreNot() {
        int found = 0;
        for (int i = 1; found < 8; i++) {
            G2Affine q = TwistPoints.withX(Fp2.of(i, 1));
            if (q.isInfinity()) {
                continue;
            }
            found++;
            assertThat(q.isOnCurve()).isTrue();
            assertThat(TwistEndomorphism.isInSubgroup(twistLaw, q))
                    .isEqualTo(twistLaw.multiple(q, Fr.MODULUS).isInfinity())
                    .isFalse();
        }
    }

    /** A point whose order divides only the twist's cofactor. */
    @Test
    void pointsOfTheCofactorsOrderAreNotMembers() {
        for (int i = 1; i < 20; i++) {
            G2Affine q = TwistPoints.withX(Fp2.of(i, 1));
            G2Affine small = twistLaw.multiple(q, Fr.MODULUS).toAffine();
            assertThat(small.isInfinity() || !TwistEndomorphism.isInSubgroup(twistLaw, small))
                    .isTrue();
        }
    }

    private static BigInteger scalar(Random random) {
        return new BigInteger(256, random).mod(Fr.MODULUS);
    }
}
