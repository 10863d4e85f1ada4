package org.causality.gateway.interest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.causality.model.message.WireTopic;

/**
 * Which of two twin topics is followed, and how that changes without a gap:
 *
 * <pre>
 * one of the two     --the other is wanted-->          both: the other is followed at once
 * both               --the overlap has passed-->  the wanted one: the other is left
 * both               --the first is wanted again-->    the first: the other is left at once
 * </pre>
 *
 * While both are followed what comes twice is a duplicate to the edge. Safe from any thread.
 */
public final class Following {

    /** Peers must hear of the subscription and take us into their mesh: three heartbeats, and as much again for slow ones. */
    public static final long OVERLAP_MILLIS = 6_000;

    /** What is to be done with a topic. */
    public sealed interface Step {

        record Follow(WireTopic topic) implements Step {}

        record Leave(WireTopic topic) implements Step {}
    }

    private static final class Twins {
        final WireTopic bodies;
        boolean wantsBodies;
        boolean moves;
        long sinceMillis;

        Twins(WireTopic bodies, boolean wantsBodies) {
            this.bodies = bodies;
            this.wantsBodies = wantsBodies;
        }

        WireTopic wanted() {
            return wantsBodies ? bodies : bodies.headers();
        }

        WireTopic other() {
            return wantsBodies ? bodies.headers() : bodies;
        }
    }

    private final Map<String, Twins> byBodies = new LinkedHashMap<>();
    private final long overlapMillis;

    /**
     * @param takes of which of these topics of bodies the bodies are wanted at first
     * @param overlapMillis for which both of two twins are followed, mostly {@link #OVERLAP_MILLIS}
     */
    public Following(Collection<WireTopic> bodies, Predicate<WireTopic> takes, long overlapMillis) {
        this.overlapMillis = overlapMillis;
        bodies.forEach(topic -> byBodies.put(topic.name(), new Twins(topic, takes.test(topic))));
    }

    /** All that is followed now. */
    public synchronized List<WireTopic> followed() {
        List<WireTopic> followed = new ArrayList<>();
        for (Twins twins : byBodies.values()) {
            followed.add(twins.wanted());
            if (twins.moves) {
                followed.add(twins.other());
            }
        }
        return followed;
    }

    /** From now on the bodies of these are wanted, and of no others. */
    public synchronized List<Step> want(Predicate<WireTopic> takes, long nowMillis) {
        List<Step> steps = new ArrayList<>();
        for (Twins twins : byBodies.values()) {
            if (takes.test(twins.bodies) != twins.wantsBodies) {
                steps.add(turn(twins, nowMillis));
            }
        }
        return steps;
    }

    private static Step turn(Twins twins, long nowMillis) {
        twins.wantsBodies = !twins.wantsBodies;
        twins.moves = !twins.moves;
        twins.sinceMillis = nowMillis;
        return twins.moves ? new Step.Follow(twins.wanted()) : new Step.Leave(twins.other());
    }

    /** What follows from time having passed. */
    public synchronized List<Step> tick(long nowMillis) {
        List<Step> steps = new ArrayList<>();
        for (Twins twins : byBodies.values()) {
            if (twins.moves && nowMillis - twins.sinceMillis >= overlapMillis) {
                twins.moves = false;
                steps.add(new Step.Leave(twins.other()));
            }
        }
        return steps;
    }

    /** Whether the bodies of this topic are wanted. */
    public synchronized boolean wantsBodies(WireTopic bodies) {
        Twins twins = byBodies.get(bodies.name());
        return twins != null && twins.wantsBodies;
    }
}
