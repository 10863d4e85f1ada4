package org.causality.gateway.order;

import org.causality.model.codec.Bytes;
import org.causality.model.json.OrderJson;
import org.causality.model.network.NetworkId;
import org.causality.model.order.Order;
import org.causality.model.order.OrderId;
import org.causality.model.order.Owner;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.jspecify.annotations.Nullable;

/** Turns what a wallet posts into what it signed. Checks the shape only; signature, nonce and conditions are the mempool's. */
public final class OrderForm {

    /** {@code POST /v1/orders}. */
    public record OrderPost(
            @Nullable OrderJson order, @Nullable String signature) {}

    /** {@code POST /v1/orders/{id}/cancellation}. */
    public record CancellationPost(
            @Nullable String network,
            @Nullable String scheme,
            @Nullable String owner,
            @Nullable String signature) {}

    private final NetworkId network;

    public OrderForm(NetworkId network) {
        this.network = network;
    }

    public Read<SignedUserOrder> order(byte[] body) {
        return PostedJson.read(body, OrderPost.class, this::toOrder);
    }

    public Read<SignedCancellation> cancellation(String orderId, byte[] body) {
        return PostedJson.read(body, CancellationPost.class, post -> toCancellation(orderId, post));
    }

    private Read<SignedUserOrder> toOrder(OrderPost post) {
        Order order = PostedJson.required("order", post.order()).toOrder();
        SignedUserOrder signed = new SignedUserOrder(order, PostedJson.signature(post.signature()));
        return order.network().equals(network)
                ? new Read.Good<>(signed)
                : PostedJson.wrongNetwork(order.network(), network);
    }

    private Read<SignedCancellation> toCancellation(String orderId, CancellationPost post) {
        NetworkId named = new NetworkId(PostedJson.required("network", post.network()));
        Owner owner = new Owner(
                PostedJson.scheme(PostedJson.required("scheme", post.scheme())),
                PostedJson.named("owner", () -> Bytes.parseHex(PostedJson.required("owner", post.owner()))));
        SignedCancellation signed = new SignedCancellation(
                named,
                PostedJson.named("id", () -> OrderId.parseHex(orderId)),
                owner,
                PostedJson.signature(post.signature()));
        return named.equals(network) ? new Read.Good<>(signed) : PostedJson.wrongNetwork(named, network);
    }
}
