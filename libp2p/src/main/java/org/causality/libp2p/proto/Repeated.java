package org.causality.libp2p.proto;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What a message repeats, as a list over the bytes that came: an entry becomes an object each time it is looked at and
 * is not kept, so that a message of very many tiny entries costs its receiver no more than its bytes. Walk it once, in
 * order; {@link #get} walks from the start. It keeps its array alive, and nobody may change that.
 */
public final class Repeated<T> extends AbstractList<T> {
    /** Makes an object of an entry, which was found well formed before; null when it is one to pass over. */
    public interface Entry<T> {
        /** The entry lies in {@code in}, {@code to} excluded. */
        @Nullable T read(byte[] in, int from, int to);
    }

    private static final int NOWHERE = -1;

    private final byte[] in;
    private final int from;
    private final int to;
    private final int outer;
    private final int field;
    private final int size;
    private final Entry<T> entry;

    private Repeated(byte[] in, int from, int to, int outer, int field, int size, Entry<T> entry) {
        this.in = in;
        this.from = from;
        this.to = to;
        this.outer = outer;
        this.field = field;
        this.size = size;
        this.entry = entry;
    }

    /** The first {@code size} entries with that field number of the message that lies in {@code in}. */
    public static <T> List<T> of(byte[] in, int from, int to, int field, int size, Entry<T> entry) {
        return within(in, from, to, 0, field, size, entry);
    }

    /** The same, all entries being inside fields with the number {@code outer}. */
    public static <T> List<T> within(byte[] in, int from, int to, int outer, int field, int size, Entry<T> entry) {
        return size == 0 ? List.of() : new Repeated<>(in, from, to, outer, field, size, entry);
    }

    /** The list itself when it is one over bytes, a copy otherwise: what never changes need not be copied. */
    public static <T> List<T> copyOf(List<T> list) {
        return list instanceof Repeated<T> ? list : List.copyOf(list);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public T get(int index) {
        Iterator<T> walk = iterator();
        for (int i = 0; i < index; i++) {
            walk.next();
        }
        return walk.next();
    }

    @Override
    public Iterator<T> iterator() {
        return new Walk();
    }

    private final class Walk implements Iterator<T> {
        private final ProtoReader reader = new ProtoReader(in, from, to);
        private int outside = NOWHERE;
        private int left = size;

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public T next() {
            if (left == 0) {
                throw new NoSuchElementException();
            }
            left--;
            while (true) {
                if (findsEntry()) {
                    long span = reader.span(Integer.MAX_VALUE);
                    @Nullable T value = entry.read(in, ProtoReader.from(span), ProtoReader.to(span));
                    if (value != null) {
                        return value;
                    }
                }
            }
        }

        /** Goes one field on; true when it stands before an entry. */
        private boolean findsEntry() {
            if (!reader.next()) {
                if (outside == NOWHERE) {
                    throw new IllegalStateException("fewer entries than were counted");
                }
                reader.leave(outside);
                outside = NOWHERE;
            } else if (outer != 0 && outside == NOWHERE && reader.field() == outer) {
                outside = reader.enter(Integer.MAX_VALUE);
            } else if ((outer == 0 || outside != NOWHERE) && reader.field() == field) {
                return true;
            } else {
                reader.skip();
            }
            return false;
        }
    }
}
