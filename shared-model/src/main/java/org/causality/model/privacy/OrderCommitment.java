package org.causality.model.privacy;

import java.security.MessageDigest;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.DomainTag;
import org.causality.model.order.Order;

/**
 * The seed's commitment: SHA-256(tag ‖ order id). The id is a hash of the whole order with its salt, 32 bytes that the
 * wallet drew at random: so a commitment hides the order from whoever can guess all else of it, and binds to it alone. Who
 * derives the salt from public data has no commitment, only a riddle.
 */
public record OrderCommitment(Bytes32 value) {

    /** The seed's {@code create_order_commitment}. */
    public static OrderCommitment of(Order order) {
        return new OrderCommitment(DomainTag.COMMITMENT.hash(order.id().value().toBytes()));
    }

    public static OrderCommitment parseHex(String text) {
        return new OrderCommitment(Bytes32.parseHex(text));
    }

    /** The seed's {@code verify_order_against_commitment}; takes the same time for every wrong order. */
    public boolean isTo(Order order) {
        return MessageDigest.isEqual(value.toArray(), of(order).value.toArray());
    }

    public String hex() {
        return value.hex();
    }

    @Override
    public String toString() {
        return hex();
    }
}
