package org.causality.groth16.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.causality.groth16.Vectors;
import org.causality.groth16.field.Fp;
import org.causality.groth16.field.Fr;
import org.junit.jupiter.api.Test;

class SpoiledProofTest {
    private static final String FOLDER = "sp1-v6.0.0";

    private final Groth16Verifier verifier = Vectors.verifier(FOLDER);
    private final Statement valid = Vectors.valid(FOLDER);

    @Test
    void everyBitCounts() {
        Set<Reason> seen = new TreeSet<>();
        for (int bit = 0; bit < 8 * Proof.BYTES; bit++) {
            byte[] bytes = valid.proof().encode();
            bytes[bit / 8] ^= (byte) (1 << (bit % 8));
            seen.add(Vectors.reason(verify(bytes)));
        }
        assertThat(seen).containsExactly(Reason.NON_CANONICAL_POINT, Reason.OFF_CURVE);
    }

    @Property(tries = 200)
    void anyBytesAreJudged(@ForAll @Size(Proof.BYTES) byte[] bytes) {
        assertThat(verify(bytes)).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void anotherLengthIsMalformed() {
        assertThat(Vectors.reason(Proof.decode(new byte[Proof.BYTES - 1]))).isEqualTo(Reason.MALFORMED);
        assertThat(Vectors.reason(Proof.decode(new byte[0]))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void coordinatesHaveOneName() {
        RawG1 a = valid.proof().a();
        RawG1 alias = new RawG1(a.x().add(Fp.MODULUS), a.y());
        assertThat(Vectors.reason(
                        verify(new Proof(alias, valid.proof().b(), valid.proof().c()))))
                .isEqualTo(Reason.NON_CANONICAL_POINT);
        RawG2 b = valid.proof().b();
        RawG2 twistAlias = new RawG2(b.x0(), b.x1(), b.y0(), b.y1().add(Fp.MODULUS));
        assertThat(Vectors.reason(verify(new Proof(a, twistAlias, valid.proof().c()))))
                .isEqualTo(Reason.NON_CANONICAL_POINT);
    }

    @Test
    void infinityProvesNothing() {
        Proof proof = valid.proof();
        RawG1 none = new RawG1(BigInteger.ZERO, BigInteger.ZERO);
        RawG2 twistNone = new RawG2(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);
        assertThat(List.of(
                        new Proof(none, proof.b(), proof.c()),
                        new Proof(proof.a(), twistNone, proof.c()),
                        new Proof(proof.a(), proof.b(), none)))
                .allSatisfy(
                        spoiled -> assertThat(Vectors.reason(verify(spoiled))).isEqualTo(Reason.INFINITY));
    }

    @Test
    void anotherNumberOfInputsIsRefused() {
        List<BigInteger> more = new ArrayList<>(valid.inputs());
        more.add(BigInteger.ZERO);
        assertThat(Vectors.reason(verifier.verify(valid.proof(), more))).isEqualTo(Reason.INPUT_COUNT);
        assertThat(Vectors.reason(verifier.verify(valid.proof(), List.of()))).isEqualTo(Reason.INPUT_COUNT);
    }

    @Test
    void inputsAreFromZeroToBelowTheGroupsOrder() {
        for (BigInteger outside : List.of(Fr.MODULUS, BigInteger.ONE.negate(), BigInteger.ONE.shiftLeft(256))) {
            List<BigInteger> inputs = new ArrayList<>(valid.inputs());
            inputs.set(4, outside);
            assertThat(Vectors.reason(verifier.verify(valid.proof(), inputs))).isEqualTo(Reason.NON_CANONICAL_INPUT);
        }
    }

    @Test
    void everyInputCounts() {
        for (int i = 0; i < valid.inputs().size(); i++) {
            List<BigInteger> inputs = new ArrayList<>(valid.inputs());
            inputs.set(i, inputs.get(i).add(BigInteger.ONE));
            assertThat(Vectors.reason(verifier.verify(valid.proof(), inputs))).isEqualTo(Reason.PAIRING);
        }
    }

    @Test
    void aPointTurnedAroundIsRefused() {
        Proof proof = valid.proof();
        assertThat(Vectors.reason(verify(new Proof(opposite(proof.a()), proof.b(), proof.c()))))
                .isEqualTo(Reason.PAIRING);
        assertThat(Vectors.reason(verify(new Proof(proof.a(), proof.b(), opposite(proof.c())))))
                .isEqualTo(Reason.PAIRING);
    }

    /** Groth16 lets anybody turn a proof into another one of the same statement; a proof's bytes name nothing. */
    @Test
    void twoPointsTurnedAroundProveTheSame() {
        RawG2 b = valid.proof().b();
        RawG2 turned = new RawG2(b.x0(), b.x1(), Fp.MODULUS.subtract(b.y0()), Fp.MODULUS.subtract(b.y1()));
        Proof other =
                new Proof(opposite(valid.proof().a()), turned, valid.proof().c());
        assertThat(verify(other)).isEqualTo(new Verdict.Valid());
    }

    private Verdict verify(byte[] bytes) {
        return verify(Proof.decode(bytes).orThrow());
    }

    private Verdict verify(Proof proof) {
        return verifier.verify(proof, valid.inputs());
    }

    private static RawG1 opposite(RawG1 p) {
        return new RawG1(p.x(), Fp.MODULUS.subtract(p.y()));
    }
}
