package org.causality.orchestrator.adapter;

import org.causality.orchestrator.owner.CoreOwner;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts the owner before the input bindings, and ends it after those. */
@Component
class CoreLifecycle implements SmartLifecycle {
    /** The binder makes input bindings in phase {@code Integer.MAX_VALUE - 3000}. */
    private static final int BEFORE_BINDINGS = Integer.MAX_VALUE - 3_500;

    private final CoreOwner owner;
    private volatile boolean running;

    CoreLifecycle(CoreOwner owner) {
        this.owner = owner;
    }

    @Override
    public void start() {
        running = true;
        owner.start();
    }

    @Override
    public void stop() {
        owner.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_BINDINGS;
    }
}
