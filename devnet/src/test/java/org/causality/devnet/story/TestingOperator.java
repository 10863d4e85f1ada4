package org.causality.devnet.story;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.Decoded;
import org.causality.model.json.OrderJson;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.SignedHeader;
import org.causality.model.network.Certificate;
import org.causality.model.network.Purpose;
import org.causality.model.order.AdmissionReceipt;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The state of one pretended operator: its feed, what it delivered, its book, its events. */
final class TestingOperator {

    record Delivered(
            Envelope envelope, int sequence, @Nullable Long heldBackMillis) {}

    record Event(int sequence, int index, String type, String orderId, ObjectNode data) {}

    /** A book entry; {@code json} is what the API shows of it. */
    record Entry(SignedUserOrder order, ObjectNode json) {}

    final int number;
    final SigningKey key;
    final List<Delivered> delivered = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final Map<String, Entry> book = new LinkedHashMap<>();
    final Map<String, ObjectNode> receipts = new LinkedHashMap<>();
    private final TestingNetwork network;
    private final SigningKey feed;
    private final SigningKey receiptKey;
    private final SigningKey nobody;
    private @Nullable MessageId previous;
    private long feedSequence;

    TestingOperator(TestingNetwork network, int number, SigningKey key, SecureRandom random) {
        this.network = network;
        this.number = number;
        this.key = key;
        this.feed = SigningKey.generate(random);
        this.receiptKey = SigningKey.generate(random);
        this.nobody = SigningKey.generate(random);
    }

    String name() {
        return "op" + number;
    }

    Envelope certificateMessage() {
        Certificate certificate = Certificate.issue(TestingNetwork.NETWORK, Purpose.FEED, feed.publicKey(), 1, key);
        return stamp(new Payload.KeyCertificate(certificate), List.of());
    }

    /** The causal core in small: parents are all heads, time is one above what is named. */
    Envelope stamp(Payload payload, List<MessageId> dependencies) {
        List<MessageId> named = new ArrayList<>(dependencies);
        if (previous != null) {
            named.add(previous);
        }
        List<MessageId> parents = delivered.isEmpty()
                ? List.of()
                : List.of(delivered.stream()
                        .map(Delivered::envelope)
                        .max(Comparator.comparing(Envelope::stamp))
                        .orElseThrow()
                        .id());
        named.addAll(parents);
        LamportTime highest = delivered.stream()
                .map(Delivered::envelope)
                .filter(envelope -> named.contains(envelope.id()))
                .map(envelope -> envelope.header().time())
                .reduce(LamportTime.ZERO, LamportTime::max);
        Bytes body = payload.encode();
        Header header = new Header(
                TestingNetwork.NETWORK,
                1,
                payload.type().code(),
                highest.next(),
                previous,
                feedSequence,
                parents,
                dependencies,
                List.of(),
                payload.lane().slot(16),
                feed.publicKey(),
                Envelope.digest(body),
                body.size());
        Envelope envelope = new Envelope(SignedHeader.sign(header, feed), body);
        previous = envelope.id();
        feedSequence++;
        return envelope;
    }

    void deliver(Envelope envelope, @Nullable Long heldBackMillis) {
        Delivered entry = new Delivered(envelope, delivered.size() + 1, heldBackMillis);
        delivered.add(entry);
        ObjectNode json = messageJson(entry);
        String order = json.path("payload").path("orderId").asString("");
        events.add(new Event(entry.sequence, 0, "message", order, json));
        boolean deaf = (network.fault == TestingFault.FIRST_MEMPOOL_DEAF && number == 1)
                || (network.fault == TestingFault.HELD_MEMPOOL_DEAF && number == TestingNetwork.HELD_AT);
        if (!deaf) {
            applyToBook(entry);
        }
    }

    private void applyToBook(Delivered entry) {
        switch (payload(entry.envelope)) {
            case Payload.UserOrder(SignedUserOrder order) -> {
                Entry known = book.computeIfAbsent(order.id().hex(), _ -> entry(order, null));
                known.json.put("carrier", entry.envelope.id().hex());
                change(known, entry, 1, "OPEN", "ADMITTED");
            }
            case Payload.UserOrderCancellation(SignedCancellation cancellation) -> {
                Entry known = book.get(cancellation.order().hex());
                if (known != null) {
                    change(known, entry, 1, "CANCEL_REQUESTED", "OWNER_CANCELLED");
                    change(known, entry, 2, "CANCELLED", "CANCELLATION_EFFECTIVE");
                }
            }
            case Payload _ -> {} // says nothing of orders
        }
    }

