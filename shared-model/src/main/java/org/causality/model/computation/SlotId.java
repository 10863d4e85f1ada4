package org.causality.model.computation;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.DomainTag;

/**
 * The place of one step of a computation: what branches compete for (protocol §8).
 *
 * @param parentOutput the hash of the output it starts from, {@link #outputHash}; the genesis output for the first step
 * @param index the step's number, the zk-nonce it leads to; unsigned
 */
public record SlotId(LineageId lineage, Bytes32 parentOutput, long index) {

    public static final int SIZE_MAX = 128;

    /** SHA-256(tag ‖ output): how the next slot names what it starts from. */
    public static Bytes32 outputHash(Bytes output) {
        return DomainTag.OUTPUT.hash(output);
    }

    /** The slot that a step with this output opens. */
    public SlotId next(Bytes output) {
        return new SlotId(lineage, outputHash(output), index + 1);
    }

    /** SHA-256(tag ‖ canonical slot): one word where a key is needed. */
    public Bytes32 hash() {
        return DomainTag.SLOT.hash(CanonicalWriter.encode(this, SlotId::write));
    }

    static void write(SlotId slot, CanonicalWriter out) {
        out.bytes32(1, slot.lineage.value()).bytes32(2, slot.parentOutput).uint(3, slot.index);
    }

    static SlotId read(CanonicalReader in) {
        return new SlotId(new LineageId(in.bytes32(1)), in.bytes32(2), in.uint(3));
    }
}
