package org.causality.propagation.recovery;

import java.util.Arrays;
import org.causality.model.codec.Bytes32;

/** The ids of one window of time: their sum mod 2^256, which no choice of ids makes equal, and themselves. */
final class Window {
    private static final int WORDS = 3;

    private long s0;
    private long s1;
    private long s2;
    private long s3;
    private long[] entries = new long[WORDS * 8];
    private int count;

    void add(Bytes32 id, long time) {
        if (count * WORDS == entries.length) {
            entries = Arrays.copyOf(entries, 2 * entries.length);
        }
        entries[count * WORDS] = time;
        entries[count * WORDS + 1] = id.w0();
        entries[count * WORDS + 2] = id.w1();
        count++;
        plus(id.w0(), id.w1(), id.w2(), id.w3());
    }

    /** The sum of both windows' ids, without the ids. */
    void addSum(Window other) {
        count += other.count;
        plus(other.s0, other.s1, other.s2, other.s3);
    }

    private void plus(long w0, long w1, long w2, long w3) {
        s3 += w3;
        long carry = Long.compareUnsigned(s3, w3) < 0 ? 1 : 0;
        carry = plusCarry2(w2, carry);
        carry = plusCarry1(w1, carry);
        s0 += w0 + carry;
    }

    private long plusCarry2(long word, long carry) {
        s2 += word;
        long over = Long.compareUnsigned(s2, word) < 0 ? 1 : 0;
        s2 += carry;
        return over + (carry == 1 && s2 == 0 ? 1 : 0);
    }

    private long plusCarry1(long word, long carry) {
        s1 += word;
        long over = Long.compareUnsigned(s1, word) < 0 ? 1 : 0;
        s1 += carry;
        return over + (carry == 1 && s1 == 0 ? 1 : 0);
    }

    int count() {
        return count;
    }

    /** The newest are looked at first. */
    boolean holds(ShortId id) {
        for (int i = count - 1; i >= 0; i--) {
            if (entries[i * WORDS + 1] == id.high() && entries[i * WORDS + 2] == id.low()) {
                return true;
            }
        }
        return false;
    }

    /** The ids as they are now, for reading elsewhere: what is added later is not written where this reads. */
    Ids ids() {
        return new Ids(entries, count);
    }

    /** The first ids of a window. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and read only as far as it was written
    record Ids(long[] entries, int count) {
        /** @param from the number of the first */
        void addTo(Sketch sketch, int from) {
            for (int i = from; i < count; i++) {
                sketch.add(new ShortId(entries[i * WORDS + 1], entries[i * WORDS + 2]));
            }
        }

        void removeFrom(Sketch sketch) {
            for (int i = 0; i < count; i++) {
                sketch.remove(new ShortId(entries[i * WORDS + 1], entries[i * WORDS + 2]));
            }
        }
    }

    Bytes32 sum() {
        return new Bytes32(s0, s1, s2, s3);
    }

    Timed at(int index) {
        return new Timed(entries[index * WORDS], new ShortId(entries[index * WORDS + 1], entries[index * WORDS + 2]));
    }
}
