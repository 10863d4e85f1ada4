package org.causality.gateway.order;

import java.util.Objects;
import org.causality.model.codec.Bytes;
import org.causality.model.json.OrderJson;
import org.causality.model.network.NetworkId;
import org.causality.model.order.Order;
import org.causality.model.order.OrderId;
import org.causality.model.order.Owner;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.order.WalletSignature;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.EdgeReason;
import org.causality.model.reason.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

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

    /** What came of reading. */
    public sealed interface Read<T> {}

    public record Good<T>(T value) implements Read<T> {}

    public record Bad<T>(Reason reason, String detail) implements Read<T> {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, OrderForm::textIsText)
            .build();

    private final NetworkId network;

    /** A number where text belongs may have lost digits on its way. */
    private static void textIsText(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    public OrderForm(NetworkId network) {
        this.network = network;
    }

    public Read<SignedUserOrder> order(byte[] body) {
        return read(body, OrderPost.class, this::toOrder);
    }

    public Read<SignedCancellation> cancellation(String orderId, byte[] body) {
        return read(body, CancellationPost.class, post -> toCancellation(orderId, post));
    }

    private Read<SignedUserOrder> toOrder(OrderPost post) {
        Order order = required("order", post.order()).toOrder();
        SignedUserOrder signed = new SignedUserOrder(order, signature(post.signature()));
        return order.network().equals(network) ? new Good<>(signed) : wrongNetwork(order.network());
    }

    private Read<SignedCancellation> toCancellation(String orderId, CancellationPost post) {
        NetworkId named = new NetworkId(required("network", post.network()));
        Owner owner = new Owner(
                scheme(required("scheme", post.scheme())),
                named("owner", () -> Bytes.parseHex(required("owner", post.owner()))));
        SignedCancellation signed = new SignedCancellation(
                named, named("id", () -> OrderId.parseHex(orderId)), owner, signature(post.signature()));
        return named.equals(network) ? new Good<>(signed) : wrongNetwork(named);
    }

    private <T> Read<T> wrongNetwork(NetworkId named) {
        return new Bad<>(EdgeReason.WRONG_NETWORK, "signed for network " + named + ", this is " + network);
    }

    private static Owner.Scheme scheme(String text) {
        for (Owner.Scheme scheme : Owner.Scheme.values()) {
            if (scheme.name().equals(text)) {
                return scheme;
            }
        }
        throw new IllegalArgumentException("scheme is EIP712_SECP256K1 or ED25519");
    }

    private static WalletSignature signature(@Nullable String text) {
        Bytes bytes = named("signature", () -> Bytes.parseHex(required("signature", text)));
        if (bytes.isEmpty() || bytes.size() > WalletSignature.SIZE_MAX) {
            throw new IllegalArgumentException("signature has 64 or 65 bytes");
        }
        return new WalletSignature(bytes);
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    private static <T> T named(String field, java.util.function.Supplier<T> parse) {
        try {
            return parse.get();
        } catch (IllegalArgumentException e) {
            String why = Objects.requireNonNullElse(e.getMessage(), "malformed");
            throw why.startsWith(field) ? e : new IllegalArgumentException(field + ": " + why, e);
        }
    }

    private static <P, T> Read<T> read(byte[] body, Class<P> form, java.util.function.Function<P, Read<T>> toValue) {
        try {
            P post = JSON.readValue(body, form);
            return post == null ? shape("the body is null") : toValue.apply(post);
        } catch (UnrecognizedPropertyException e) {
            return shape("unknown field " + path(e));
        } catch (DatabindException e) {
            return shape("field " + path(e) + " does not have its form");
        } catch (JacksonException e) {
            return shape("the body is not JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return shape(Objects.requireNonNullElse(e.getMessage(), "a field is out of range"));
        }
    }

    private static <T> Read<T> shape(String detail) {
        return new Bad<>(AdmissionReason.SHAPE, detail);
    }

    /** {@code order.legs[0].amount}, from the parser's own path. */
    private static String path(DatabindException e) {
        StringBuilder path = new StringBuilder();
        e.getPath().forEach(step -> {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        });
        return path.isEmpty() ? "(the body)" : path.toString();
    }
}
