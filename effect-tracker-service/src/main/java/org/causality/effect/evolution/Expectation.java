package org.causality.effect.evolution;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.jspecify.annotations.Nullable;

/**
 * By what an effect that no block holds yet will be known.
 *
 * @param value what the fact must say; absent when any value will do
 * @param transaction the transaction it must come from; absent when any will do, or when facts do not tell it
 */
public record Expectation(
        Spot spot, @Nullable Bytes value, @Nullable Bytes32 transaction) {

    public boolean isMetBy(Fact fact) {
        return fact.spot().equals(spot)
                && (value == null || value.equals(fact.value()))
                && (transaction == null || fact.transaction() == null || transaction.equals(fact.transaction()));
    }
}
