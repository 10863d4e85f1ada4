package org.causality.privacy;

import java.time.Instant;
import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U128;
import org.causality.model.crypto.CryptoSuite;
import org.causality.model.key.SigningKey;
import org.causality.model.network.Certificate;
import org.causality.model.network.ChainId;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.Purpose;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.Condition;
import org.causality.model.order.Eip712;
import org.causality.model.order.Leg;
import org.causality.model.order.Order;
import org.causality.model.order.Owner;
import org.causality.model.order.PrivacyMode;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.order.TimeMap;
import org.causality.model.order.WalletSignature;
import org.causality.model.privacy.RevealEpoch;
import org.causality.model.privacy.SealedOrder;
import org.causality.model.privacy.SizeClass;
import org.causality.privacy.batch.ReceiptKey;

/** A network of one operator, and wallets. */
public final class Fixture {
    public static final NetworkId NETWORK = new NetworkId("privacy-test");
    public static final SigningKey OPERATOR = key(1);
    public static final Genesis GENESIS =
            new Genesis(NETWORK, 1, 16, new OperatorSet(0, List.of(new Operator("alice", OPERATOR.publicKey(), 1))));
    public static final String SECRET_ASSET = "eip155:1/erc20:0x5ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7";

    private Fixture() {}

    public static SigningKey key(long seed) {
        return SigningKey.fromSeed(new Bytes32(seed, 7, 7, 7).toArray());
    }

    public static ReceiptKey receiptKey(long incarnation) {
        SigningKey fresh = key(1_000 + incarnation);
        return new ReceiptKey(
                Certificate.issue(NETWORK, Purpose.RECEIPT, fresh.publicKey(), incarnation, OPERATOR), fresh);
    }

    /** An order that is meant to be hidden. */
    public static Order order(long wallet, long nonce) {
        return new Order(
                NETWORK,
                new Owner(Owner.Scheme.ED25519, key(wallet).publicKey().value().toBytes()),
                nonce,
                List.of(new Leg(Leg.Direction.PAY, SECRET_ASSET, U128.of(123_456_789))),
                Condition.ALWAYS,
                0,
                0,
                TimeMap.EMPTY,
                new BlockHeight(new ChainId("eip155:1"), 1_000),
                null,
                U128.ZERO,
                PrivacyMode.COMMITTED,
                0,
                List.of(),
                new Bytes32(wallet * 31, nonce * 17, 0x5a17_5a17L, wallet ^ nonce));
    }

    public static SignedUserOrder signed(long wallet, Order order) {
        return new SignedUserOrder(order, sign(wallet, Eip712.digest(order)));
    }

    public static SealedOrder seal(long wallet, Order order, RevealEpoch reveal) {
        SealedOrder unsigned = SealedOrder.unsigned(order, reveal, SizeClass.KIB_1);
        return unsigned.signed(sign(wallet, unsigned.digest()));
    }

    public static RevealEpoch epochAfter(Instant now, long epochs) {
        return RevealEpoch.at(now).plus(epochs);
    }

    private static WalletSignature sign(long wallet, Bytes32 digest) {
        byte[] seed = new Bytes32(wallet, 7, 7, 7).toArray();
        return new WalletSignature(Bytes.wrap(CryptoSuite.best().signEd25519(seed, digest.toArray())));
    }
}
