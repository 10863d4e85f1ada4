package org.causality.groth16.circuit;

import java.math.BigInteger;
import java.util.List;
import org.causality.groth16.field.Fr;

/**
 * A finished circuit. Its variables: the number one, the public inputs, the secret inputs, and one for each definition.
 *
 * @param definitions the constraints that define a variable each, in the variables' order
 */
public record Circuit(String name, int publics, int secrets, List<Constraint> constraints, List<Integer> definitions) {
    public Circuit {
        constraints = List.copyOf(constraints);
        definitions = List.copyOf(definitions);
    }

    public int variables() {
        return 1 + publics + secrets + definitions.size();
    }

    /** What solving came to. */
    public sealed interface Solution {

        /** @param witness values for all variables */
        record Solved(Witness witness) implements Solution {}

        /** The inputs contradict that constraint. */
        record Contradiction(int constraint) implements Solution {}
    }

    /**
     * Computes all variables from the inputs and checks every constraint. Throws {@link IllegalArgumentException} when
     * there are more or fewer inputs than the circuit has.
     */
    public Solution solve(List<BigInteger> publicInputs, List<BigInteger> secretInputs) {
        if (publicInputs.size() != publics || secretInputs.size() != secrets) {
            throw new IllegalArgumentException(name + " takes " + publics + " public and " + secrets
                    + " secret inputs, not " + publicInputs.size() + " and " + secretInputs.size());
        }
        Fr[] values = new Fr[variables()];
        values[0] = Fr.of(1);
        for (int i = 0; i < publics; i++) {
            values[1 + i] = Fr.of(publicInputs.get(i));
        }
        for (int i = 0; i < secrets; i++) {
            values[1 + publics + i] = Fr.of(secretInputs.get(i));
        }
        define(values);
        for (int i = 0; i < constraints.size(); i++) {
            if (!constraints.get(i).holds(values)) {
                return new Solution.Contradiction(i);
            }
        }
        return new Solution.Solved(new Witness(publicInputs, values));
    }

    private void define(Fr[] values) {
        int variable = 1 + publics + secrets;
        for (int index : definitions) {
            Constraint constraint = constraints.get(index);
            Fr value = new Fr();
            value.multiply(constraint.left().value(values), constraint.right().value(values));
            values[variable++] = value;
        }
    }
}
