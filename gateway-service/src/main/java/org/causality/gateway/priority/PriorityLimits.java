package org.causality.gateway.priority;

import java.util.Map;
import java.util.Objects;
import org.causality.model.message.PriorityClass;

/**
 * Every bound of the queues.
 *
 * @param classes what each class may
 * @param peersMax peers whose bills are remembered; the one not seen for longest goes first and comes back without debt
 * @param capacityPerMille how much is checked at a time, in thousandths of a core: what the peers share
 * @param burstMicros of checking that a peer may save up, and that it may owe
 * @param lateMicrosMax behind its deadline a message stands at most, whatever its peer owes
 */
public record PriorityLimits(
        Map<PriorityClass, OfClass> classes, int peersMax, int capacityPerMille, long burstMicros, long lateMicrosMax) {

    /**
     * One class.
     *
     * @param weight its part of the time when all classes have something to do; 0 for CONTROL, which is ahead of all
     * @param deadlineMicros how long after it came a message is worth checking
     * @param bytesMax waiting in the class
     * @param peerBytesMax of these, one peer's
     * @param patienceMicros time in the queue from which the class counts as slow; 0 where only the deadline drops
     */
    public record OfClass(int weight, long deadlineMicros, long bytesMax, long peerBytesMax, long patienceMicros) {}

    /** What a thing that waits holds beside its bytes: entries in maps, the parsed header. */
    static final int OVERHEAD_BYTES = 1_024;

    private static final int CORE_PER_MILLE = 1_000;
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    /** Weights, deadlines and budgets as measured in the research on propagation; shorter patience sheds honest LOW in a flood. */
    private static final PriorityLimits DEFAULTS = new PriorityLimits(
            Map.of(
                    PriorityClass.CONTROL, new OfClass(0, 1_000_000, 4 * MIB, 256 * KIB, 0),
                    PriorityClass.HIGH, new OfClass(65, 250_000, 8 * MIB, MIB, 0),
                    PriorityClass.MEDIUM, new OfClass(28, 2_000_000, 16 * MIB, 3 * MIB / 2, 250_000),
                    PriorityClass.LOW, new OfClass(7, 10_000_000, 8 * MIB, 5 * MIB / 4, 250_000)),
            1_024,
            CORE_PER_MILLE,
            20_000,
            10_000_000);

    public PriorityLimits {
        classes = Map.copyOf(classes);
        if (classes.size() != PriorityClass.values().length || peersMax < 1 || capacityPerMille < 1) {
            throw new IllegalArgumentException("each class has its limits, and there is something to share");
        }
    }

    public static PriorityLimits defaults() {
        return DEFAULTS;
    }

    /** The same for so many cores. */
    public PriorityLimits withCores(int cores) {
        return new PriorityLimits(classes, peersMax, cores * CORE_PER_MILLE, burstMicros, lateMicrosMax);
    }

    public OfClass of(PriorityClass priority) {
        return Objects.requireNonNull(classes.get(priority));
    }

    /** Bytes that can wait in all. */
    public long bytesMax() {
        return classes.values().stream().mapToLong(OfClass::bytesMax).sum();
    }
}
