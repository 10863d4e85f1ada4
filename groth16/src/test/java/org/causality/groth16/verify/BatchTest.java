package org.causality.groth16.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.groth16.Vectors;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final List<String> KINDS = List.of("public", "swapped", "alias", "offcurve", "subgroup");
    private static final String FOLDER = "demo-merkle";

    private final Groth16Verifier verifier = Vectors.verifier(FOLDER);

    @Property(tries = 15)
    void everyProofGetsTheVerdictItHasAlone(@ForAll long seed) {
        Random random = new Random(seed);
        List<Statement> statements = new ArrayList<>();
        int count = random.nextInt(0, 20);
        int goodOutOf = random.nextInt(1, 12);
        for (int i = 0; i < count; i++) {
            statements.add(
                    random.nextInt(goodOutOf) > 0
                            ? Vectors.valid(FOLDER)
                            : Vectors.invalid(FOLDER, KINDS.get(random.nextInt(KINDS.size()))));
        }
        List<Verdict> singly = statements.stream().map(verifier::verify).toList();
        assertThat(verifier.verifyAll(statements, random)).isEqualTo(singly);
    }

    @Test
    void oneBadProofAmongManyIsNamed() {
        List<Statement> statements = new ArrayList<>(Collections.nCopies(300, Vectors.valid(FOLDER)));
        statements.set(257, Vectors.invalid(FOLDER, "swapped"));
        List<Verdict> verdicts = verifier.verifyAll(statements, new Random(1));
        assertThat(verdicts.stream().filter(verdict -> !verdict.isValid())).hasSize(1);
        assertThat(Vectors.reason(verdicts.get(257))).isEqualTo(Reason.PAIRING);
    }

    /** Errors that would cancel out if proofs were simply multiplied. */
    @Test
    void twoWrongsDoNotMakeARight() {
        Statement valid = Vectors.valid(FOLDER);
        List<Statement> statements = List.of(shifted(valid, BigInteger.ONE), shifted(valid, BigInteger.ONE.negate()));
        assertThat(verifier.verifyAll(statements, new Random(2)))
                .allSatisfy(verdict -> assertThat(Vectors.reason(verdict)).isEqualTo(Reason.PAIRING));
    }

    @Test
    void nothingHasNoVerdicts() {
        assertThat(verifier.verifyAll(List.of(), new Random(3))).isEmpty();
    }

    private static Statement shifted(Statement statement, BigInteger by) {
        List<BigInteger> inputs = new ArrayList<>(statement.inputs());
        inputs.set(2, inputs.get(2).add(by));
        return new Statement(statement.proof(), inputs);
    }
}
