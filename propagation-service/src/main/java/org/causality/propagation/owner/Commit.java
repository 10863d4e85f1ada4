package org.causality.propagation.owner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.causality.model.message.DraftId;
import org.causality.model.message.MessageId;
import org.causality.propagation.causal.Output;
import org.causality.propagation.causal.StoredMessage;

/**
 * What one transaction writes.
 *
 * @param rows each message once, in its latest version
 * @param ticks places in {@code delivered} that hold nothing
 * @param relayed the last delivery sequence that is known to be in {@code delivered}
 * @param published the delivery sequence of the last own message that is known to be in {@code wire.outbound}
 */
public record Commit(
        List<StoredMessage> rows,
        List<Output.Mute> mutes,
        List<Long> ticks,
        List<Output.KeepDraft> kept,
        List<DraftId> dropped,
        long relayed,
        long published) {

    static Commit of(List<Output> outputs, long relayed, long published) {
        Map<MessageId, StoredMessage> rows = new LinkedHashMap<>();
        List<Output.Mute> mutes = new ArrayList<>();
        List<Long> ticks = new ArrayList<>();
        Map<DraftId, Output.KeepDraft> kept = new LinkedHashMap<>();
        List<DraftId> dropped = new ArrayList<>();
        for (Output output : outputs) {
            switch (output) {
                case Output.Store(StoredMessage row) ->
                    rows.merge(row.signed().id(), row, (earlier, later) -> later.after(earlier));
                case Output.Mute mute -> mutes.add(mute);
                case Output.Ticked(long sequence) -> ticks.add(sequence);
                case Output.KeepDraft keep -> kept.put(keep.draft().id(), keep);
                case Output.DropDraft(DraftId id) -> {
                    if (kept.remove(id) == null) {
                        dropped.add(id);
                    }
                }
                case Output.Deliver _, Output.Wire _, Output.LoadBody _, Output.Heard _, Output.Count _ -> {}
            }
        }
        return new Commit(
                List.copyOf(rows.values()), mutes, ticks, List.copyOf(kept.values()), dropped, relayed, published);
    }

    boolean writesNothing() {
        return rows.isEmpty() && mutes.isEmpty() && ticks.isEmpty() && kept.isEmpty() && dropped.isEmpty();
    }
}
