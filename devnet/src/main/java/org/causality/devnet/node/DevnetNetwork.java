package org.causality.devnet.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.causality.devnet.folder.OperatorFolder;
import org.causality.embedded.BackingOptions;
import org.causality.embedded.BackingParts;
import org.causality.embedded.CouldNotStart;
import org.causality.embedded.EmbeddedParts;

/** The operators of this process on one set of stores: all of them, or one alone. */
public final class DevnetNetwork implements AutoCloseable {
    private final BackingParts parts;
    private final List<DevnetOperator> operators;

    private DevnetNetwork(BackingParts parts, List<DevnetOperator> operators) {
        this.parts = parts;
        this.operators = operators;
    }

    /**
     * Starts stores, then services; what had started is ended again when something fails.
     *
     * @throws CouldNotStart with a sentence for the user
     */
    public static DevnetNetwork start(DevnetPlan plan, Progress progress) {
        int operators = plan.folder().operators().size();
        List<Integer> all = IntStream.rangeClosed(1, operators).boxed().toList();
        return start(
                plan,
                all,
                BackingOptions.at(plan.folder().root(), plan.basePort(), "--base-port"),
                "Kafka, Postgres and Redis",
                progress);
    }

    /**
     * Starts one operator of the plan on stores of its own, in its own folder; its neighbours run in other processes.
     *
     * @param index from 1, in the line
     */
    public static DevnetNetwork startAlone(DevnetPlan plan, int index, Progress progress) {
        OperatorFolder operator = plan.folder().operators().get(index - 1);
        int port = new OperatorPorts(plan.basePort(), index).stores();
        return start(
                plan,
                List.of(index),
                BackingOptions.at(operator.root(), port, "--base-port"),
                operator.name() + "'s own Kafka, Postgres and Redis",
                progress);
    }

    private static DevnetNetwork start(
            DevnetPlan plan, List<Integer> indexes, BackingOptions stores, String named, Progress progress) {
        for (int index : indexes) {
            new OperatorPorts(plan.basePort(), index)
                    .claim(plan.folder().operators().get(index - 1).name());
        }
        progress.step("starting " + named);
        BackingParts parts = EmbeddedParts.start(stores);
        progress.step(named + " are ready");
        DevnetNetwork network = new DevnetNetwork(
                parts,
                indexes.stream().map(index -> operator(plan, index, parts)).toList());
        try {
            network.startServices(plan.services(), progress);
            return network;
        } catch (RuntimeException e) {
            Thread.interrupted(); // a Ctrl-C while starting must not disturb the orderly end
            network.close();
            throw e;
        }
    }

    private static DevnetOperator operator(DevnetPlan plan, int index, BackingParts parts) {
        OperatorFolder folder = plan.folder().operators().get(index - 1);
        OperatorPorts ports = new OperatorPorts(plan.basePort(), index);
        return new DevnetOperator(
                folder.name(), ports, new ServiceSettings(plan.folder(), folder, ports, parts, plan.chain()), plan);
    }

    private void startServices(Set<ServiceApplication> services, Progress progress) {
        List<Callable<Void>> starts = new ArrayList<>();
        for (DevnetOperator operator : operators) {
            AtomicInteger missing = new AtomicInteger(services.size());
            for (ServiceApplication service : services) {
                starts.add(reporting(operator, service, missing, progress));
            }
        }
        Starters.startAll("A service", starts);
    }

    private static Callable<Void> reporting(
            DevnetOperator operator, ServiceApplication service, AtomicInteger missing, Progress progress) {
        return () -> {
            operator.start(service);
            progress.step(operator.name() + " " + service.label() + " is up");
            if (missing.decrementAndGet() == 0) {
                progress.step(operator.name() + " is complete: " + operator.gatewayUrl());
            }
            return null;
        };
    }

    public List<DevnetOperator> operators() {
        return operators;
    }

    public BackingParts parts() {
        return parts;
    }

    /** Ends the operators side by side, then the stores. Safe to call twice. */
    @Override
    public synchronized void close() {
        try (ExecutorService enders = Executors.newVirtualThreadPerTaskExecutor()) {
            operators.forEach(operator -> enders.execute(operator::close));
        }
        parts.close();
    }
}
