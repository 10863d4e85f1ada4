package org.causality.devnet.isolated;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.causality.devnet.node.OperatorPorts;
import org.causality.devnet.node.Progress;
import org.causality.embedded.CouldNotStart;
import org.jspecify.annotations.Nullable;

/** One operator over all lives of its process: when it is killed, it is started again on its data. */
public final class IsolatedOperator implements AutoCloseable {
    /** One that dies this often is left down: something is wrong that a start does not mend. */
    private static final int RESTARTS_MAX = 20;

    /** Lets the killed life's stores be ended by their guards, and a person see that the operator is down. */
    private static final long RESTART_AFTER_SECONDS = 3;

    private final String name;
    private final OperatorPlace place;
    private final Progress progress;

    private @Nullable OperatorSeat seat;
    private int restarts;
    private boolean closed;
    private boolean standingAside;

    IsolatedOperator(String name, OperatorPlace place, Progress progress) {
        this.name = name;
        this.place = place;
        this.progress = progress;
    }

    public String name() {
        return name;
    }

    /** Where wallets come in. */
    public String gatewayUrl() {
        return "http://127.0.0.1:" + new OperatorPorts(place.basePort(), place.index()).gateway();
    }

    /** The present process; another one after a kill. */
    public synchronized long pid() {
        return seat == null ? -1 : seat.pid();
    }

    /** Whether the present process has all its services up. */
    public synchronized boolean isReady() {
        return seat != null && seat.isReady();
    }

    /** @throws CouldNotStart with a sentence for the user */
    void start() {
        OperatorSeat started = sit(place);
        started.awaitReady();
        progress.step(name + " runs as process " + started.pid());
    }

    private synchronized OperatorSeat sit(OperatorPlace at) {
        if (closed) {
            throw new CouldNotStart(name + " is ending.");
        }
        OperatorSeat started = OperatorSeat.start(name, at, progress);
        seat = started;
        CompletableFuture<Void> _ = started.onExit().thenAcceptAsync(this::ended, afterAWhile());
        return started;
    }

    private static Executor afterAWhile() {
        return CompletableFuture.delayedExecutor(
                RESTART_AFTER_SECONDS,
                TimeUnit.SECONDS,
                task -> Thread.ofVirtual().name("restart").start(task));
    }

    private void ended(Process process) {
        synchronized (this) {
            if (closed || restarts >= RESTARTS_MAX) {
                return;
            }
            restarts++;
        }
        progress.step(name + " (pid " + process.pid() + ") ended with " + process.exitValue() + "; starting it again");
        try {
            OperatorSeat again = sit(placeNow());
            again.awaitReady();
            progress.step(name + " is back (pid " + again.pid() + ")");
        } catch (CouldNotStart e) {
            progress.step(name + " did not come back: " + e.getMessage());
        }
    }

    private synchronized OperatorPlace placeNow() {
        return standingAside ? place.unshimmed() : place;
    }

    synchronized void standAside() {
        standingAside = true;
        if (seat != null && place.shimmed()) {
            seat.say(OperatorProcess.STAND_ASIDE);
        }
    }

    @Override
    public void close() {
        OperatorSeat last;
        synchronized (this) {
            closed = true;
            last = seat;
        }
        if (last != null) {
            last.end();
        }
    }
}
