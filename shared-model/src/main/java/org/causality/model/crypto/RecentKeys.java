package org.causality.model.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers decoded keys in two generations: when the young one is full it becomes the old one, and what is used again is
 * carried over. At most twice the limit is held, reads take no lock, and a flood of one-time keys evicts only itself and
 * what was idle for a whole generation.
 */
final class RecentKeys<V> {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int youngMax;
    private volatile Map<Name, V> young = new ConcurrentHashMap<>();
    private volatile Map<Name, V> old = new ConcurrentHashMap<>();

    RecentKeys(int youngMax) {
        this.youngMax = youngMax;
    }

    @Nullable V find(byte[] key32) {
        Name name = Name.of(key32);
        V value = young.get(name);
        if (value != null) {
            return value;
        }
        V idle = old.get(name);
        if (idle != null) {
            put(name, idle);
        }
        return idle;
    }

    void keep(byte[] key32, V value) {
        put(Name.of(key32), value);
    }

    int size() {
        return young.size() + old.size();
    }

    private synchronized void put(Name name, V value) {
        if (young.size() >= youngMax) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
        young.put(name, value);
    }

    private record Name(long a, long b, long c, long d) {
        static Name of(byte[] key32) {
            return new Name(word(key32, 0), word(key32, 8), word(key32, 16), word(key32, 24));
        }

        private static long word(byte[] bytes, int offset) {
            return (long) LONGS.get(bytes, offset);
        }

        /** Keys are uniform for honest owners; the mix keeps chosen keys from sharing one bucket cheaply. */
        @Override
        public int hashCode() {
            long mixed = (a ^ Long.rotateLeft(b, 17) ^ Long.rotateLeft(c, 31) ^ Long.rotateLeft(d, 47))
                    * 0x9E3779B97F4A7C15L;
            return (int) (mixed >>> Integer.SIZE);
        }
    }
}
