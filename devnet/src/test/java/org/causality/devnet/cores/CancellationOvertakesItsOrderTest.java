package org.causality.devnet.cores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U128;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Draft;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.network.ChainId;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.Condition;
import org.causality.model.order.Eip712;
import org.causality.model.order.Leg;
import org.causality.model.order.Order;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.Owner;
import org.causality.model.order.PrivacyMode;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.order.TimeMap;
import org.causality.model.order.WalletSignature;
import org.causality.model.reason.CausalReason;
import org.causality.propagation.causal.Input;
import org.junit.jupiter.api.Test;

/**
 * The cancellation is there 60 s before its order: the core holds it back for 30 s, gives it up, remembers its id, and
 * fetches it again when the order lands; book and event stream apply both in order, as they did where nothing was late.
 */
class CancellationOvertakesItsOrderTest {

    private static final long ORDER_PASSES_AT_MILLIS = 60_000;
    private static final int OPERATORS = 3;
    private static final int LATE = 2;

    private final SigningKey wallet = key(100);
    private final List<SigningKey> operatorKeys = IntStream.rangeClosed(1, OPERATORS)
            .mapToObj(CancellationOvertakesItsOrderTest::key)
            .toList();
    private final Genesis genesis = new Genesis(
            new NetworkId("virtual"),
            1,
            Genesis.SHARDS_DEFAULT,
            new OperatorSet(
                    0,
                    IntStream.range(0, OPERATORS)
                            .mapToObj(i -> new Operator(
                                    "op" + (i + 1), operatorKeys.get(i).publicKey(), 1))
                            .toList()));

    private final VirtualLinks links =
            new VirtualLinks((envelope, to, millis) -> !to.name().equals("op" + LATE)
                    || envelope.header().type() != MessageType.USER_ORDER.code()
                    || millis >= ORDER_PASSES_AT_MILLIS);
    private final List<CoreNode> nodes = start();

    private final SignedUserOrder order = signedOrder();
    private final OrderId id = order.id();
    private final MessageId carrier = publishBoth();

    @Test
    void itIsHeldBackGivenUpFetchedAgainAndAppliedInOrder() {
        CoreNode late = nodes.get(LATE - 1);

        links.runUntil(29_000);
        assertThat(late.heldBack()).isEqualTo(1);
        assertThat(late.countOf(CausalReason.MISSING_DEPENDENCY)).isEqualTo(1);
        assertThat(late.order(id)).isNull();

        links.runUntil(ORDER_PASSES_AT_MILLIS - 1_000);
        assertThat(late.heldBack()).isZero();
        assertThat(late.countOf(CausalReason.HOLD_BACK_EXPIRED)).isEqualTo(1);
        assertThat(late.order(id)).isNull();
        assertThat(late.told(id)).isEmpty();

        // The order is asked for again every 30 s, so it comes with the next of these.
        links.runUntil(ORDER_PASSES_AT_MILLIS + 35_000);
        assertThat(late.countOf(CausalReason.REFETCHED)).isEqualTo(1);
        assertThat(late.heldBack()).isZero();
        assertThat(late.delivered())
                .endsWith(carrier, nodes.getFirst().delivered().getLast());
        for (CoreNode node : nodes) {
            assertThat(Objects.requireNonNull(node.order(id)).status())
                    .as(node.name())
                    .isEqualTo(OrderStatus.CANCELLED);
            assertThat(node.told(id))
                    .as(node.name())
                    .containsExactly("message", "OPEN", "message", "CANCEL_REQUESTED", "CANCELLED");
            assertThat(node.cursors()).as(node.name()).isSorted().doesNotHaveDuplicates();
            assertThat(node.delivered())
                    .containsExactlyInAnyOrderElementsOf(nodes.getFirst().delivered());
        }
    }

    private List<CoreNode> start() {
        List<CoreNode> started = new ArrayList<>();
        for (Operator operator : genesis.operators().operators()) {
            int number = Integer.parseInt(operator.name().substring(2));
            CoreNode.Started node =
                    CoreNode.start(genesis, operator, operatorKeys.get(number - 1), key(10 + number), links.now());
            started.add(node.node());
            links.join(node);
        }
        started.sort((one, other) -> one.name().compareTo(other.name()));
        links.runUntil(1_000);
        return started;
    }

    /** At operator 1, as its mempool would: the cancellation depends on the order's message. */
    private MessageId publishBoth() {
        CoreNode first = nodes.getFirst();
        links.say(first, new Input.Publish(new Draft(new Payload.UserOrder(order), List.of(), List.of())));
        MessageId message = first.delivered().getLast();
        Payload cancellation = new Payload.UserOrderCancellation(cancellation(id));
        links.say(first, new Input.Publish(new Draft(cancellation, List.of(message), List.of())));
        return message;
    }

    // ---- the wallet

    private SignedUserOrder signedOrder() {
        Order wanted = new Order(
                genesis.network(),
                owner(),
                0,
                List.of(new Leg(Leg.Direction.PAY, "eip155:1/slip44:60", U128.of(1_000))),
                Condition.ALWAYS,
                0,
                0,
                TimeMap.EMPTY,
                new BlockHeight(new ChainId("eip155:1"), 1_000_000),
                null,
                U128.ZERO,
                PrivacyMode.OPEN,
                0,
                List.of(),
                new Bytes32(0, 0, 0, 1));
        SignedUserOrder signed = new SignedUserOrder(wanted, signature(Eip712.digest(wanted)));
        assertThat(signed.holds()).isTrue();
        return signed;
    }

    private SignedCancellation cancellation(OrderId cancelled) {
        WalletSignature none = new WalletSignature(Bytes.wrap(new byte[64]));
        SignedCancellation unsigned = new SignedCancellation(genesis.network(), cancelled, owner(), none);
        return new SignedCancellation(genesis.network(), cancelled, owner(), signature(Eip712.digest(unsigned)));
    }

    private Owner owner() {
        return new Owner(Owner.Scheme.ED25519, wallet.publicKey().value().toBytes());
    }

    private WalletSignature signature(Bytes32 digest) {
        return new WalletSignature(wallet.sign(digest.toBytes()).bytes());
    }

    private static SigningKey key(int number) {
        return SigningKey.fromSeed(new Bytes32(number, number, number, number).toArray());
    }
}
