package org.causality.groth16.transition;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.causality.groth16.circuit.Circuit;
import org.causality.groth16.circuit.CircuitBuilder;
import org.causality.groth16.circuit.Linear;
import org.causality.groth16.poseidon.Poseidon;
import org.causality.groth16.poseidon.PoseidonCircuit;

/**
 * An effect changed one leaf of a state tree: the leaf became Poseidon(leaf, effect), and the tree's root became the new
 * one. Which leaf and what was in it stays secret.
 *
 * <p>Public inputs: old root, effect, new root. 242 constraints per level twice over, and 240 for the leaf.
 *
 * @param effect below r, like all numbers here
 */
public record StateTransition(BigInteger oldLeaf, BigInteger effect, MerklePath path) {
    /** The devnet's tree: 256 leaves, about 4,100 constraints. */
    public static final int DEPTH = 8;

    /** A tree of four leaves, about 1,200 constraints, for tests. */
    public static final int SMALL_DEPTH = 2;

    /** The circuit for trees of that depth. */
    public static Circuit circuit(int depth) {
        CircuitBuilder circuit = new CircuitBuilder("state transition, depth " + depth);
        Linear oldRoot = circuit.publicInput();
        Linear effect = circuit.publicInput();
        Linear newRoot = circuit.publicInput();
        Linear oldNode = circuit.secretInput();
        List<Linear> bits = secrets(circuit, depth);
        List<Linear> siblings = secrets(circuit, depth);
        Linear newNode = PoseidonCircuit.hash(circuit, oldNode, effect);
        for (int level = 0; level < depth; level++) {
            Linear bit = bits.get(level);
            circuit.requireBit(bit);
            oldNode = parent(circuit, bit, oldNode, siblings.get(level));
            newNode = parent(circuit, bit, newNode, siblings.get(level));
        }
        circuit.requireEqual(oldNode, oldRoot);
        circuit.requireEqual(newNode, newRoot);
        return circuit.build();
    }

    private static List<Linear> secrets(CircuitBuilder circuit, int count) {
        List<Linear> secrets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            secrets.add(circuit.secretInput());
        }
        return secrets;
    }

    private static Linear parent(CircuitBuilder circuit, Linear isRight, Linear node, Linear sibling) {
        Linear left = circuit.choose(isRight, sibling, node);
        Linear right = node.plus(sibling).minus(left);
        return PoseidonCircuit.hash(circuit, left, right);
    }

    public BigInteger oldRoot() {
        return path.root(oldLeaf);
    }

    public BigInteger newRoot() {
        return path.root(Poseidon.hash(oldLeaf, effect));
    }

    /** As the circuit and a verifier take them. */
    public List<BigInteger> publicInputs() {
        return List.of(oldRoot(), effect, newRoot());
    }

    /** As the circuit takes them. */
    public List<BigInteger> secretInputs() {
        List<BigInteger> secrets = new ArrayList<>();
        secrets.add(oldLeaf);
        for (int level = 0; level < path.depth(); level++) {
            secrets.add(path.isRight(level) ? BigInteger.ONE : BigInteger.ZERO);
        }
        secrets.addAll(path.siblings());
        return secrets;
    }
}
