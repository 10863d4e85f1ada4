package org.causality.devnet.story;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.causality.devnet.story.TestingOperator.Delivered;
import org.causality.devnet.story.TestingOperator.Entry;
import org.causality.model.codec.Bytes;
import org.causality.model.json.OrderJson;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.Payload;
import org.causality.model.network.GenesisFile;
import org.causality.model.network.NetworkId;
import org.causality.model.order.OrderId;
import org.causality.model.order.Owner;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.order.WalletSignature;
import org.causality.model.reason.AdmissionReason;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a {@link TestingOperator} answers to each request of docs/api.md. */
final class TestingDesk {

    record Reply(int status, String contentType, Bytes body) {}

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final TestingNetwork network;
    private final TestingOperator operator;
    private long admissions;
    private boolean stumbled;

    TestingDesk(TestingNetwork network, TestingOperator operator) {
        this.network = network;
        this.operator = operator;
    }

    Reply answer(String method, String path, String query, byte[] body) {
        if (network.fault == TestingFault.SERVER_ERROR
                && operator.number == 2
                && !stumbled
                && path.contains("before")) {
            stumbled = true;
            return new Reply(500, "text/plain", Bytes.EMPTY);
        }
        String[] parts = path.substring(1).split("/");
        return switch (method + " " + parts[1]) {
            case "GET network" -> ok(networkJson());
            case "GET peers" -> ok(peers());
            case "POST orders" -> parts.length == 2 ? post(JSON.readTree(body)) : cancel(parts[2], JSON.readTree(body));
            case "GET orders" -> parts.length == 2 ? listed(query) : order(parts[2]);
            case "GET messages" -> messages(parts, query);
            case "GET health" -> ok(NODES.objectNode().put("status", "UP"));
            case "GET prometheus" -> new Reply(200, "text/plain", utf8("causality_gateway_frames_total 1\n"));
            default -> ok(NODES.objectNode());
        };
    }

    private ObjectNode networkJson() {
        ObjectNode json = JSON.valueToTree(GenesisFile.json(network.genesis));
        if (network.fault == TestingFault.GENESIS_OTHER && operator.number == 3) {
            ((ObjectNode) json.path("operators").path(0)).put("weight", 2);
        }
        json.putObject("operator")
                .put("name", operator.name())
                .put("key", operator.key.publicKey().hex());
        return json.put("delivered", Integer.toString(operator.delivered.size()))
                .put("verifiedTime", "3");
    }

    private ObjectNode peers() {
        ObjectNode json = NODES.objectNode();
        var peers = json.putArray("peers");
        for (TestingOperator other : network.operators) {
            boolean everybody = network.fault == TestingFault.PEER_TOO_MANY && operator.number == 1;
            if (Math.abs(other.number - operator.number) == 1 || (everybody && other != operator)) {
                peers.addObject().put("operator", other.name());
            }
        }
        return json;
    }

    private Reply post(JsonNode body) {
        OrderJson json = JSON.treeToValue(body.path("order"), OrderJson.class);
        SignedUserOrder order = new SignedUserOrder(json.toOrder(), signature(body));
        boolean unchecked = network.fault == TestingFault.SIGNATURE_CHECK_OFF && operator.number == 2;
        if (!unchecked && !order.holds()) {
            return problem(AdmissionReason.SIGNATURE);
        }
        String id = order.id().hex();
        ObjectNode before = operator.receipts.get(id);
        if (before != null && network.fault != TestingFault.RECEIPT_ANEW) {
            return ok(before);
        }
        ObjectNode receipt = operator.receipt(order.id().value(), ++admissions).put("orderId", id);
        operator.receipts.put(id, receipt);
        operator.book.put(id, operator.entry(order, receipt.path("receipt").asString()));
        network.flood(operator, operator.stamp(new Payload.UserOrder(order), List.of()));
        return reply(before == null ? 201 : 200, "application/json", receipt);
    }

    private Reply cancel(String orderId, JsonNode body) {
        SignedCancellation cancellation = new SignedCancellation(
                new NetworkId(body.path("network").asString()),
                OrderId.parseHex(orderId),
                new Owner(
                        Owner.Scheme.EIP712_SECP256K1,
                        Bytes.parseHex(body.path("owner").asString())),
                signature(body));
        if (!cancellation.holds()) {
            return problem(AdmissionReason.SIGNATURE);
        }
        Entry known = operator.book.get(orderId);
        if (known == null) {
            return problem(AdmissionReason.ORDER_UNKNOWN);
        }
        if (!known.order().order().owner().equals(cancellation.owner())) {
            return problem(AdmissionReason.NOT_OWNER);
        }
        String id = cancellation.contentId().hex();
        ObjectNode before = operator.receipts.get(id);
        if (before != null) {
            return ok(before);
        }
        ObjectNode receipt = operator.receipt(cancellation.contentId(), ++admissions)
                .put("orderId", orderId)
                .put("cancellationId", id);
        operator.receipts.put(id, receipt);
        if (network.fault != TestingFault.CANCELLATION_LOST) {
            MessageId carrier = MessageId.parseHex(known.json().path("carrier").asString());
            List<MessageId> named = network.fault == TestingFault.DEPENDENCY_MISSING ? List.of() : List.of(carrier);
            network.flood(operator, operator.stamp(new Payload.UserOrderCancellation(cancellation), named));
        }
        return reply(201, "application/json", receipt);
    }

