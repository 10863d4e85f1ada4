package org.causality.gateway.adapter.health;

import org.springframework.context.SmartLifecycle;

/** A part of the service that is one {@link Loop}: its thread begins and ends with the service. */
public abstract class LoopingService implements SmartLifecycle {

    protected final Loop loop;

    protected LoopingService(String name, Pulse pulse) {
        this.loop = new Loop(name, pulse);
    }

    /** On the loop's own thread; returns soon after {@link Loop#turn} or {@link Loop#pause} answered false. */
    protected abstract void run();

    @Override
    public void start() {
        loop.start(this::run);
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
