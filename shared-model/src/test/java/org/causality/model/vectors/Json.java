package org.causality.model.vectors;

import java.util.LinkedHashMap;
import java.util.Map;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Header;
import org.causality.model.message.MessageId;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.ConditionToken;
import org.causality.model.order.Leg;
import org.causality.model.order.ObservedBlock;
import org.causality.model.order.Order;
import org.causality.model.order.OrderId;

/** Values as they stand in vector files: integers of 64 bits or more as decimal text, bytes as 0x-hex. */
final class Json {
    private Json() {}

    static Map<String, Object> of(Header header) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("network", header.network().value());
        json.put("version", header.version());
        json.put("type", header.type());
        json.put("time", number(header.time().value()));
        MessageId previous = header.previous();
        json.put("previous", previous == null ? "" : previous.hex());
        json.put("sequence", number(header.sequence()));
        json.put("parents", header.parents().stream().map(MessageId::hex).toList());
        json.put(
                "dependencies",
                header.dependencies().stream().map(MessageId::hex).toList());
        json.put("ttl", header.ttl().stream().map(Json::of).toList());
        json.put("shard", header.shard());
        json.put("sender", header.sender().hex());
        json.put("payloadDigest", header.payloadDigest().hex());
        json.put("payloadBytes", header.payloadBytes());
        return json;
    }

    private static Map<String, Object> of(BlockHeight point) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("chain", point.chain().value());
        json.put("height", number(point.height()));
        return json;
    }

    /** An order under the names wallets sign (EIP-712); nothing else is in an order but the network. */
    static Map<String, Object> of(Order order) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scheme", order.owner().scheme().code());
        json.put("owner", order.owner().key().hex());
        json.put("nonce", number(order.nonce()));
        json.put("legs", order.legs().stream().map(Json::of).toList());
        json.put("condition", order.condition().postfix().stream().map(Json::of).toList());
        json.put("zkNonceBelow", number(order.zkNonceBelow()));
        json.put("inclusionWithin", order.inclusionWithin());
        json.put("observed", order.observed().blocks().stream().map(Json::of).toList());
        json.put("validUntilChain", order.validUntil().chain().value());
        json.put("validUntilHeight", number(order.validUntil().height()));
        OrderId supersedes = order.supersedes();
        json.put("supersedes", supersedes == null ? new Bytes32(0, 0, 0, 0).hex() : supersedes.hex());
        json.put("tip", order.tip().toString());
        json.put("privacy", order.privacy().code());
        json.put("revenueShareFloor", order.revenueShareFloor());
        json.put(
                "allowedOperators",
                order.allowedOperators().stream().map(PublicKey::hex).toList());
        json.put("salt", order.salt().hex());
        return json;
    }

    private static Map<String, Object> of(Leg leg) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("direction", leg.direction().code());
        json.put("asset", leg.asset());
        json.put("amount", leg.amount().toString());
        return json;
    }

    private static Map<String, Object> of(ConditionToken token) {
        return switch (token) {
            case ConditionToken.Test test ->
                token(
                        token.kind(),
                        test.chain().value(),
                        test.key(),
                        test.comparison().code(),
                        test.value().toString(),
                        test.upper().toString(),
                        test.finality().code());
            case ConditionToken.And _, ConditionToken.Or _, ConditionToken.Not _ ->
                token(token.kind(), "", "", 0, "0", "0", 0);
        };
    }

    private static Map<String, Object> token(
            int kind, String chain, String key, int comparison, String value, String upper, int finality) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind);
        json.put("chain", chain);
        json.put("key", key);
        json.put("comparison", comparison);
        json.put("value", value);
        json.put("upper", upper);
        json.put("finality", finality);
        return json;
    }

    private static Map<String, Object> of(ObservedBlock block) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("chain", block.chain().value());
        json.put("height", number(block.height()));
        json.put("blockHash", block.blockHash().hex());
        json.put("chainTime", number(block.chainTime()));
        json.put("lamport", number(block.lamport()));
        json.put("finality", block.finality().code());
        return json;
    }

    static String number(long unsigned) {
        return Long.toUnsignedString(unsigned);
    }
}
