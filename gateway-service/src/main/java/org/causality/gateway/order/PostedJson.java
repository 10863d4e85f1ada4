package org.causality.gateway.order;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.causality.model.codec.Bytes;
import org.causality.model.network.NetworkId;
import org.causality.model.order.Owner;
import org.causality.model.order.WalletSignature;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.EdgeReason;
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

/** Strict reading of what wallets post: unknown fields are refused, and every fault is named with its field. */
final class PostedJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, PostedJson::textIsText)
            .build();

    private PostedJson() {}

    /** A number where text belongs may have lost digits on its way. */
    private static void textIsText(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    static Owner.Scheme scheme(String text) {
        for (Owner.Scheme scheme : Owner.Scheme.values()) {
            if (scheme.name().equals(text)) {
                return scheme;
            }
        }
        throw new IllegalArgumentException("scheme is EIP712_SECP256K1 or ED25519");
    }

    static WalletSignature signature(@Nullable String text) {
        Bytes bytes = named("signature", () -> Bytes.parseHex(required("signature", text)));
        if (bytes.isEmpty() || bytes.size() > WalletSignature.SIZE_MAX) {
            throw new IllegalArgumentException("signature has 64 or 65 bytes");
        }
        return new WalletSignature(bytes);
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    static <T> T named(String field, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (IllegalArgumentException e) {
            String why = Objects.requireNonNullElse(e.getMessage(), "malformed");
            throw why.startsWith(field) ? e : new IllegalArgumentException(field + ": " + why, e);
        }
    }

    static <P, T> Read<T> read(byte[] body, Class<P> form, Function<P, Read<T>> toValue) {
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
        return new Read.Bad<>(AdmissionReason.SHAPE, detail);
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

    static <T> Read<T> wrongNetwork(NetworkId named, NetworkId own) {
        return new Read.Bad<>(EdgeReason.WRONG_NETWORK, "signed for network " + named + ", this is " + own);
    }
}
