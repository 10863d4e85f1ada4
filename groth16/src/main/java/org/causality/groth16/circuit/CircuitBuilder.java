package org.causality.groth16.circuit;

import java.util.ArrayList;
import java.util.List;
import org.causality.groth16.field.Fr;

/** Builds a circuit: first all public inputs, then all secret ones, then products and requirements. */
public final class CircuitBuilder {
    private final String name;
    private final List<Constraint> constraints = new ArrayList<>();
    private final List<Integer> definitions = new ArrayList<>();
    private int publics;
    private int secrets;

    /** @param name part of what keys are derived from; one name, one circuit */
    public CircuitBuilder(String name) {
        this.name = name;
    }

    /** The next public input. */
    public Linear publicInput() {
        if (secrets > 0 || !constraints.isEmpty()) {
            throw new IllegalStateException("public inputs come first");
        }
        publics++;
        return Linear.variable(publics);
    }

    /** The next secret input. */
    public Linear secretInput() {
        if (!constraints.isEmpty()) {
            throw new IllegalStateException("inputs come before products");
        }
        secrets++;
        return Linear.variable(publics + secrets);
    }

    /** A new variable with the value of left times right. */
    public Linear product(Linear left, Linear right) {
        Linear product = Linear.variable(1 + publics + secrets + definitions.size());
        definitions.add(constraints.size());
        constraints.add(new Constraint(left, right, product));
        return product;
    }

    public void requireEqual(Linear left, Linear right) {
        constraints.add(new Constraint(left.minus(right), Linear.ONE, Linear.ZERO));
    }

    /** Requires zero or one. */
    public void requireBit(Linear bit) {
        constraints.add(new Constraint(bit, bit.minus(Linear.ONE), Linear.ZERO));
    }

    /** One where the bit is one, the other where it is zero; the bit must be required to be one. */
    public Linear choose(Linear bit, Linear whenOne, Linear whenZero) {
        return product(bit, whenOne.minus(whenZero)).plus(whenZero);
    }

    public static Linear constant(Fr value) {
        return Linear.constant(value);
    }

    public Circuit build() {
        return new Circuit(name, publics, secrets, constraints, definitions);
    }
}
