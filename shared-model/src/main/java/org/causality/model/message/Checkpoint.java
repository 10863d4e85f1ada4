package org.causality.model.message;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.codec.DomainTag;
import org.causality.model.privacy.CommitteeId;
import org.jspecify.annotations.Nullable;

/**
 * What an operator claims the past to be, the payload of a Checkpoint message; certified once members with two thirds of the
 * weight have each claimed it in a message of their own (protocol §7). It holds every judged message at its computed time,
 * which is the same at all who judged it.
 *
 * @param epoch of the operator set by whose weight it is counted
 * @param floor the highest time it covers: one less than a multiple of {@link #STEP_TICKS}, so that floors proposed apart
 *     meet
 * @param count how many messages there are at or below the floor; every tick has one
 * @param root of the {@link StampTree} over those above the previous floor; with {@code previous} it covers all below, too
 * @param previous the certified checkpoint it continues; absent in a network's first
 * @param operators the operator set in force from here on
 */
public record Checkpoint(
        long epoch,
        LamportTime floor,
        long count,
        Bytes32 root,
        @Nullable CheckpointId previous,
        CommitteeId operators) {

    public static final long STEP_TICKS = 4_096;

    public Checkpoint {
        if (floor.value() == 0 || (floor.value() + 1) % STEP_TICKS != 0) {
            throw new IllegalArgumentException("a floor is one less than a multiple of " + STEP_TICKS);
        }
        if (Long.compareUnsigned(count, floor.value()) < 0) {
            throw new IllegalArgumentException("every tick up to the floor has a message");
        }
    }

    public CheckpointId id() {
        return new CheckpointId(DomainTag.CHECKPOINT.hash(encode()));
    }

    /** The highest floor at or below a time; {@link LamportTime#ZERO} when there is none. */
    public static LamportTime floorUpTo(LamportTime time) {
        long steps = Long.divideUnsigned(time.value(), STEP_TICKS);
        boolean atItsEnd = Long.remainderUnsigned(time.value(), STEP_TICKS) == STEP_TICKS - 1;
        long whole = atItsEnd ? steps + 1 : steps;
        return whole == 0 ? LamportTime.ZERO : new LamportTime(whole * STEP_TICKS - 1);
    }

    public Bytes encode() {
        return CanonicalWriter.encode(this, Checkpoint::write);
    }

    public static Decoded<Checkpoint> decode(Bytes bytes) {
        return Decoded.of(bytes, Checkpoint::read);
    }

    private static void write(Checkpoint checkpoint, CanonicalWriter out) {
        out.uint(1, checkpoint.epoch)
                .uint(2, checkpoint.floor.value())
                .uint(3, checkpoint.count)
                .bytes32(4, checkpoint.root);
        if (checkpoint.previous != null) {
            out.bytes32(5, checkpoint.previous.value());
        }
        out.bytes32(6, checkpoint.operators.value());
    }

    static Checkpoint read(CanonicalReader in) {
        return new Checkpoint(
                in.uint(1),
                new LamportTime(in.uint(2)),
                in.uint(3),
                in.bytes32(4),
                previous(in.optionalBytes32(5)),
                new CommitteeId(in.bytes32(6)));
    }

    private static @Nullable CheckpointId previous(@Nullable Bytes32 value) {
        return value == null ? null : new CheckpointId(value);
    }
}
