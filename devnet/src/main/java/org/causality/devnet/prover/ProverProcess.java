package org.causality.devnet.prover;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.causality.groth16.transition.StateTransition;
import org.causality.model.codec.Bytes32;
import org.causality.orchestrator.program.TreeProving;
import org.causality.orchestrator.proof.Made;
import org.causality.orchestrator.proof.Proving;
import org.causality.orchestrator.worker.ProvingWorker;

/**
 * The program: {@code ProverProcess <set-up seed> <orchestrator URL>…}. A worker for each orchestrator, all of them with
 * one key and one proof at a time. The end of its standard input ends it.
 */
public final class ProverProcess {

    private ProverProcess() {}

    public static void main(String[] arguments) throws IOException {
        List<String> words = List.of(arguments);
        if (words.size() < 2) {
            throw new IllegalArgumentException("usage: ProverProcess <set-up seed> <orchestrator URL>…");
        }
        Proving proving = new InTurn(TreeProving.of(words.getFirst(), StateTransition.DEPTH), new ReentrantLock(true));
        List<ProvingWorker> workers = new ArrayList<>();
        for (String orchestrator : words.subList(1, words.size())) {
            workers.add(new ProvingWorker(orchestrator, "devnet-" + (workers.size() + 1), proving));
        }
        workers.forEach(ProvingWorker::start);
        awaitEnd(System.in);
        System.exit(0); // a proof under way is nobody's any more
    }

    private static void awaitEnd(InputStream parent) throws IOException {
        while (parent.read() >= 0) {
            // It says nothing; only its end matters.
        }
    }

    /** A proof takes a whole core, and the operators on this machine need the other one. */
    private record InTurn(Proving proving, ReentrantLock turn) implements Proving {
        @Override
        public Made prove(long seed, List<Bytes32> history, Bytes32 oldRoot, Bytes32 effect) {
            turn.lock();
            try {
                return proving.prove(seed, history, oldRoot, effect);
            } finally {
                turn.unlock();
            }
        }
    }
}
