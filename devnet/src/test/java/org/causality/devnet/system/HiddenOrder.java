package org.causality.devnet.system;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U128;
import org.causality.model.json.OrderJson;
import org.causality.model.key.SigningKey;
import org.causality.model.network.ChainId;
import org.causality.model.network.NetworkId;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.Condition;
import org.causality.model.order.Eip712;
import org.causality.model.order.Leg;
import org.causality.model.order.Order;
import org.causality.model.order.Owner;
import org.causality.model.order.PrivacyMode;
import org.causality.model.order.TimeMap;
import org.causality.model.order.WalletSignature;
import org.causality.model.privacy.RevealEpoch;
import org.causality.model.privacy.SealedOrder;
import org.causality.model.privacy.SizeClass;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A fresh wallet's order that is to stay hidden until an epoch, and what the wallet posts of it when. */
record HiddenOrder(SigningKey wallet, Order order, SealedOrder sealed) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ChainId CHAIN = new ChainId("eip155:31337");
    private static final int HEIGHT_MAX = 1_000_000;

    /** @param epochs from now until it may be revealed */
    static HiddenOrder fresh(String network, long epochs) {
        SigningKey wallet = SigningKey.fromSeed(drawn());
        Order order = new Order(
                new NetworkId(network),
                new Owner(Owner.Scheme.ED25519, wallet.publicKey().value().toBytes()),
                1,
                List.of(new Leg(Leg.Direction.PAY, CHAIN.value() + "/slip44:60", U128.of(123_456_789))),
                Condition.ALWAYS,
                0,
                0,
                TimeMap.EMPTY,
                new BlockHeight(CHAIN, HEIGHT_MAX),
                null,
                U128.ZERO,
                PrivacyMode.COMMITTED,
                0,
                List.of(),
                Bytes32.of(drawn()));
        SealedOrder unsigned =
                SealedOrder.unsigned(order, RevealEpoch.at(Instant.now()).plus(epochs), SizeClass.KIB_1);
        return new HiddenOrder(wallet, order, unsigned.signed(signed(wallet, unsigned.digest())));
    }

    private static byte[] drawn() {
        byte[] drawn = new byte[Bytes32.SIZE];
        new SecureRandom().nextBytes(drawn);
        return drawn;
    }

    private static WalletSignature signed(SigningKey wallet, Bytes32 digest) {
        return new WalletSignature(wallet.sign(digest.toBytes()).bytes());
    }

    /** The body of {@code POST /v1/sealed-orders}. */
    ObjectNode seal() {
        return JSON.valueToTree(Map.of(
                "network", sealed.network().value(),
                "commitment", sealed.commitment().hex(),
                "scheme", sealed.quotaKey().scheme().name(),
                "quotaKey", sealed.quotaKey().key().hex(),
                "nonce", Long.toUnsignedString(sealed.nonce()),
                "validUntilChain", sealed.validUntil().chain().value(),
                "validUntilHeight", Long.toUnsignedString(sealed.validUntil().height()),
                "revealEpoch", Long.toString(sealed.reveal().number()),
                "sizeClass", sealed.size().name(),
                "signature", sealed.signature().bytes().hex()));
    }

    /** The body of {@code POST /v1/sealed-orders/{sealId}/reveal}. */
    JsonNode reveal() {
        ObjectNode body = JSON.createObjectNode();
        body.set("order", JSON.valueToTree(OrderJson.of(order)));
        return body.put(
                "signature", signed(wallet, Eip712.digest(order)).bytes().hex());
    }

    /** Whether its epoch has begun: from then on a door may take the reveal. */
    boolean mayBeShown() {
        return !Instant.now().isBefore(sealed.reveal().begins());
    }

    /** What nobody may read before the reveal. */
    List<String> secrets() {
        return List.of(order.salt().hex(), order.id().hex(), "123456789");
    }

    String sealId() {
        return sealed.id().hex();
    }

    String orderId() {
        return order.id().hex();
    }
}
