package org.causality.propagation.causal;

import java.util.ArrayList;
import java.util.List;
import org.causality.model.message.MessageType;
import org.causality.model.message.PriorityClass;
import org.causality.model.reason.Reason;

/** What one input leads to: rows that changed, then everything else in the order it came about. */
final class Turn {

    private final List<Node> changed = new ArrayList<>();
    private List<Output> outputs = new ArrayList<>();
    private long nowMillis;

    void begin(long nowMillis) {
        this.nowMillis = nowMillis;
    }

    long nowMillis() {
        return nowMillis;
    }

    void add(Output output) {
        outputs.add(output);
    }

    void count(Reason reason, Arrival arrival) {
        count(reason, arrival.typeName(), arrival.priority);
    }

    void count(Reason reason, int type) {
        MessageType known = MessageType.ofCode(type).orElse(null);
        count(
                reason,
                known == null ? Integer.toString(type) : known.seedName(),
                known == null ? PriorityClass.LOW : known.defaultClass());
    }

    void count(Reason reason, String type, PriorityClass priority) {
        outputs.add(new Output.Count(reason, type, priority));
    }

    /** The row of this message is new or has changed. */
    void changed(Node node) {
        if (!node.changed) {
            node.changed = true;
            changed.add(node);
        }
    }

    /** Rows first; messages that are judged, and settled or alone, keep nothing but their place in the graph. */
    List<Output> end(Graph graph) {
        List<Output> all = new ArrayList<>(changed.size() + outputs.size());
        for (Node node : changed) {
            node.changed = false;
            Arrival arrival = node.arrival;
            if (arrival != null) {
                all.add(new Output.Store(row(node, arrival)));
                if (!node.stored) {
                    graph.stored(node);
                }
                release(node, arrival);
            }
        }
        all.addAll(outputs);
        changed.clear();
        outputs = new ArrayList<>();
        return all;
    }

    /** Ends a turn that only restored what is stored already. */
    void endSilently(Graph graph) {
        var _ = end(graph);
    }

    private static void release(Node node, Arrival arrival) {
        if (node.settled || !node.wanted) {
            arrival.payload = null;
            if (node.isJudged()) {
                node.arrival = null;
            }
        }
    }

    /** A body is stored with its delivery; until then it is only in hold-back. */
    private static StoredMessage row(Node node, Arrival arrival) {
        return new StoredMessage(
                arrival.signed,
                arrival.deliverySequence > 0 ? arrival.payload : null,
                node.verdict,
                node.computed,
                arrival.deliverySequence,
                arrival.own,
                arrival.draftId,
                arrival.priority,
                arrival.receivedMillis,
                arrival.deliveredMillis,
                arrival.heldBackMillis);
    }
}
