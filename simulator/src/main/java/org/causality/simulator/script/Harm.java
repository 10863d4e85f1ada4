package org.causality.simulator.script;

import java.util.Locale;

/** A way in which things go wrong while they do. */
public sealed interface Harm {
    /**
     * Nothing gets from some nodes to others.
     *
     * @param oneWay whether it still gets back
     * @param flapMicros it comes and goes with that period; 0 for all the time
     */
    record Split(Who from, Who to, boolean oneWay, long flapMicros) implements Harm {
        @Override
        public String toString() {
            String what = oneWay ? "cut " + from + " -> " + to : "split " + from + " " + to;
            return flapMicros == 0 ? what : what + " flapping every " + Times.text(flapMicros);
        }
    }

    /** Nodes lose their power, and with it what was not yet synced; at the end they start again from their disks. */
    record Crash(Who who) implements Harm {
        @Override
        public String toString() {
            return "crash " + who;
        }
    }

    /** Disks take so long to sync. */
    record SlowDisk(Who who, long syncMicros) implements Harm {
        @Override
        public String toString() {
            return "slow disk " + who + " " + Times.text(syncMicros);
        }
    }

    /** Clocks jump ahead by so much, and stay there. */
    record Skew(Who who, long aheadMicros) implements Harm {
        @Override
        public String toString() {
            return "skew " + who + " " + Times.text(aheadMicros);
        }
    }

    /** All links lose, double and reorder more. */
    record Noise(double loss, double duplicate, double reorder) implements Harm {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "noise loss %.1f%% duplicate %.1f%% reorder %.1f%%",
                    100 * loss,
                    100 * duplicate,
                    100 * reorder);
        }
    }

    /** Nodes are hostile. */
    record Byzantine(Who who, Deed deed) implements Harm {
        @Override
        public String toString() {
            return deed.name().toLowerCase(Locale.ROOT) + " " + who;
        }
    }
}
