package org.causality.devnet.node;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.causality.devnet.folder.OperatorFolder;
import org.causality.embedded.BackingOptions;
import org.causality.embedded.BackingParts;
import org.causality.embedded.CouldNotStart;
import org.causality.embedded.EmbeddedParts;

/** All operators in this process, on shared stores. */
public final class DevnetNetwork implements AutoCloseable {
    /** Two contexts at a time start fastest on two cores, and on more cores the disk and the class loader are the limit. */
    private static final int STARTERS = 2;

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
        List<OperatorFolder> folders = plan.folder().operators();
        for (int index = 1; index <= folders.size(); index++) {
            new OperatorPorts(plan.basePort(), index)
                    .claim(folders.get(index - 1).name());
        }
        progress.step("starting Kafka, Postgres and Redis");
        BackingParts parts =
                EmbeddedParts.start(BackingOptions.at(plan.folder().root(), plan.basePort(), "--base-port"));
        progress.step("Kafka, Postgres and Redis are ready");
        DevnetNetwork network = new DevnetNetwork(parts, operatorsOf(plan, folders, parts));
        try {
            network.startServices(progress);
            return network;
        } catch (RuntimeException e) {
            Thread.interrupted(); // a Ctrl-C while starting must not disturb the orderly end
            network.close();
            throw e;
        }
    }

    private static List<DevnetOperator> operatorsOf(DevnetPlan plan, List<OperatorFolder> folders, BackingParts parts) {
        List<DevnetOperator> operators = new ArrayList<>();
        for (OperatorFolder folder : folders) {
            OperatorPorts ports = new OperatorPorts(plan.basePort(), operators.size() + 1);
            ServiceSettings settings = new ServiceSettings(plan.folder(), folder, ports, parts);
            operators.add(new DevnetOperator(folder.name(), ports, settings, plan));
        }
        return List.copyOf(operators);
    }

    private void startServices(Progress progress) {
        try (ExecutorService starters = Executors.newFixedThreadPool(
                STARTERS, Thread.ofPlatform().name("starter-", 0).factory())) {
            List<Future<?>> starts = new ArrayList<>();
            for (DevnetOperator operator : operators) {
                AtomicInteger missing = new AtomicInteger(ServiceApplication.values().length);
                for (ServiceApplication service : ServiceApplication.values()) {
                    starts.add(starters.submit(reporting(operator, service, missing, progress)));
                }
            }
            awaitAll(starts, starters);
        }
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

    /** The first failure wins; starts that have not begun are dropped, those under way are waited for. */
    private static void awaitAll(List<Future<?>> starts, ExecutorService starters) {
        try {
            for (Future<?> start : starts) {
                start.get();
            }
        } catch (ExecutionException e) {
            starters.shutdownNow().clear();
            throw e.getCause() instanceof CouldNotStart known
                    ? known
                    : new CouldNotStart("A service could not start: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            starters.shutdownNow().clear();
            Thread.currentThread().interrupt();
            throw new CouldNotStart("Starting was interrupted.", e);
        }
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
