package org.causality.devnet.story.figures;

import java.util.List;
import java.util.Locale;

/** How a set of durations spreads, in milliseconds. */
public record Spread(int count, double p50, double p99, double max) {

    public static Spread ofNanos(List<Long> durations) {
        List<Long> sorted = durations.stream().sorted().toList();
        return new Spread(sorted.size(), rank(sorted, 0.50), rank(sorted, 0.99), rank(sorted, 1));
    }

    /** The smallest duration that at least this share does not exceed. */
    private static double rank(List<Long> sorted, double share) {
        if (sorted.isEmpty()) {
            return 0;
        }
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return Math.round(sorted.get(Math.max(0, index)) / 1e4) / 100.0;
    }

    public static String text(double millis) {
        return String.format(Locale.ROOT, "%.1f ms", millis);
    }
}
