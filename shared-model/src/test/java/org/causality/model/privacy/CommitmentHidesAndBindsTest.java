package org.causality.model.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U128;
import org.causality.model.network.ChainId;
import org.causality.model.network.NetworkId;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.Condition;
import org.causality.model.order.Leg;
import org.causality.model.order.Order;
import org.causality.model.order.Owner;
import org.causality.model.order.PrivacyMode;
import org.causality.model.order.TimeMap;

class CommitmentHidesAndBindsTest {

    @Property
    void anotherSaltIsAnotherCommitment(@ForAll long one, @ForAll long other) {
        OrderCommitment first = OrderCommitment.of(order(7, 5, new Bytes32(1, 2, 3, one)));
        OrderCommitment second = OrderCommitment.of(order(7, 5, new Bytes32(1, 2, 3, other)));
        assertThat(first.equals(second)).isEqualTo(one == other);
    }

    @Property
    void itIsToOneOrderOnly(@ForAll long nonce, @ForAll long amount, @ForAll long otherAmount) {
        Bytes32 salt = new Bytes32(9, 9, 9, 9);
        Order order = order(nonce, amount, salt);
        OrderCommitment commitment = OrderCommitment.of(order);
        assertThat(commitment.isTo(order)).isTrue();
        assertThat(commitment.isTo(order(nonce, otherAmount, salt))).isEqualTo(amount == otherAmount);
        assertThat(commitment.isTo(order(nonce + 1, amount, salt))).isFalse();
    }

    @Property
    void itIsNoIdThatIsToldElsewhere(@ForAll long nonce) {
        Order order = order(nonce, 5, new Bytes32(9, 9, 9, 9));
        assertThat(OrderCommitment.of(order).value()).isNotEqualTo(order.id().value());
    }

    private static Order order(long nonce, long amount, Bytes32 salt) {
        return new Order(
                new NetworkId("test"),
                new Owner(Owner.Scheme.ED25519, new Bytes32(4, 4, 4, 4).toBytes()),
                nonce,
                List.of(new Leg(Leg.Direction.PAY, "eip155:1/slip44:60", new U128(0, amount))),
                Condition.ALWAYS,
                0,
                0,
                TimeMap.EMPTY,
                new BlockHeight(new ChainId("eip155:1"), 100),
                null,
                U128.ZERO,
                PrivacyMode.COMMITTED,
                0,
                List.of(),
                salt);
    }
}
