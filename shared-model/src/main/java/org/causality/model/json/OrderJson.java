package org.causality.model.json;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.Decimals;
import org.causality.model.codec.U128;
import org.causality.model.codec.U256;
import org.causality.model.key.PublicKey;
import org.causality.model.network.ChainId;
import org.causality.model.network.NetworkId;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.Condition;
import org.causality.model.order.ConditionToken;
import org.causality.model.order.ConditionToken.Comparison;
import org.causality.model.order.Finality;
import org.causality.model.order.Leg;
import org.causality.model.order.ObservedBlock;
import org.causality.model.order.Order;
import org.causality.model.order.OrderId;
import org.causality.model.order.Owner;
import org.causality.model.order.PrivacyMode;
import org.causality.model.order.TimeMap;
import org.jspecify.annotations.Nullable;

/** An {@link Order} as wallets write it. Fields as there; {@link #toOrder} says what is wrong with them. */
public record OrderJson(
        String network,
        String scheme,
        String owner,
        String nonce,
        List<LegJson> legs,
        @Nullable List<TokenJson> condition,
        @Nullable String zkNonceBelow,
        @Nullable Integer inclusionWithin,
        @Nullable List<BlockJson> observed,
        HeightJson validUntil,
        @Nullable String supersedes,
        @Nullable String tip,
        @Nullable String privacy,
        @Nullable Integer revenueShareFloor,
        @Nullable List<String> allowedOperators,
        String salt) {

    public record LegJson(String direction, String asset, String amount) {}

    /** {@code kind} is TEST, AND, OR or NOT; the other fields belong to TEST. */
    public record TokenJson(
            String kind,
            @Nullable String chain,
            @Nullable String key,
            @Nullable String comparison,
            @Nullable String value,
            @Nullable String upper,
            @Nullable String finality) {}

    public record BlockJson(
            String chain, String height, String blockHash, String chainTime, String lamport, String finality) {}

    public record HeightJson(String chain, String height) {}

    public static OrderJson of(Order order) {
        OrderId supersedes = order.supersedes();
        return new OrderJson(
                order.network().value(),
                order.owner().scheme().name(),
                order.owner().key().hex(),
                Long.toUnsignedString(order.nonce()),
                order.legs().stream()
                        .map(leg -> new LegJson(
                                leg.direction().name(),
                                leg.asset(),
                                leg.amount().toString()))
                        .toList(),
                order.condition().postfix().stream().map(OrderJson::token).toList(),
                Long.toUnsignedString(order.zkNonceBelow()),
                order.inclusionWithin(),
                order.observed().blocks().stream().map(OrderJson::block).toList(),
                new HeightJson(
                        order.validUntil().chain().value(),
                        Long.toUnsignedString(order.validUntil().height())),
                supersedes == null ? null : supersedes.hex(),
                order.tip().toString(),
                order.privacy().name(),
                order.revenueShareFloor(),
                order.allowedOperators().stream().map(PublicKey::hex).toList(),
                order.salt().hex());
    }

    /** @throws IllegalArgumentException saying which field is missing or not of its form */
    public Order toOrder() {
        return new Order(
                new NetworkId(field("network", network)),
                new Owner(
                        oneOf("scheme", Owner.Scheme.class, field("scheme", scheme)),
                        Bytes.parseHex(field("owner", owner))),
                number(field("nonce", nonce)),
                field("legs", legs).stream().map(OrderJson::toLeg).toList(),
                new Condition(
                        orEmpty(condition).stream().map(OrderJson::toToken).toList()),
                number(or(zkNonceBelow, "0")),
                or(inclusionWithin, 0),
                new TimeMap(orEmpty(observed).stream().map(OrderJson::toBlock).toList()),
                new BlockHeight(
                        new ChainId(field(
                                "validUntil.chain",
                                field("validUntil", validUntil).chain())),
                        number(field("validUntil.height", validUntil.height()))),
                supersedes == null ? null : OrderId.parseHex(supersedes),
                U128.parse(or(tip, "0")),
                oneOf("privacy", PrivacyMode.class, or(privacy, "OPEN")),
                or(revenueShareFloor, 0),
                orEmpty(allowedOperators).stream().map(PublicKey::parseHex).toList(),
                Bytes32.parseHex(field("salt", salt)));
    }

    private static Leg toLeg(LegJson leg) {
        return new Leg(
                oneOf("direction", Leg.Direction.class, field("direction", leg.direction())),
                field("asset", leg.asset()),
                U128.parse(field("amount", leg.amount())));
    }

    private static TokenJson token(ConditionToken token) {
        return switch (token) {
            case ConditionToken.Test test ->
                new TokenJson(
                        "TEST",
                        test.chain().value(),
                        test.key(),
                        test.comparison().name(),
                        test.value().toString(),
                        test.upper().toString(),
                        test.finality().name());
            case ConditionToken.And _ -> bare("AND");
            case ConditionToken.Or _ -> bare("OR");
            case ConditionToken.Not _ -> bare("NOT");
        };
    }

    private static TokenJson bare(String kind) {
        return new TokenJson(kind, null, null, null, null, null, null);
    }

    private static ConditionToken toToken(TokenJson token) {
        return switch (field("condition.kind", token.kind())) {
            case "TEST" ->
                new ConditionToken.Test(
                        new ChainId(field("condition.chain", token.chain())),
                        field("condition.key", token.key()),
                        oneOf("comparison", Comparison.class, field("condition.comparison", token.comparison())),
                        U256.parse(field("condition.value", token.value())),
                        U256.parse(or(token.upper(), "0")),
                        oneOf("finality", Finality.class, field("condition.finality", token.finality())));
            case "AND" -> new ConditionToken.And();
            case "OR" -> new ConditionToken.Or();
            case "NOT" -> new ConditionToken.Not();
            default -> throw new IllegalArgumentException("condition.kind is TEST, AND, OR or NOT");
        };
    }

    static BlockJson block(ObservedBlock block) {
        return new BlockJson(
                block.chain().value(),
                Long.toUnsignedString(block.height()),
                block.blockHash().hex(),
                Long.toUnsignedString(block.chainTime()),
                Long.toUnsignedString(block.lamport()),
                block.finality().name());
    }

    private static ObservedBlock toBlock(BlockJson block) {
        return new ObservedBlock(
                new ChainId(field("observed.chain", block.chain())),
                number(field("observed.height", block.height())),
                Bytes32.parseHex(field("observed.blockHash", block.blockHash())),
                number(field("observed.chainTime", block.chainTime())),
                number(field("observed.lamport", block.lamport())),
                oneOf("observed.finality", Finality.class, field("observed.finality", block.finality())));
    }

    private static long number(String decimal) {
        return Decimals.parseUnsignedLong(decimal);
    }

    private static <E extends Enum<E>> E oneOf(String name, Class<E> type, String text) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException(name + " is one of " + List.of(type.getEnumConstants()));
    }

    private static <T> T field(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }
}
