package org.causality.propagation.recovery;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.ReconMessage;

/**
 * Cells as they travel: 16 bytes of ids, 8 of checks, and the count as a zigzag varint of its distance from what the
 * size of the set lets expect, which is one byte or two where the count itself would be three or four.
 */
final class PackedCells {
    private PackedCells() {}

    static Bytes pack(int from, long setSize, List<Cell> cells) {
        ByteBuffer out = ByteBuffer.allocate(cells.size() * ReconMessage.CELL_BYTES_MAX);
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            out.putLong(cell.high()).putLong(cell.low()).putLong(cell.check());
            putZigzag(out, cell.count() - expected(from + i, setSize));
        }
        return Bytes.copyOf(out.array(), 0, out.position());
    }

    /** @throws IllegalArgumentException when the bytes are not cells */
    static List<Cell> unpack(int from, long setSize, Bytes packed) {
        ByteBuffer in = ByteBuffer.wrap(packed.unsafeArray());
        List<Cell> cells = new ArrayList<>();
        try {
            while (in.hasRemaining()) {
                cells.add(new Cell(
                        in.getLong(), in.getLong(), in.getLong(), count(in, expected(from + cells.size(), setSize))));
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a cell is cut off", e);
        }
        return cells;
    }

    private static long expected(int index, long setSize) {
        return 2 * setSize / (2L + index);
    }

    private static int count(ByteBuffer in, long expected) {
        return Math.toIntExact(Math.clamp(expected + zigzag(in), Integer.MIN_VALUE, (long) Integer.MAX_VALUE));
    }

    private static void putZigzag(ByteBuffer out, long value) {
        long rest = (value << 1) ^ (value >> 63);
        while (rest > 0x7f) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static long zigzag(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IllegalArgumentException("a count is too long");
    }
}
