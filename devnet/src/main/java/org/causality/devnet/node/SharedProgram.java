package org.causality.devnet.node;

import org.causality.groth16.transition.StateTransition;
import org.causality.orchestrator.program.TreeProgram;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The program all operators of this process verify proofs with: its key is the same for all, and takes time to make. */
final class SharedProgram {
    private SharedProgram() {}

    /** Made when the first orchestrator asks. */
    private static final class Holder {
        static final TreeProgram PROGRAM = TreeProgram.of(DevnetPlan.SETUP_SEED, StateTransition.DEPTH);
    }

    static void give(ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context).registerBean(TreeProgram.class, () -> Holder.PROGRAM);
    }
}
