package org.causality.gateway.adapter;

import java.util.ArrayList;
import java.util.List;
import org.causality.gateway.adapter.health.Loop;
import org.causality.gateway.adapter.health.Pulse;
import org.causality.gateway.edge.EdgeQueue;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The threads that check what waits in the edge's queue: as many as there are cores, for checking is all they do. */
@Component
class EdgeWorkers implements SmartLifecycle {

    static final int COUNT = Math.max(1, Runtime.getRuntime().availableProcessors());
    private static final long WAIT_MILLIS_MAX = 500;

    private final EdgeQueue queue;
    private final List<Loop> loops = new ArrayList<>();

    EdgeWorkers(EdgeQueue queue, Pulse pulse) {
        this.queue = queue;
        for (int i = 1; i <= COUNT; i++) {
            loops.add(new Loop("check frames " + i, pulse));
        }
    }

    @Override
    public void start() {
        loops.forEach(loop -> loop.start(() -> run(loop)));
    }

    @Override
    public void stop() {
        loops.forEach(Loop::stop);
    }

    @Override
    public boolean isRunning() {
        return loops.getFirst().isRunning();
    }

    private void run(Loop loop) {
        while (loop.turn()) {
            try {
                var _ = queue.turn(WAIT_MILLIS_MAX);
            } catch (InterruptedException _) {
                loop.interrupted();
            }
        }
    }
}
