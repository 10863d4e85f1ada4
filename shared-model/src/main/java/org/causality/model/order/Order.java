package org.causality.model.order;

import java.util.List;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.DomainTag;
import org.causality.model.codec.U128;
import org.causality.model.key.PublicKey;
import org.causality.model.network.NetworkId;
import org.jspecify.annotations.Nullable;

/**
 * What a wallet asks for, before it is signed.
 *
 * @param nonce unique per owner
 * @param legs the effect to execute, 1 to 8 legs
 * @param zkNonceBelow the recursion nonce the order must be settled before; 0 for no bound
 * @param inclusionWithin blocks after the observed height of {@code validUntil}'s chain; 0 for no window
 * @param observed the map of time the wallet saw when it signed
 * @param supersedes the order this one replaces
 * @param tip what the owner adds for the operator that settles it
 * @param revenueShareFloor the owner's least share of extracted value, basis points
 * @param allowedOperators who may settle it, sorted; empty for everyone
 * @param salt fresh randomness, so that a commitment to the order hides it
 */
public record Order(
        NetworkId network,
        Owner owner,
        long nonce,
        List<Leg> legs,
        Condition condition,
        long zkNonceBelow,
        int inclusionWithin,
        TimeMap observed,
        BlockHeight validUntil,
        @Nullable OrderId supersedes,
        U128 tip,
        PrivacyMode privacy,
        int revenueShareFloor,
        List<PublicKey> allowedOperators,
        Bytes32 salt) {

    public static final int LEGS_MAX = 8;
    public static final int ALLOWED_OPERATORS_MAX = 16;
    public static final int SHARE_MAX = 10_000;
    public static final int SIZE_MAX = 16 * 1024;

    public Order {
        legs = List.copyOf(legs);
        allowedOperators = List.copyOf(allowedOperators);
        if (legs.isEmpty() || legs.size() > LEGS_MAX) {
            throw new IllegalArgumentException("an order has 1 to " + LEGS_MAX + " legs");
        }
        if (inclusionWithin < 0) {
            throw new IllegalArgumentException("an inclusion window is not negative");
        }
        if (revenueShareFloor < 0 || revenueShareFloor > SHARE_MAX) {
            throw new IllegalArgumentException("a share is 0 to " + SHARE_MAX + " basis points");
        }
        if (allowedOperators.size() > ALLOWED_OPERATORS_MAX || !isSortedSet(allowedOperators)) {
            throw new IllegalArgumentException(
                    "allowed operators are at most " + ALLOWED_OPERATORS_MAX + ", sorted, each once");
        }
    }

    private static boolean isSortedSet(List<PublicKey> keys) {
        for (int i = 1; i < keys.size(); i++) {
            if (keys.get(i - 1).compareTo(keys.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    public OrderId id() {
        return new OrderId(DomainTag.ORDER.hash(CanonicalWriter.encode(this, Order::write)));
    }

    static void write(Order order, CanonicalWriter out) {
        out.text(1, order.network.value())
                .message(2, order.owner, Owner::write)
                .uint(3, order.nonce)
                .messages(4, order.legs, Leg::write)
                .message(5, order.condition, Condition::write)
                .uint(6, order.zkNonceBelow)
                .uint(7, order.inclusionWithin)
                .message(8, order.observed, TimeMap::write)
                .message(9, order.validUntil, BlockHeight::write);
        if (order.supersedes != null) {
            out.bytes32(10, order.supersedes.value());
        }
        out.wide(11, order.tip.value())
                .uint(12, order.privacy.code())
                .uint(13, order.revenueShareFloor)
                .ids(14, order.allowedOperators, PublicKey::value)
                .bytes32(15, order.salt);
    }

    static Order read(CanonicalReader in) {
        return new Order(
                NetworkId.read(in, 1),
                in.message(2, 64, Owner::read),
                in.uint(3),
                in.messages(4, LEGS_MAX, Leg.SIZE_MAX, Leg::read),
                in.message(5, SIZE_MAX, Condition::read),
                in.uint(6),
                in.uint(7, Integer.MAX_VALUE),
                in.message(8, SIZE_MAX, TimeMap::read),
                in.message(9, BlockHeight.SIZE_MAX, BlockHeight::read),
                supersedes(in.optionalBytes32(10)),
                in.u128(11),
                PrivacyMode.ofCode(in.uint(12, Integer.MAX_VALUE)),
                in.uint(13, SHARE_MAX),
                in.ids(14, ALLOWED_OPERATORS_MAX, PublicKey::new),
                in.bytes32(15));
    }

    private static @Nullable OrderId supersedes(@Nullable Bytes32 id) {
        return id == null ? null : new OrderId(id);
    }
}
