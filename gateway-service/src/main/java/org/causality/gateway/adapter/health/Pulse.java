package org.causality.gateway.adapter.health;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** When each of our own threads last turned its loop. As many entries as there are loops. Safe from any thread. */
@Component
public class Pulse {

    /** Loops turn at least once a second; a machine in trouble gets ten times that. */
    static final long SILENT_MILLIS_MAX = 10_000;

    private final Clock clock;
    private final Map<String, Long> beatMillis = new ConcurrentHashMap<>();

    Pulse(Clock clock) {
        this.clock = clock;
    }

    /** This loop is turning. */
    public void beat(String loop) {
        beatMillis.put(loop, clock.millis());
    }

    /** This loop ended as it should. */
    public void ended(String loop) {
        beatMillis.remove(loop);
    }

    /** Loops that stand still. */
    List<String> silent() {
        long now = clock.millis();
        return beatMillis.entrySet().stream()
                .filter(loop -> now - loop.getValue() > SILENT_MILLIS_MAX)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
