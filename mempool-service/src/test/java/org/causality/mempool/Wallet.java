package org.causality.mempool;

import java.security.SecureRandom;
import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U128;
import org.causality.model.key.PublicKey;
import org.causality.model.key.SigningKey;
import org.causality.model.network.ChainId;
import org.causality.model.network.NetworkId;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.Condition;
import org.causality.model.order.Eip712;
import org.causality.model.order.Leg;
import org.causality.model.order.Order;
import org.causality.model.order.OrderId;
import org.causality.model.order.Owner;
import org.causality.model.order.PrivacyMode;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.order.TimeMap;
import org.causality.model.order.WalletSignature;
import org.jspecify.annotations.Nullable;

/** A wallet with an Ed25519 key. */
public record Wallet(NetworkId network, SigningKey key) {

    public static final NetworkId NETWORK = new NetworkId("test");
    public static final ChainId CHAIN = new ChainId("eip155:1");

    public static Wallet fresh() {
        return new Wallet(NETWORK, SigningKey.generate(new SecureRandom()));
    }

    public static Wallet ofSeed(int seed) {
        return new Wallet(NETWORK, SigningKey.fromSeed(new Bytes32(seed, seed, seed, seed).toArray()));
    }

    public Owner owner() {
        return new Owner(Owner.Scheme.ED25519, key.publicKey().value().toBytes());
    }

    public Order order(long nonce, int salt) {
        return order(nonce, salt, null);
    }

    public Order order(long nonce, int salt, @Nullable OrderId supersedes) {
        return order(nonce, salt, supersedes, List.of(), TimeMap.EMPTY, PrivacyMode.OPEN);
    }

    public Order order(
            long nonce,
            int salt,
            @Nullable OrderId supersedes,
            List<PublicKey> allowedOperators,
            TimeMap observed,
            PrivacyMode privacy) {
        Leg leg = new Leg(Leg.Direction.PAY, "eip155:1/slip44:60", U128.parse("1000"));
        return new Order(
                network,
                owner(),
                nonce,
                List.of(leg),
                Condition.ALWAYS,
                0,
                0,
                observed,
                new BlockHeight(CHAIN, 1_000_000),
                supersedes,
                U128.parse("0"),
                privacy,
                0,
                allowedOperators,
                new Bytes32(0, 0, 0, salt));
    }

    public SignedUserOrder sign(Order order) {
        return new SignedUserOrder(order, signature(Eip712.digest(order)));
    }

    public SignedUserOrder signed(long nonce, int salt) {
        return sign(order(nonce, salt));
    }

    /** The right owner, somebody else's signature. */
    public SignedUserOrder badlySigned(long nonce, int salt) {
        Order order = order(nonce, salt);
        return new SignedUserOrder(order, fresh().signature(Eip712.digest(order)));
    }

    public SignedCancellation cancel(OrderId order) {
        Bytes nothing = Bytes.wrap(new byte[64]);
        SignedCancellation unsigned = new SignedCancellation(network, order, owner(), new WalletSignature(nothing));
        return new SignedCancellation(network, order, owner(), signature(Eip712.digest(unsigned)));
    }

    private WalletSignature signature(Bytes32 digest) {
        return new WalletSignature(key.sign(digest.toBytes()).bytes());
    }
}
