package org.causality.model.network;

import org.causality.model.key.PublicKey;

/**
 * A member of the operator set.
 *
 * @param name the short name used in topics, schemas and keys of its node: {@code [a-z][a-z0-9]{0,15}}
 * @param key its long-lived operator key; its hex text is the operator id
 * @param weight its say in quorums and elections, 1 to 1,000,000
 */
public record Operator(String name, PublicKey key, int weight) {

    public static final int WEIGHT_MAX = 1_000_000;

    private static final int NAME_SIZE_MAX = 16;

    public Operator {
        if (!isName(name)) {
            throw new IllegalArgumentException("an operator name is a letter and up to 15 of a-z and 0-9");
        }
        if (weight < 1 || weight > WEIGHT_MAX) {
            throw new IllegalArgumentException("an operator's weight is 1 to " + WEIGHT_MAX);
        }
    }

    private static boolean isName(String name) {
        boolean sized = !name.isEmpty() && name.length() <= NAME_SIZE_MAX;
        return sized && Letters.LOWER.hold(name, 0, 1) && Letters.LOWER_DIGIT.hold(name, 1, name.length());
    }
}
