package org.causality.crosschain.fact;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.DomainTag;
import org.causality.model.key.PublicKey;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;

/**
 * Who announces an event: weighted rendezvous over the operator set, the same on every node, without a word between them.
 * The next in rank follows when the one before has said nothing for {@link #TURN_MILLIS}.
 */
public final class Election {

    /** Longer than a message takes to reach everybody, shorter than a block. */
    public static final long TURN_MILLIS = 2_000;

    /** 53 bits: what a double holds exactly. */
    private static final int UNIFORM_SHIFT = 11;

    private static final double UNIFORM_STEP = 0x1p-53;

    private Election() {}

    /** All operators, the one whose turn is first at the front. */
    public static List<Operator> ranked(OperatorSet operators, EventId event) {
        return operators.operators().stream()
                .sorted(Comparator.<Operator>comparingDouble(operator -> score(operator, event))
                        .thenComparing(Operator::key))
                .toList();
    }

    /** When it is an operator's turn; {@link Instant#MAX} for who is no member. */
    public static Instant turnOf(PublicKey self, OperatorSet operators, EventId event, Instant observedAt) {
        List<Operator> ranked = ranked(operators, event);
        for (int rank = 0; rank < ranked.size(); rank++) {
            if (ranked.get(rank).key().equals(self)) {
                return observedAt.plusMillis(rank * TURN_MILLIS);
            }
        }
        return Instant.MAX;
    }

    /** Exponentially distributed with the weight as its rate: the lowest wins in proportion to weights. */
    private static double score(Operator operator, EventId event) {
        Bytes32 hash = DomainTag.EVENT.hash(
                Bytes.ascii("announcer"),
                event.value().toBytes(),
                operator.key().value().toBytes());
        double uniform = ((hash.w0() >>> UNIFORM_SHIFT) + 1) * UNIFORM_STEP;
        // StrictMath: the same on every machine.
        return -StrictMath.log(uniform) / operator.weight();
    }
}
