/**
 * Statements as rank-1 constraints: sums of variables, products of two sums, and the values that satisfy them.
 *
 * <p>Law: a variable is either given (public ones first) or defined as a product, so a circuit computes its own witness.
 * Start at {@link org.causality.groth16.circuit.CircuitBuilder}. Source: Gennaro et al., Quadratic Span Programs and
 * Succinct NIZKs without PCPs (2013).
 */
@NullMarked
package org.causality.groth16.circuit;

import org.jspecify.annotations.NullMarked;
