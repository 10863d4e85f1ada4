package org.causality.gateway;

import org.causality.model.codec.Bytes;
import org.causality.model.json.OrderJson;
import org.causality.model.network.Genesis;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.order.WalletSignature;
import org.causality.model.privacy.OrderReveal;
import org.causality.model.privacy.RevealEpoch;
import org.causality.model.privacy.SealedOrder;
import org.causality.model.privacy.SizeClass;
import tools.jackson.databind.json.JsonMapper;

/** A sealed order and its reveal, and what a wallet posts of them. Signed by nobody, which the gateway does not judge. */
public record TestSeal(SealedOrder seal, OrderReveal reveal) {

    public static TestSeal of(Genesis genesis, long nonce) {
        SignedUserOrder order = TestFeed.anOrder(genesis, nonce);
        SealedOrder seal = SealedOrder.unsigned(order.order(), new RevealEpoch(589_000_020), SizeClass.KIB_1)
                .signed(new WalletSignature(Bytes.wrap(new byte[64])));
        return new TestSeal(seal, new OrderReveal(seal.id(), order));
    }

    public String sealJson() {
        return "{\"network\":\"" + seal.network() + "\",\"commitment\":\"" + seal.commitment()
                + "\",\"scheme\":\"ED25519\""
                + ",\"quotaKey\":\"" + seal.quotaKey().key().hex() + "\",\"nonce\":\"" + seal.nonce()
                + "\",\"validUntilChain\":\"eip155:1\",\"validUntilHeight\":\"100\",\"revealEpoch\":\"589000020\""
                + ",\"sizeClass\":\"KIB_1\",\"signature\":\""
                + seal.signature().bytes().hex() + "\"}";
    }

    public String revealJson() {
        SignedUserOrder order = reveal.order();
        return "{\"order\":" + JsonMapper.shared().writeValueAsString(OrderJson.of(order.order())) + ",\"signature\":\""
                + order.signature().bytes().hex() + "\"}";
    }
}
