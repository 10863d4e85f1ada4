package org.causality.devnet.cores;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.causality.gateway.edge.CertifiedKeys;
import org.causality.gateway.edge.SeenMessages;
import org.causality.gateway.event.DeliveredRow;
import org.causality.gateway.event.EventCursor;
import org.causality.gateway.event.EventLane;
import org.causality.gateway.event.EventMerge;
import org.causality.gateway.event.EventTopic;
import org.causality.gateway.event.Happening;
import org.causality.gateway.event.MessageEvents;
import org.causality.gateway.event.NodeEvent;
import org.causality.mempool.book.Delivery;
import org.causality.mempool.book.OrderBook;
import org.causality.mempool.book.OrderEvent;
import org.causality.mempool.book.OrderRecord;
import org.causality.mempool.book.Page;
import org.causality.mempool.book.Reduced;
import org.causality.mempool.book.Totals;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.PriorityClass;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.network.Operator;
import org.causality.model.network.Purpose;
import org.causality.model.order.OrderId;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.Reason;
import org.causality.model.wire.WireCommand;
import org.causality.propagation.causal.CausalCore;
import org.causality.propagation.causal.CausalLimits;
import org.causality.propagation.causal.Input;
import org.causality.propagation.causal.Output;
import org.causality.propagation.causal.StoredMessage;
import org.jspecify.annotations.Nullable;

/** One operator: the causal core, the rules of the book on one page, and the merge of the event streams. */
final class CoreNode {

    private static final List<EventLane> LANES = EventLane.of(List.of(EventTopic.ORDERS));
    private static final int EVENTS_PENDING_MAX = 1_000;
    private static final int SEEN_MAX = 1_000;
    private static final long SEEN_REPLAY_MILLIS = 120_000;

    private final String name;
    private final CausalCore core;
    private final Page book = new Page(List.of(), Map.of(), Map.of(), Totals.NONE);
    private final EventMerge merge = new EventMerge(LANES, EVENTS_PENDING_MAX);
    private final MessageEvents messages;
    private final SeenMessages seen = new SeenMessages(SEEN_MAX, SEEN_REPLAY_MILLIS);
    private final Map<MessageId, Envelope> bodies = new HashMap<>();
    private final List<Reason> counted = new ArrayList<>();
    private final List<NodeEvent> told = new ArrayList<>();
    private final List<Output.Deliver> delivered = new ArrayList<>();

    private CoreNode(String name, CausalCore core) {
        this.name = name;
        this.core = core;
        this.messages = new MessageEvents(new CertifiedKeys(SEEN_MAX), name);
    }

    record Started(CoreNode node, List<WireCommand> commands) {}

    static Started start(Genesis genesis, Operator operator, SigningKey operatorKey, SigningKey feedKey, Instant now) {
        CoreNode node = new CoreNode(operator.name(), new CausalCore(genesis, feedKey, CausalLimits.DEFAULT));
        Certificate certificate =
                Certificate.issue(genesis.network(), Purpose.FEED, feedKey.publicKey(), 1, operatorKey);
        return new Started(node, node.carryOut(node.core.start(certificate, now), now));
    }

    String name() {
        return name;
    }

    // ---- what happens to it

    /** By whichever way it came: what the edge has seen goes no further. */
    List<WireCommand> arrives(Envelope envelope, String peer, Instant now) {
        if (seen.handed(envelope.id(), now.toEpochMilli()) != SeenMessages.Reach.UNSEEN) {
            return List.of();
        }
        return handle(Input.Received.of(envelope, peer, PriorityClass.MEDIUM, now.toEpochMilli()), now);
    }

    List<WireCommand> handle(Input input, Instant now) {
        return carryOut(core.handle(input, now), now);
    }

