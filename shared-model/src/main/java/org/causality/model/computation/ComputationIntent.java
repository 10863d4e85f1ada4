package org.causality.model.computation;

import java.util.List;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.codec.DomainTag;
import org.causality.model.key.PublicKey;
import org.causality.model.network.Lane;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.OrderId;

/**
 * An operator's word that it means to compute a slot: the payload of a ComputationIntent message. The same winner follows
 * from the same set of intents everywhere.
 *
 * @param orders the orders it would settle, sorted, at most 64
 * @param events the chain facts it would build on, sorted, at most 64
 * @param windowStart the chain and height at which the window for intents opens
 * @param windowBlocks how many blocks later it closes, at least 1
 * @param operator who means to compute
 * @param incarnation of two intents of one operator for a slot, the one with the higher incarnation counts
 */
public record ComputationIntent(
        SlotId slot,
        List<OrderId> orders,
        List<EventId> events,
        BlockHeight windowStart,
        int windowBlocks,
        PublicKey operator,
        long incarnation) {

    public static final int ORDERS_MAX = 64;
    public static final int EVENTS_MAX = 64;
    /** About two weeks of Ethereum; nobody reserves a slot for longer. */
    public static final int WINDOW_BLOCKS_MAX = 100_000;

    public ComputationIntent {
        orders = List.copyOf(orders);
        events = List.copyOf(events);
        if (orders.size() > ORDERS_MAX || !isSortedSet(orders)) {
            throw new IllegalArgumentException("orders are at most " + ORDERS_MAX + ", sorted, each once");
        }
        if (events.size() > EVENTS_MAX || !isSortedSet(events)) {
            throw new IllegalArgumentException("events are at most " + EVENTS_MAX + ", sorted, each once");
        }
        if (windowBlocks < 1 || windowBlocks > WINDOW_BLOCKS_MAX) {
            throw new IllegalArgumentException("a window has 1 to " + WINDOW_BLOCKS_MAX + " blocks");
        }
        if (Long.compareUnsigned(windowStart.height() + windowBlocks, windowStart.height()) < 0) {
            throw new IllegalArgumentException("a window closes at a height that there is");
        }
    }

    public IntentId id() {
        return new IntentId(DomainTag.INTENT.hash(encode()));
    }

    /** The work it announces. */
    public JobId job() {
        return JobId.of(id());
    }

    /** The last height at which an intent for the slot counts, on the window's chain. */
    public long windowEnd() {
        return windowStart.height() + windowBlocks;
    }

    public Lane lane() {
        return slot.lineage().lane();
    }

    private static <T extends Comparable<T>> boolean isSortedSet(List<T> values) {
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i - 1).compareTo(values.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    public Bytes encode() {
        return CanonicalWriter.encode(this, ComputationIntent::write);
    }

    public static Decoded<ComputationIntent> decode(Bytes bytes) {
        return Decoded.of(bytes, ComputationIntent::read);
    }

    public static void write(ComputationIntent intent, CanonicalWriter out) {
        out.message(1, intent.slot, SlotId::write)
                .ids(2, intent.orders, OrderId::value)
                .ids(3, intent.events, EventId::value)
                .message(4, intent.windowStart, BlockHeight::write)
                .uint(5, intent.windowBlocks)
                .bytes32(6, intent.operator.value())
                .uint(7, intent.incarnation);
    }

    public static ComputationIntent read(CanonicalReader in) {
        return new ComputationIntent(
                in.message(1, SlotId.SIZE_MAX, SlotId::read),
                in.ids(2, ORDERS_MAX, OrderId::new),
                in.ids(3, EVENTS_MAX, EventId::new),
                in.message(4, BlockHeight.SIZE_MAX, BlockHeight::read),
                in.uint(5, WINDOW_BLOCKS_MAX),
                new PublicKey(in.bytes32(6)),
                in.uint(7));
    }
}
