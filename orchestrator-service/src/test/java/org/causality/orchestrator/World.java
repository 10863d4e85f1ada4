package org.causality.orchestrator;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.causality.model.chain.EventId;
import org.causality.model.chain.EventKind;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.DomainTag;
import org.causality.model.codec.U128;
import org.causality.model.codec.U256;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Stamp;
import org.causality.model.network.ChainId;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.Condition;
import org.causality.model.order.ConditionToken;
import org.causality.model.order.Eip712;
import org.causality.model.order.Finality;
import org.causality.model.order.Leg;
import org.causality.model.order.Order;
import org.causality.model.order.Owner;
import org.causality.model.order.PrivacyMode;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.order.StateKey;
import org.causality.model.order.TimeMap;
import org.causality.model.order.WalletSignature;
import org.causality.orchestrator.core.Limits;
import org.causality.orchestrator.core.Setup;
import org.causality.orchestrator.fact.Fact;
import org.causality.orchestrator.lineage.LineageSpec;
import org.causality.orchestrator.lineage.Step;

/** What tests of this service talk about: a network of operators, a chain with prices, a wallet. */
public final class World {
    public static final NetworkId NETWORK = new NetworkId("test");
    public static final ChainId CHAIN = new ChainId("eip155:31337");
    public static final Bytes CONTRACT = Bytes.parseHex("0x00000000000000000000000000000000000000aa");
    public static final Bytes SETTLEMENT = Bytes.parseHex("0x00000000000000000000000000000000000000bb");
    public static final TestingProgram PROGRAM = new TestingProgram();
    public static final LineageSpec LINEAGE = new LineageSpec(
            NETWORK, TestingProgram.VERIFIER, 0, PROGRAM.genesis(0).root(), 10, CHAIN, 2, SETTLEMENT, Set.of());

    private static final SigningKey WALLET = SigningKey.fromSeed(word(99).toArray());

    private World() {}

    public static Bytes32 word(long number) {
        return new Bytes32(0, 0, 0, number);
    }

    public static SigningKey operatorKey(int number) {
        return SigningKey.fromSeed(word(1_000L + number).toArray());
    }

    public static OperatorSet operators(int count) {
        List<Operator> operators = IntStream.range(0, count)
                .mapToObj(i -> new Operator("o" + i, operatorKey(i).publicKey(), 1))
                .toList();
        return new OperatorSet(0, operators);
    }

    public static Setup setup(int self, int count) {
        Limits limits = new Limits(Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(5), 3);
        return new Setup(
                operatorKey(self).publicKey(), operators(count), PROGRAM, List.of(LINEAGE), limits, true, true);
    }

    /** {@code slot = value} at a height, as its own chain client verified it. */
    public static Fact fact(long slot, long value, long height, Stamp carrier) {
        Bytes key = word(slot).toBytes();
        EventId id = new EventId(
                DomainTag.EVENT.hash(key, word(value).toBytes(), word(height).toBytes()));
        Bytes minimal = new U256(java.math.BigInteger.valueOf(value)).equals(U256.ZERO)
                ? Bytes.EMPTY
                : Bytes.wrap(new byte[] {(byte) value});
        return new Fact(id, CHAIN, height, EventKind.STATE_VALUE, CONTRACT, key, minimal, Finality.SAFE, carrier);
    }

    /** The settlement contract holds the step's root at its slot. */
    public static Fact settlement(Step step, long height, Finality finality, Stamp carrier) {
        Bytes key = step.slot().hash().toBytes();
        Bytes value = step.root().toBytes();
        EventId id = new EventId(DomainTag.EVENT.hash(key, value, word(height).toBytes()));
        return new Fact(id, CHAIN, height, EventKind.STATE_VALUE, SETTLEMENT, key, value, finality, carrier);
    }

    /** Wants {@code slot = value} and a nonce below the bound. */
    public static SignedUserOrder order(int salt, long slot, long value, long nonceBelow) {
        String key = StateKey.ofSlot(CHAIN, CONTRACT, word(slot).toBytes()).key();
        Condition condition = new Condition(List.of(new ConditionToken.Test(
                CHAIN, key, ConditionToken.Comparison.EQ, U256.of(value), U256.ZERO, Finality.UNSAFE)));
        Order order = new Order(
                NETWORK,
                new Owner(Owner.Scheme.ED25519, WALLET.publicKey().value().toBytes()),
                salt,
                List.of(new Leg(Leg.Direction.PAY, "eip155:31337/slip44:60", U128.parse("1000"))),
                condition,
                nonceBelow,
                0,
                TimeMap.EMPTY,
                new BlockHeight(CHAIN, 1_000),
                null,
                U128.parse("0"),
                PrivacyMode.OPEN,
                0,
                List.of(),
                word(salt));
        return new SignedUserOrder(
                order,
                new WalletSignature(WALLET.sign(Eip712.digest(order).toBytes()).bytes()));
    }
}
