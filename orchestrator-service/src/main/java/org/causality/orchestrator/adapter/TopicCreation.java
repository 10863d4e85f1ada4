package org.causality.orchestrator.adapter;

import java.util.Map;
import org.causality.model.topic.Service;
import org.causality.model.topic.adapter.TopicMaking;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Makes the topics this service writes and reads before the binder looks for them. */
@Component
class TopicCreation implements SmartLifecycle {

    /** The binder makes input bindings in phase {@code Integer.MAX_VALUE - 3000}. */
    private static final int BEFORE_BINDINGS = Integer.MAX_VALUE - 4_000;

    private final String bootstrapServers;
    private final OrchestratorSettings settings;
    private volatile boolean running;

    TopicCreation(@Value("${spring.kafka.bootstrap-servers}") String bootstrapServers, OrchestratorSettings settings) {
        this.bootstrapServers = bootstrapServers;
        this.settings = settings;
    }

    @Override
    public void start() {
        TopicMaking.make(
                Map.of("bootstrap.servers", bootstrapServers),
                Service.ORCHESTRATOR,
                settings.operator(),
                TopicMaking.REPLICATION_OF_THE_BROKER);
        running = true;
    }

    @Override
    public void stop() {
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
