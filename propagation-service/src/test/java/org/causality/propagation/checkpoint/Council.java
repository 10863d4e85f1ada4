package org.causality.propagation.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.DomainTag;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Checkpoint;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.OperatorSetChange;
import org.causality.model.privacy.CommitteeId;

/** Operators and what they say. An operator's feed is one an incarnation. */
final class Council {

    static final NetworkId NETWORK = new NetworkId("test");

    final Genesis genesis;
    final OperatorSet operators;

    Council(int... weights) {
        operators = set(0, weights);
        genesis = new Genesis(NETWORK, 1, 16, operators);
    }

    static PublicKey key(int operator) {
        return new PublicKey(new Bytes32(0, 0, 0, operator + 1L));
    }

    /** Operators 0, 1, 2... of these weights; none where it is 0. */
    static OperatorSet set(long epoch, int... weights) {
        List<Operator> members = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                members.add(new Operator("o" + i, key(i), weights[i]));
            }
        }
        return new OperatorSet(epoch, members);
    }

    CheckpointCore core(int operator, CheckpointLimits limits) {
        return new CheckpointCore(NETWORK, key(operator), Anchor.of(genesis), limits);
    }

    Anchor start() {
        return Anchor.of(genesis);
    }

    static LamportTime floor(long steps) {
        return new LamportTime(steps * Checkpoint.STEP_TICKS - 1);
    }

    /** As all who have the same past would claim it. */
    static Checkpoint on(Anchor anchor, long steps) {
        return on(anchor, steps, "agreed", anchor.operators());
    }

    static Checkpoint on(Anchor anchor, long steps, String past, OperatorSet next) {
        long more = anchor.floor().ticksUntil(floor(steps));
        return new Checkpoint(
                anchor.operators().epoch(),
                floor(steps),
                anchor.count() + 2 * more,
                hash(past + steps),
                anchor.named(),
                CommitteeId.of(NETWORK, next));
    }

    static Bytes32 hash(String text) {
        return DomainTag.DRAFT.hash(Bytes.ascii(text));
    }

    static PublicKey feed(int operator, long incarnation) {
        return new PublicKey(hash("feed " + operator + " " + incarnation));
    }

    static Vote<Checkpoint> claim(int operator, long incarnation, Checkpoint claimed) {
        return vote(operator, incarnation, 10, 1_000_000, claimed, claimed.id().hex());
    }

    static Vote<OperatorSetChange> approval(int operator, long incarnation, long time, OperatorSet next) {
        OperatorSetChange change = OperatorSetChange.of(next);
        return vote(operator, incarnation, 5, time, change, change.encode().hex());
    }

    private static <S> Vote<S> vote(
            int operator, long incarnation, long sequence, long time, S statement, String content) {
        MessageId id = new MessageId(hash(operator + " " + incarnation + " " + content));
        Stamp stamp = new Stamp(new LamportTime(time), id);
        return new Vote<>(key(operator), incarnation, feed(operator, incarnation), sequence, stamp, statement);
    }

    /** What a checkpoint that keeps the members leads to. */
    static Anchor after(Anchor anchor, Checkpoint certified) {
        return new Anchor(Objects.requireNonNull(certified), anchor.operators());
    }
}
