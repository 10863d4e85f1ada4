package org.causality.devnet.isolated;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.folder.OperatorFolder;
import org.causality.devnet.node.FollowedChain;
import org.causality.devnet.node.Progress;
import org.causality.devnet.node.Starters;
import org.causality.embedded.CouldNotStart;

/** All operators, each in a process of its own on its own stores. */
public final class IsolatedNetwork implements AutoCloseable {
    private final List<IsolatedOperator> operators;

    private IsolatedNetwork(List<IsolatedOperator> operators) {
        this.operators = operators;
    }

    /**
     * Starts one process per operator; all are ended again when one cannot start.
     *
     * @param chain what the operators' own clients follow
     * @param shimmedAt the operator, from 1, whose core gets the effect before the cause; 0 for none
     * @throws CouldNotStart with a sentence for the user
     */
    public static IsolatedNetwork start(
            DataFolder folder, int basePort, FollowedChain chain, int shimmedAt, Progress progress) {
        List<IsolatedOperator> operators = new ArrayList<>();
        for (OperatorFolder operator : folder.operators()) {
            int index = operators.size() + 1;
            OperatorPlace place = new OperatorPlace(folder.root(), index, basePort, chain, index == shimmedAt);
            operators.add(new IsolatedOperator(operator.name(), place, progress));
        }
        IsolatedNetwork network = new IsolatedNetwork(List.copyOf(operators));
        try {
            network.startAll();
            return network;
        } catch (CouldNotStart e) {
            boolean interrupted = Thread.interrupted(); // must not disturb the orderly end
            network.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            throw e;
        }
    }

    private void startAll() {
        Starters.startAll(
                "An operator",
                operators.stream()
                        .map(operator -> Executors.callable(operator::start))
                        .toList());
    }

    /** In their line. */
    public List<IsolatedOperator> operators() {
        return operators;
    }

    /** Ends the story's shim: from now on everything passes. */
    public void standAside() {
        operators.forEach(IsolatedOperator::standAside);
    }

    @Override
    public void close() {
        try (ExecutorService enders = Executors.newVirtualThreadPerTaskExecutor()) {
            operators.forEach(operator -> enders.execute(operator::close));
        }
    }
}
