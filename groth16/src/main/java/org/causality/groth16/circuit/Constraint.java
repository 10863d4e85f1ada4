package org.causality.groth16.circuit;

import org.causality.groth16.field.Fr;

/** left times right is product. */
public record Constraint(Linear left, Linear right, Linear product) {

    boolean holds(Fr[] assignment) {
        Fr value = new Fr();
        value.multiply(left.value(assignment), right.value(assignment));
        return value.sameAs(product.value(assignment));
    }
}
