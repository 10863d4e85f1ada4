package org.causality.propagation.recovery;

import java.util.Arrays;

/** Cells of a sketch, each the sum of the ids that fall into it: XOR of ids, XOR of checks, count. */
final class Cells {
    private long[] highs;
    private long[] lows;
    private long[] checks;
    private int[] counts;
    private int size;

    Cells(int size) {
        this(new long[size], new long[size], new long[size], new int[size]);
    }

    private Cells(long[] highs, long[] lows, long[] checks, int[] counts) {
        this.highs = highs;
        this.lows = lows;
        this.checks = checks;
        this.counts = counts;
        this.size = counts.length;
    }

    Cells copy() {
        return new Cells(highs.clone(), lows.clone(), checks.clone(), counts.clone());
    }

    int size() {
        return size;
    }

    /** @param count how often it comes in; negative takes it out */
    void add(int index, long high, long low, long check, int count) {
        highs[index] ^= high;
        lows[index] ^= low;
        checks[index] ^= check;
        counts[index] += count;
    }

    /** One cell more: {@code theirs} without what is in {@code ours}. */
    void appendDifference(Cell theirs, Cells ours) {
        if (size == highs.length) {
            grow();
        }
        highs[size] = theirs.high() ^ ours.highs[size];
        lows[size] = theirs.low() ^ ours.lows[size];
        checks[size] = theirs.check() ^ ours.checks[size];
        counts[size] = theirs.count() - ours.counts[size];
        size++;
    }

    Cell at(int index) {
        return new Cell(highs[index], lows[index], checks[index], counts[index]);
    }

    int count(int index) {
        return counts[index];
    }

    boolean isEmpty(int index) {
        return counts[index] == 0 && checks[index] == 0 && highs[index] == 0 && lows[index] == 0;
    }

    private void grow() {
        int room = Math.max(64, 2 * size);
        highs = Arrays.copyOf(highs, room);
        lows = Arrays.copyOf(lows, room);
        checks = Arrays.copyOf(checks, room);
        counts = Arrays.copyOf(counts, room);
    }
}
