package org.causality.propagation.adapter;

import org.causality.propagation.owner.CoreOwner;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts the owner once the input bindings exist, and ends them before it: what they took is finished first. */
@Component
class CoreLifecycle implements SmartLifecycle {

    /** The binder makes input bindings in phase {@code Integer.MAX_VALUE - 3000}. */
    private static final int AFTER_BINDINGS = Integer.MAX_VALUE - 500;

    private final CoreOwner owner;
    private final CoreMonitor monitor;
    private volatile boolean running;

    CoreLifecycle(CoreOwner owner, CoreMonitor monitor) {
        this.owner = owner;
        this.monitor = monitor;
    }

    @Override
    public void start() {
        running = true;
        owner.start();
    }

    @Override
    public void stop() {
        monitor.stopInputs();
        owner.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AFTER_BINDINGS;
    }
}
