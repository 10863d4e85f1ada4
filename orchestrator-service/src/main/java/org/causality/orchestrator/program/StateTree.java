package org.causality.orchestrator.program;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.causality.groth16.field.Fr;
import org.causality.groth16.poseidon.Poseidon;
import org.causality.groth16.transition.MerklePath;
import org.causality.groth16.transition.StateTransition;
import org.causality.model.codec.Bytes32;
import org.causality.orchestrator.proof.Program;

/** A tree of states, all nodes in memory; does not change. Leaves are numbered from the left. */
final class StateTree implements Program.State {
    /** Level by level, the leaves first, the root last. */
    private final List<List<BigInteger>> levels;

    private StateTree(List<List<BigInteger>> levels) {
        this.levels = levels;
    }

    /** The first leaf holds the seed, all others nothing. */
    static StateTree genesis(int depth, long seed) {
        List<List<BigInteger>> levels = new ArrayList<>();
        BigInteger empty = BigInteger.ZERO;
        BigInteger first = new BigInteger(Long.toUnsignedString(seed));
        for (int level = 0; level <= depth; level++) {
            List<BigInteger> nodes = new ArrayList<>();
            for (int i = 0; i < 1 << (depth - level); i++) {
                nodes.add(i == 0 ? first : empty);
            }
            levels.add(List.copyOf(nodes));
            first = Poseidon.hash(first, empty);
            empty = Poseidon.hash(empty, empty);
        }
        return new StateTree(List.copyOf(levels));
    }

    private int depth() {
        return levels.size() - 1;
    }

    @Override
    public Bytes32 root() {
        return Words.of(levels.getLast().getFirst());
    }

    /** The lowest bits of the effect name the leaf. */
    private int leaf(BigInteger effect) {
        return effect.mod(BigInteger.ONE.shiftLeft(depth())).intValueExact();
    }

    /** What a prover needs to show the step. */
    StateTransition transition(Bytes32 effect) {
        BigInteger number = element(effect);
        int leaf = leaf(number);
        List<BigInteger> siblings = new ArrayList<>();
        for (int level = 0; level < depth(); level++) {
            siblings.add(levels.get(level).get((leaf >> level) ^ 1));
        }
        return new StateTransition(levels.getFirst().get(leaf), number, new MerklePath(leaf, siblings));
    }

    @Override
    public StateTree after(Bytes32 effect) {
        BigInteger number = element(effect);
        int place = leaf(number);
        BigInteger node = Poseidon.hash(levels.getFirst().get(place), number);
        List<List<BigInteger>> changed = new ArrayList<>();
        for (List<BigInteger> level : levels) {
            List<BigInteger> nodes = new ArrayList<>(level);
            nodes.set(place, node);
            changed.add(List.copyOf(nodes));
            if (nodes.size() > 1) {
                BigInteger left = nodes.get(place & ~1);
                BigInteger right = nodes.get(place | 1);
                node = Poseidon.hash(left, right);
                place >>= 1;
            }
        }
        return new StateTree(List.copyOf(changed));
    }

    private static BigInteger element(Bytes32 effect) {
        BigInteger number = Words.number(effect);
        if (number.compareTo(Fr.MODULUS) >= 0) {
            throw new IllegalArgumentException("an effect is below the field's modulus");
        }
        return number;
    }
}
