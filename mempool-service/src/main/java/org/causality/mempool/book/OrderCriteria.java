package org.causality.mempool.book;

import org.causality.model.codec.Bytes;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.Owner;
import org.jspecify.annotations.Nullable;

/**
 * Which orders to find, in the order of their last change.
 *
 * @param status only orders in this status; null for all
 * @param ownerKey only orders of this owner, by its key; null for all
 * @param after the change number after which to start; 0 for the beginning
 * @param limit how many at most, 1 to {@link #LIMIT_MAX}
 */
public record OrderCriteria(
        @Nullable OrderStatus status, @Nullable Bytes ownerKey, long after, int limit) {

    public static final int LIMIT_MAX = 1_000;
    public static final int LIMIT_DEFAULT = 100;

    public OrderCriteria {
        if (limit < 1 || limit > LIMIT_MAX || after < 0) {
            throw new IllegalArgumentException("limit is 1 to " + LIMIT_MAX + ", after is a cursor of this list");
        }
    }

    /** Whether a record found by an index fits the other criterion too. */
    public boolean fits(OrderRecord record) {
        return (status == null || record.status() == status)
                && (ownerKey == null || record.owner().key().equals(ownerKey));
    }

    /**
     * The owner of a key: its length tells the scheme.
     *
     * @throws IllegalArgumentException when no scheme has keys of this length
     */
    public static Owner owner(Bytes key) {
        return new Owner(key.size() == 20 ? Owner.Scheme.EIP712_SECP256K1 : Owner.Scheme.ED25519, key);
    }
}
