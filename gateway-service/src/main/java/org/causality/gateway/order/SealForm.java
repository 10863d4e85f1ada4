package org.causality.gateway.order;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decimals;
import org.causality.model.network.ChainId;
import org.causality.model.network.NetworkId;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.Owner;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.privacy.OrderCommitment;
import org.causality.model.privacy.OrderReveal;
import org.causality.model.privacy.RevealEpoch;
import org.causality.model.privacy.SealId;
import org.causality.model.privacy.SealedOrder;
import org.causality.model.privacy.SizeClass;
import org.jspecify.annotations.Nullable;

/**
 * Turns the sealed order and the reveal a wallet posts into what it signed. Checks the shape only; signature, epoch and
 * commitment are the privacy service's.
 */
public final class SealForm {

    /** {@code POST /v1/sealed-orders}; fields as they are signed and as the sealed order is shown. */
    public record SealPost(
            @Nullable String network,
            @Nullable String commitment,
            @Nullable String scheme,
            @Nullable String quotaKey,
            @Nullable String nonce,
            @Nullable String validUntilChain,
            @Nullable String validUntilHeight,
            @Nullable String revealEpoch,
            @Nullable String sizeClass,
            @Nullable String signature) {}

    private final NetworkId network;
    private final OrderForm orders;

    public SealForm(NetworkId network) {
        this.network = network;
        this.orders = new OrderForm(network);
    }

    public Read<SealedOrder> seal(byte[] body) {
        return PostedJson.read(body, SealPost.class, this::toSeal);
    }

    /** The body is that of {@code POST /v1/orders}. */
    public Read<OrderReveal> reveal(SealId seal, byte[] body) {
        return switch (orders.order(body)) {
            case Read.Good<SignedUserOrder>(SignedUserOrder order) -> new Read.Good<>(new OrderReveal(seal, order));
            case Read.Bad<SignedUserOrder>(var reason, String detail) -> new Read.Bad<>(reason, detail);
        };
    }

    private Read<SealedOrder> toSeal(SealPost post) {
        NetworkId named = PostedJson.named("network", () -> new NetworkId(required("network", post.network())));
        SealedOrder seal = new SealedOrder(
                named,
                PostedJson.named(
                        "commitment", () -> OrderCommitment.parseHex(required("commitment", post.commitment()))),
                quotaKey(post),
                number("nonce", post.nonce()),
                validUntil(post),
                PostedJson.named("revealEpoch", () -> new RevealEpoch(number("revealEpoch", post.revealEpoch()))),
                size(required("sizeClass", post.sizeClass())),
                PostedJson.signature(post.signature()));
        return named.equals(network) ? new Read.Good<>(seal) : PostedJson.wrongNetwork(named, network);
    }

    private static Owner quotaKey(SealPost post) {
        Owner.Scheme scheme = PostedJson.scheme(required("scheme", post.scheme()));
        return PostedJson.named(
                "quotaKey", () -> new Owner(scheme, Bytes.parseHex(required("quotaKey", post.quotaKey()))));
    }

    private static BlockHeight validUntil(SealPost post) {
        ChainId chain = PostedJson.named(
                "validUntilChain", () -> new ChainId(required("validUntilChain", post.validUntilChain())));
        return new BlockHeight(chain, number("validUntilHeight", post.validUntilHeight()));
    }

    private static long number(String field, @Nullable String text) {
        return PostedJson.named(field, () -> Decimals.parseUnsignedLong(required(field, text)));
    }

    private static SizeClass size(String text) {
        for (SizeClass size : SizeClass.values()) {
            if (size.name().equals(text)) {
                return size;
            }
        }
        throw new IllegalArgumentException("sizeClass is KIB_1, KIB_2, KIB_4, KIB_8 or LARGEST");
    }

    private static String required(String field, @Nullable String value) {
        return PostedJson.required(field, value);
    }
}