    private static WalletSignature signature(JsonNode body) {
        return new WalletSignature(Bytes.parseHex(body.path("signature").asString()));
    }

    private Reply order(String id) {
        Entry known = operator.book.get(id);
        return known == null ? problem(404, "ORDER_UNKNOWN") : ok(known.json());
    }

    private Reply listed(String query) {
        ObjectNode json = NODES.objectNode().putNull("next");
        var orders = json.putArray("orders");
        operator.book.values().stream()
                .filter(e -> e.order().order().owner().key().hex().equals(parameter(query, "owner")))
                .forEach(e -> orders.add(e.json()));
        return ok(json);
    }

    private Reply messages(String[] parts, String query) {
        if (parts.length == 2) {
            return ok(read(query));
        }
        Delivered message = find(parts[2]);
        if (message == null) {
            return problem(404, "MESSAGE_UNKNOWN");
        }
        if (parts.length > 3) {
            Delivered other = find(parts[4]);
            boolean before = other != null
                    && message.envelope().stamp().compareTo(other.envelope().stamp()) < 0;
            return ok(NODES.objectNode().put("answer", before ? "BEFORE" : "AFTER"));
        }
        return parameter(query, "form").equals("envelope")
                ? new Reply(200, "application/octet-stream", envelope(message))
                : ok(operator.messageJson(message));
    }

    private Bytes envelope(Delivered message) {
        Envelope envelope = message.envelope();
        boolean swapped = network.fault == TestingFault.PAYLOAD_SWAPPED && operator.number == 1;
        byte[] payload = envelope.payload().toArray();
        payload[payload.length - 1] ^= (byte) (swapped ? 1 : 0);
        return new Envelope(envelope.signed(), Bytes.wrap(payload)).encode();
    }

    private @Nullable Delivered find(String id) {
        return operator.delivered.stream()
                .filter(d -> d.envelope().id().hex().equals(id))
                .findAny()
                .orElse(null);
    }

    private ObjectNode read(String query) {
        String named = parameter(query, "dependsOn");
        String type = parameter(query, "type");
        int limit = Integer.parseInt(parameter(query, "limit").isEmpty() ? "100" : parameter(query, "limit"));
        List<ObjectNode> found = operator.delivered.stream()
                .sorted(Comparator.comparing((Delivered d) -> d.envelope().stamp()))
                .map(operator::messageJson)
                .filter(m -> type.isEmpty() || m.path("type").asString("").equals(type))
                .filter(m ->
                        named.isEmpty() || m.path("dependencies").toString().contains(named))
                .toList();
        int from = 0;
        while (from < found.size() && !parameter(query, "after").isEmpty() && !isBefore(query, found, from)) {
            from++;
        }
        from = parameter(query, "after").isEmpty() ? 0 : from + 1;
        ObjectNode json = NODES.objectNode().put("asOf", "12").put("stableUpTo", "1");
        var messages = json.putArray("messages");
        List<ObjectNode> page = found.subList(Math.min(from, found.size()), Math.min(from + limit, found.size()));
        page.forEach(messages::add);
        boolean more = from + limit < found.size();
        return json.put("next", more ? place(page.getLast()) : null);
    }

    private static boolean isBefore(String query, List<ObjectNode> found, int index) {
        return place(found.get(index)).equals(parameter(query, "after"));
    }

    private static String place(ObjectNode message) {
        return message.path("lamport").asString() + "." + message.path("id").asString();
    }

    static String parameter(String query, String name) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static Reply ok(ObjectNode json) {
        return reply(200, "application/json", json);
    }

    private static Reply problem(AdmissionReason reason) {
        return problem(reason.httpStatus(), reason.code());
    }

    private static Reply problem(int status, String code) {
        return reply(
                status,
                "application/problem+json",
                NODES.objectNode()
                        .put("type", "urn:causality:reason:" + code)
                        .put("code", code)
                        .put("retryable", status == 409));
    }

    private static Reply reply(int status, String contentType, ObjectNode json) {
        return new Reply(status, contentType, Bytes.wrap(JSON.writeValueAsBytes(json)));
    }

    private static Bytes utf8(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
