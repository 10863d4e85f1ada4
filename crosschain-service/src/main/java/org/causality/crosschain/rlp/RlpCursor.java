package org.causality.crosschain.rlp;

import java.math.BigInteger;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;

/**
 * Walks over RLP items in place. Nothing is allocated but what is asked for, so a hostile input costs no more than its
 * own size. Every method throws {@link MalformedRlpException} where the input is not canonical.
 */
public final class RlpCursor {

    private static final int STRING = 0x80;
    private static final int LIST = 0xc0;
    private static final int SHORT_MAX = 55;

    private final byte[] input;
    private int position;
    private int limit;

    // The item read last by header().
    private boolean isList;
    private int length;

    public RlpCursor(Bytes input) {
        this(input, 0);
    }

    /** Starts behind a prefix, such as the type byte of a typed receipt. */
    public RlpCursor(Bytes input, int from) {
        this.input = input.unsafeArray();
        this.position = from;
        this.limit = input.size();
    }

    public boolean hasMore() {
        return position < limit;
    }

    /** Whether the next item is a list; false at the end. */
    public boolean atList() {
        return hasMore() && (input[position] & 0xff) >= LIST;
    }

    /** Whether the next item is the empty string. */
    public boolean atEmpty() {
        return hasMore() && (input[position] & 0xff) == STRING;
    }

    /** Enters the list that comes next; what it answers is for {@link #leave}. */
    public int enter() {
        header();
        if (!isList) {
            throw new MalformedRlpException("a string where a list belongs");
        }
        int outer = limit;
        limit = position + length;
        return outer;
    }

    /** Leaves the list, which must be read to its end. */
    public void leave(int outer) {
        end();
        limit = outer;
    }

    /** Nothing may be left. */
    public void end() {
        if (position != limit) {
            throw new MalformedRlpException("bytes are left over");
        }
    }

    public void skip() {
        header();
        position += length;
    }

    /** Skips the rest of the list and answers how many items that were. */
    public int skipRest() {
        int items = 0;
        while (hasMore()) {
            skip();
            items++;
        }
        return items;
    }

    /** How many items the next item, a list, holds; counts up to that many and does not move. */
    public int countOfList(int countMax) {
        int from = position;
        int outer = enter();
        int items = 0;
        while (hasMore() && items < countMax) {
            skip();
            items++;
        }
        position = from;
        limit = outer;
        return items;
    }

    /** The whole encoding of the next item, prefix included; it is skipped. */
    public Bytes item() {
        int from = position;
        skip();
        return Bytes.copyOf(input, from, position);
    }

    /** How long the whole encoding of the next item is; does not move. */
    public int itemBytes() {
        int from = position;
        header();
        int whole = position + length - from;
        position = from;
        return whole;
    }

    public Bytes string(int sizeMax) {
        int size = stringHeader();
        if (size > sizeMax) {
            throw new MalformedRlpException("a string of " + size + " bytes where at most " + sizeMax + " belong");
        }
        Bytes value = Bytes.copyOf(input, position, position + size);
        position += size;
        return value;
    }

    public Bytes stringOf(int size) {
        Bytes value = string(size);
        if (value.size() != size) {
            throw new MalformedRlpException("a string of " + value.size() + " bytes where " + size + " belong");
        }
        return value;
    }

    public Bytes32 bytes32() {
        if (stringHeader() != Bytes32.SIZE) {
            throw new MalformedRlpException("a hash has 32 bytes");
        }
        Bytes32 value = Bytes32.read(input, position);
        position += Bytes32.SIZE;
        return value;
    }

    /** Passes over a string of exactly that size without copying it. */
    public void skipStringOf(int size) {
        if (stringHeader() != size) {
            throw new MalformedRlpException("a string of " + size + " bytes belongs here");
        }
        position += size;
    }

    /** Passes over a string of any size. */
    public void skipString() {
        int size = stringHeader();
        position += size;
    }

    /** Passes over a minimal integer of at most that many bytes. */
    public void skipInteger(int sizeMax) {
        int size = integerHeader(sizeMax);
        position += size;
    }

    /** An unsigned integer below 2^63. */
    public long uint() {
        int size = integerHeader(Long.BYTES);
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = (value << 8) | (input[position++] & 0xff);
        }
        if (value < 0) {
            throw new MalformedRlpException("an integer of 64 bits");
        }
        return value;
    }

    /** An unsigned integer of at most that many bytes. */
    public BigInteger wide(int sizeMax) {
        int size = integerHeader(sizeMax);
        BigInteger value = new BigInteger(1, input, position, size);
        position += size;
        return value;
    }

    /** Starts reading a string byte by byte with {@link #octet}; answers its size. */
    public int stringHeader() {
        header();
        if (isList) {
            throw new MalformedRlpException("a list where a string belongs");
        }
        return length;
    }

    /** A byte of the string entered by {@link #stringHeader}, counted from its start; does not move. */
    public int octet(int index) {
        return input[position + index] & 0xff;
    }

    /** Moves over bytes of a string entered by {@link #stringHeader}. */
    public void pass(int bytes) {
        position += bytes;
    }

    private int integerHeader(int sizeMax) {
        int size = stringHeader();
        if (size > sizeMax || (size > 0 && input[position] == 0)) {
            throw new MalformedRlpException("no minimal integer of at most " + sizeMax + " bytes");
        }
        return size;
    }

    private void header() {
        if (position >= limit) {
            throw new MalformedRlpException("an item is missing");
        }
        int first = input[position] & 0xff;
        isList = first >= LIST;
        if (first < STRING) {
            length = 1;
            return;
        }
        position++;
        int tag = first - (isList ? LIST : STRING);
        length = tag <= SHORT_MAX ? tag : longLength(tag - SHORT_MAX);
        if (length > limit - position) {
            throw new MalformedRlpException("an item is longer than what holds it");
        }
        if (first == STRING + 1 && (input[position] & 0xff) < STRING) {
            throw new MalformedRlpException("a single small byte stands for itself");
        }
    }

    private int longLength(int octets) {
        if (octets > Integer.BYTES || octets > limit - position || input[position] == 0) {
            throw new MalformedRlpException("the length is not canonical");
        }
        long value = 0;
        for (int i = 0; i < octets; i++) {
            value = (value << 8) | (input[position++] & 0xff);
        }
        if (value <= SHORT_MAX || value > Integer.MAX_VALUE) {
            throw new MalformedRlpException("the length is not canonical");
        }
        return (int) value;
    }
}
