package org.causality.model.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.causality.model.key.PublicKey;

/** The members of a network in one epoch, sorted by key. Epoch 0 is genesis. */
public final class OperatorSet {

    public static final int OPERATORS_MAX = 256;

    private final long epoch;
    private final List<Operator> operators;
    private final Map<PublicKey, Operator> byKey;

    /** @throws IllegalArgumentException if the set is empty, too large, or names a key or a name twice */
    public OperatorSet(long epoch, List<Operator> operators) {
        if (operators.isEmpty() || operators.size() > OPERATORS_MAX) {
            throw new IllegalArgumentException("an operator set has 1 to " + OPERATORS_MAX + " members");
        }
        if (operators.stream().map(Operator::name).distinct().count() != operators.size()) {
            throw new IllegalArgumentException("two operators share a name");
        }
        this.epoch = epoch;
        this.operators =
                operators.stream().sorted((a, b) -> a.key().compareTo(b.key())).toList();
        try {
            this.byKey =
                    this.operators.stream().collect(Collectors.toUnmodifiableMap(Operator::key, Function.identity()));
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException("two operators share a key", e);
        }
    }

    public long epoch() {
        return epoch;
    }

    public List<Operator> operators() {
        return operators;
    }

    public Optional<Operator> member(PublicKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Of all members. */
    public long weight() {
        return operators.stream().mapToLong(Operator::weight).sum();
    }

    /** Whether these weigh at least two thirds; who is no member weighs nothing. */
    public boolean isQuorum(Set<PublicKey> some) {
        long theirs = operators.stream()
                .filter(operator -> some.contains(operator.key()))
                .mapToLong(Operator::weight)
                .sum();
        return 3 * theirs >= 2 * weight();
    }

    /** Whether a certificate is signed, for this network, by a member: what makes a sub-key count. */
    public boolean vouchesFor(Certificate certificate, NetworkId network) {
        return certificate.network().equals(network)
                && byKey.containsKey(certificate.operator())
                && certificate.holds();
    }
}
