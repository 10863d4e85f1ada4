package org.causality.orchestrator.intent;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.DomainTag;
import org.causality.model.computation.SlotId;
import org.causality.model.network.Operator;

/** Weighted rendezvous: who comes first for a slot, without a word between the nodes. */
final class Rendezvous {
    /** 53 bits: what a double holds exactly. */
    private static final int UNIFORM_SHIFT = 11;

    private static final double UNIFORM_STEP = 0x1p-53;

    private Rendezvous() {}

    /** The operators, first the one whose turn is first. */
    static List<Operator> ranked(SlotId slot, Collection<Operator> operators) {
        Bytes place = slot.hash().toBytes();
        return operators.stream()
                .sorted(Comparator.<Operator>comparingDouble(operator -> score(place, operator))
                        .thenComparing(Operator::key))
                .toList();
    }

    /** Exponentially distributed with the weight as its rate: the lowest wins in proportion to weights. */
    private static double score(Bytes slot, Operator operator) {
        Bytes32 hash = DomainTag.SLOT.hash(
                Bytes.ascii("computer"), slot, operator.key().value().toBytes());
        double uniform = ((hash.w0() >>> UNIFORM_SHIFT) + 1) * UNIFORM_STEP;
        // StrictMath: the same on every machine.
        return -StrictMath.log(uniform) / operator.weight();
    }
}
