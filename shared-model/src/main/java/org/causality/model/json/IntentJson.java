package org.causality.model.json;

import java.util.List;
import org.causality.model.chain.EventId;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.SlotId;
import org.causality.model.json.OrderJson.HeightJson;
import org.causality.model.order.OrderId;

/** A {@link ComputationIntent} as the API shows it, with its id and that of the job it announces. */
public record IntentJson(
        String id,
        String jobId,
        SlotJson slot,
        List<String> orders,
        List<String> events,
        HeightJson windowStart,
        int windowBlocks,
        String operator,
        String incarnation) {

    public record SlotJson(String lineage, String parentOutput, String index) {

        public static SlotJson of(SlotId slot) {
            return new SlotJson(slot.lineage().hex(), slot.parentOutput().hex(), Long.toUnsignedString(slot.index()));
        }
    }

    public static IntentJson of(ComputationIntent intent) {
        return new IntentJson(
                intent.id().hex(),
                intent.job().hex(),
                SlotJson.of(intent.slot()),
                intent.orders().stream().map(OrderId::hex).toList(),
                intent.events().stream().map(EventId::hex).toList(),
                new HeightJson(
                        intent.windowStart().chain().value(),
                        Long.toUnsignedString(intent.windowStart().height())),
                intent.windowBlocks(),
                intent.operator().hex(),
                Long.toUnsignedString(intent.incarnation()));
    }
}
