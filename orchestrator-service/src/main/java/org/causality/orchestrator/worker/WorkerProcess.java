package org.causality.orchestrator.worker;

import java.util.Objects;
import org.causality.groth16.transition.StateTransition;
import org.causality.orchestrator.program.TreeProving;

/**
 * A worker as a process: {@code WorkerProcess <orchestrator URL> <worker name> [<set-up seed>]}. Ends with the signal that
 * ends the process; its lease then runs out.
 */
public final class WorkerProcess {
    private static final String SETUP_SEED = "devnet";

    private WorkerProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length < 2 || arguments.length > 3) {
            throw new IllegalArgumentException("usage: WorkerProcess <orchestrator URL> <worker name> [<set-up seed>]");
        }
        String seed = arguments.length == 3 ? arguments[2] : SETUP_SEED;
        try (ProvingWorker worker = new ProvingWorker(
                arguments[0], Objects.requireNonNull(arguments[1]), TreeProving.of(seed, StateTransition.DEPTH))) {
            worker.start();
            worker.join();
        }
    }
}