    private List<WireCommand> carryOut(List<Output> outputs, Instant now) {
        List<WireCommand> commands = new ArrayList<>();
        for (Output output : outputs) {
            switch (output) {
                case Output.Store(StoredMessage row) -> store(row);
                case Output.Deliver deliver -> deliver(deliver, now);
                case Output.Wire(WireCommand command) -> commands.add(carriedOut(command));
                case Output.Count(Reason reason, var _, var _) -> counted.add(reason);
                case Output.LoadBody(MessageId id) -> {
                    Envelope body = bodies.get(id);
                    if (body != null) {
                        commands.addAll(handle(new Input.Loaded(body), now));
                    }
                }
                case Output.KeepDraft _, Output.DropDraft _, Output.Heard _, Output.Ticked _ -> {}
                case Output.Mute mute -> throw new AssertionError("nobody lies here: " + mute);
            }
        }
        return commands;
    }

    private WireCommand carriedOut(WireCommand command) {
        switch (command) {
            case WireCommand.Fetch(List<MessageId> ids, var _, var _) -> ids.forEach(seen::missed);
            case WireCommand.Publish _, WireCommand.FetchBlob _ -> {}
        }
        return command;
    }

    private void store(StoredMessage row) {
        if (row.payload() != null) {
            bodies.put(row.signed().id(), new Envelope(row.signed(), row.payload()));
        }
    }

    private void deliver(Output.Deliver output, Instant now) {
        delivered.add(output);
        Envelope envelope = new Envelope(output.signed(), output.payload());
        bodies.put(envelope.id(), envelope);
        DeliveredRow row = new DeliveredRow(
                output.sequence(),
                "envelope",
                envelope.encode(),
                now.toEpochMilli(),
                output.receivedMillis(),
                output.heldBackMillis(),
                null);
        told.addAll(merge.delivered(output.sequence(), messages.of(row).orThrow()));
        Delivery delivery = new Delivery(
                output.sequence(), envelope.stamp(), envelope.header().dependencies(), now, content(envelope));
        if (OrderBook.deliver(book, delivery) instanceof Reduced.Applied(List<OrderEvent> events)) {
            events.forEach(event -> told.addAll(merge.caused(
                    LANES.getFirst(),
                    event.step().cursor().sequence(),
                    event.step().cursor().index(),
                    told(event))));
        }
        LANES.forEach(lane -> told.addAll(merge.progress(lane, output.sequence())));
    }

    private static Delivery.Content content(Envelope envelope) {
        MessageType type = MessageType.ofCode(envelope.header().type()).orElseThrow();
        Payload said = Payload.decode(type, envelope.payload()).orThrow();
        if (said instanceof Payload.UserOrder(SignedUserOrder order)) {
            return new Delivery.OrderCarried(order.id(), order);
        }
        return said instanceof Payload.UserOrderCancellation(SignedCancellation cancellation)
                ? new Delivery.CancellationCarried(cancellation)
                : new Delivery.OtherType();
    }

    private static Happening told(OrderEvent event) {
        return new Happening(
                Happening.Kind.ORDER,
                Set.of(event.order().hex()),
                event.step().to().name());
    }

    // ---- what can be seen of it

    /** What it can hand to whoever asks. */
    @Nullable Envelope body(MessageId id) {
        return bodies.get(id);
    }

    long countOf(Reason reason) {
        return counted.stream().filter(reason::equals).count();
    }

    long heldBack() {
        return core.view().heldBack();
    }

    @Nullable OrderRecord order(OrderId id) {
        return book.find(id);
    }

    /** Each message and change of an order it told of it, in order: {@code message} or the new status. */
    List<String> told(OrderId id) {
        return told.stream()
                .map(NodeEvent::what)
                .filter(what -> what.orders().contains(id.hex()))
                .map(what -> what.kind() == Happening.Kind.ORDER ? what.data() : "message")
                .toList();
    }

    List<EventCursor> cursors() {
        return told.stream().map(NodeEvent::cursor).toList();
    }

    List<MessageId> delivered() {
        return delivered.stream().map(deliver -> deliver.signed().id()).toList();
    }
}
