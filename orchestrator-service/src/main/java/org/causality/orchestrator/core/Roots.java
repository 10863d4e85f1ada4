package org.causality.orchestrator.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.causality.model.codec.Bytes32;
import org.causality.orchestrator.lineage.LineageSpec;
import org.causality.orchestrator.lineage.Step;
import org.causality.orchestrator.proof.Program;

/** The program's states by their roots, as far as steps lead to them from a genesis. */
final class Roots {
    /** One for every result there is room for; a state shares most of itself with the one before. */
    private static final int STATES_MAX = Setup.LINEAGES_MAX * (Limits.CLAIMS_MAX + 1);

    private record Move(Bytes32 oldRoot, Bytes32 effect) {}

    private final Map<Bytes32, Program.State> states = new HashMap<>();
    private final Map<Move, Bytes32> moves = new HashMap<>();

    Roots(Program program, List<LineageSpec> lineages) {
        lineages.forEach(spec -> states.put(spec.genesis(), program.genesis(spec.seed())));
    }

    /** Whether the step's root is the one the program computes. Asked of parents before children. */
    boolean follows(Step step) {
        Program.State before = states.get(step.oldRoot());
        return before != null && step.root().equals(rootAfter(before, step));
    }

    private Bytes32 rootAfter(Program.State before, Step step) {
        return moves.computeIfAbsent(new Move(step.oldRoot(), step.effect()), _ -> {
            Program.State after = before.after(step.effect());
            if (states.size() < STATES_MAX) {
                states.put(after.root(), after);
            }
            return after.root();
        });
    }
}
