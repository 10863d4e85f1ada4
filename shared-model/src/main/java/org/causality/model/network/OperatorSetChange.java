package org.causality.model.network;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.key.PublicKey;

/**
 * The members of the next epoch, as one operator approves of them: the payload of an OperatorSet message. Approved once
 * members with two thirds of the current weight have each said it in a message of their own; in force from the first
 * certified checkpoint that covers those messages.
 *
 * @param epoch the next one: the current set's plus one
 * @param operators 1 to {@link OperatorSet#OPERATORS_MAX}, sorted by key, no key and no name twice
 */
public record OperatorSetChange(long epoch, List<Operator> operators) {

    private static final int NAME_SIZE_MAX = 16;
    private static final int MEMBER_SIZE_MAX = NAME_SIZE_MAX + 2 + 34 + 4;

    public OperatorSetChange {
        operators = List.copyOf(operators);
        if (epoch == 0) {
            throw new IllegalArgumentException("epoch 0 is genesis");
        }
        if (operators.isEmpty() || operators.size() > OperatorSet.OPERATORS_MAX) {
            throw new IllegalArgumentException("an operator set has 1 to " + OperatorSet.OPERATORS_MAX + " members");
        }
        for (int i = 1; i < operators.size(); i++) {
            if (operators.get(i - 1).key().compareTo(operators.get(i).key()) >= 0) {
                throw new IllegalArgumentException("members are sorted by key, each once");
            }
            requireOtherName(operators, i);
        }
    }

    /** Compared one by one: a set of names would cost more than the body it is read from. */
    private static void requireOtherName(List<Operator> operators, int index) {
        String name = operators.get(index).name();
        for (int i = 0; i < index; i++) {
            if (operators.get(i).name().equals(name)) {
                throw new IllegalArgumentException("two operators share a name");
            }
        }
    }

    public static OperatorSetChange of(OperatorSet next) {
        return new OperatorSetChange(next.epoch(), next.operators());
    }

    public OperatorSet next() {
        return new OperatorSet(epoch, operators);
    }

    public Bytes encode() {
        return CanonicalWriter.encode(this, OperatorSetChange::write);
    }

    public static Decoded<OperatorSetChange> decode(Bytes bytes) {
        return Decoded.of(bytes, OperatorSetChange::read);
    }

    private static void write(OperatorSetChange change, CanonicalWriter out) {
        out.uint(1, change.epoch).messages(2, change.operators, OperatorSetChange::write);
    }

    private static void write(Operator operator, CanonicalWriter out) {
        out.text(1, operator.name()).bytes32(2, operator.key().value()).uint(3, operator.weight());
    }

    public static OperatorSetChange read(CanonicalReader in) {
        return new OperatorSetChange(
                in.uint(1),
                in.messages(2, OperatorSet.OPERATORS_MAX, MEMBER_SIZE_MAX, OperatorSetChange::readOperator));
    }

    private static Operator readOperator(CanonicalReader in) {
        return new Operator(in.text(1, NAME_SIZE_MAX), new PublicKey(in.bytes32(2)), in.uint(3, Operator.WEIGHT_MAX));
    }
}