    Entry entry(SignedUserOrder order, @Nullable String receipt) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("orderId", order.id().hex())
                .put("status", "RECEIVED")
                .put("version", "0")
                .put("signature", order.signature().bytes().hex())
                .put("receipt", receipt)
                .putNull("carrier");
        json.set("order", JsonMapper.shared().valueToTree(OrderJson.of(order.order())));
        json.putArray("history");
        return new Entry(order, json);
    }

    private void change(Entry known, Delivered cause, int index, String to, String reason) {
        String from = known.json.path("status").asString("");
        long version = Long.parseLong(known.json.path("version").asString("")) + 1;
        known.json.put("status", to).put("version", Long.toString(version));
        ObjectNode step = JsonNodeFactory.instance
                .objectNode()
                .put("from", from)
                .put("to", to)
                .put("reason", reason)
                .put("cause", cause.envelope.id().hex())
                .put("lamport", cause.envelope.header().time().toString())
                .put("cursor", cause.sequence + "." + index)
                .put("at", "2026-01-01T00:00:00Z");
        known.json.withArray("history").add(step);
        String id = known.order.id().hex();
        ObjectNode data = step.deepCopy().put("orderId", id).put("version", Long.toString(version));
        events.add(new Event(cause.sequence, index, "order", id, data));
    }

    /** A receipt as the fault has it. */
    ObjectNode receipt(Bytes32 subject, long admissionNumber) {
        SigningKey signer = network.fault == TestingFault.RECEIPT_FORGED ? nobody : receiptKey;
        SigningKey operator = network.fault == TestingFault.RECEIPT_BY_NOBODY ? nobody : key;
        Certificate certificate =
                Certificate.issue(TestingNetwork.NETWORK, Purpose.RECEIPT, receiptKey.publicKey(), 1, operator);
        Bytes bytes = AdmissionReceipt.sign(subject, admissionNumber, 0, certificate, signer)
                .encode();
        return JsonNodeFactory.instance
                .objectNode()
                .put("operator", key.publicKey().hex())
                .put("admissionNumber", Long.toString(admissionNumber))
                .putNull("batchDeadline")
                .put("receipt", bytes.hex());
    }

    ObjectNode messageJson(Delivered entry) {
        Header header = entry.envelope.header();
        String operator = network.operators.stream()
                .filter(other -> other.feed.publicKey().equals(header.sender()))
                .map(TestingOperator::name)
                .findAny()
                .orElse("");
        MessageId before = header.previous();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", entry.envelope.id().hex())
                .put("type", MessageType.ofCode(header.type()).orElseThrow().seedName())
                .put("lamport", header.time().toString())
                .put("feedSequence", Long.toString(header.sequence()))
                .put("previous", before == null ? null : before.hex())
                .put("shard", header.shard())
                .put("sender", header.sender().hex())
                .put("operator", operator)
                .put("payloadBytes", header.payloadBytes())
                .put("timeVerified", true)
                .put("cursor", entry.sequence + ".0")
                .put("heldBackMillis", entry.heldBackMillis)
                .put("own", operator.equals(name()));
        var parents = json.putArray("parents");
        header.parents().forEach(id -> parents.add(id.hex()));
        var dependencies = json.putArray("dependencies");
        header.dependencies().forEach(id -> dependencies.add(id.hex()));
        ObjectNode payload = json.putObject("payload");
        switch (payload(entry.envelope)) {
            case Payload.UserOrder(SignedUserOrder order) ->
                payload.put("orderId", order.id().hex());
            case Payload.UserOrderCancellation(SignedCancellation cancellation) ->
                payload.put("orderId", cancellation.order().hex());
            case Payload _ -> {} // says nothing of orders
        }
        return json;
    }

    static Payload payload(Envelope envelope) {
        MessageType type = MessageType.ofCode(envelope.header().type()).orElseThrow();
        return switch (Payload.decode(type, envelope.payload())) {
            case Decoded.Ok<Payload>(Payload payload) -> payload;
            case Decoded.Malformed<Payload>(String detail) -> throw new IllegalStateException(detail);
        };
    }
}
