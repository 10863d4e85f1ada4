package org.causality.orchestrator.adapter;

import org.causality.orchestrator.owner.CoreOwner;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts relay and owner before the input bindings, and ends them after those. */
@Component
class CoreLifecycle implements SmartLifecycle {
    /** The binder makes input bindings in phase {@code Integer.MAX_VALUE - 3000}. */
    private static final int BEFORE_BINDINGS = Integer.MAX_VALUE - 3_500;

    private final CoreOwner owner;
    private final OutboxRelay relay;
    private volatile boolean running;

    CoreLifecycle(CoreOwner owner, OutboxRelay relay) {
        this.owner = owner;
        this.relay = relay;
    }

    @Override
    public void start() {
        running = true;
        relay.start();
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
