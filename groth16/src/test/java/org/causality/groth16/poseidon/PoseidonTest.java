package org.causality.groth16.poseidon;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class PoseidonTest {

    /** Known answer of circomlib's Poseidon(2). */
    @Test
    void oneAndTwoHashAsInCircomlib() {
        assertThat(Poseidon.hash(BigInteger.ONE, BigInteger.TWO))
                .isEqualTo(
                        new BigInteger("7853200120776062878684798364095072458815029376092732009249414926327459813530"));
    }

    @Test
    void theDemoChainEndsWhereItsProofSays() {
        BigInteger at = BigInteger.valueOf(42);
        for (int i = 0; i < 4; i++) {
            at = Poseidon.hash(at, BigInteger.valueOf(99));
        }
        assertThat(at)
                .isEqualTo(new BigInteger(
                        "19250670494147260372167796397983030875172984218456086436356578567947496357136"));
    }
}
