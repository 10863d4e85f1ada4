package org.causality.propagation.causal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.causality.model.key.SigningKey;
import org.causality.model.message.DraftId;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.network.Genesis;

/** What the store would hold: rows in their latest version, mutes, kept drafts. Restores a core from them. */
final class TestLog {

    final Map<MessageId, StoredMessage> rows = new LinkedHashMap<>();
    final List<Output.Mute> mutes = new ArrayList<>();
    final List<Long> ticks = new ArrayList<>();
    final Map<DraftId, Output.KeepDraft> drafts = new LinkedHashMap<>();

    /** Writes a turn, then answers what the core wants to read. */
    List<Output> write(CausalCore core, List<Output> outputs, Instant now) {
        List<Output> all = new ArrayList<>(outputs);
        outputs.forEach(this::write);
        for (Output output : outputs) {
            if (output instanceof Output.LoadBody(MessageId id)) {
                StoredMessage row = rows.get(id);
                if (row != null && row.payload() != null) {
                    Envelope body = new Envelope(row.signed(), row.payload());
                    all.addAll(write(core, core.handle(new Input.Loaded(body), now), now));
                }
            }
        }
        return all;
    }

    private void write(Output output) {
        switch (output) {
            case Output.Store(StoredMessage row) ->
                rows.merge(row.signed().id(), row, (earlier, later) -> later.after(earlier));
            case Output.Mute mute -> mutes.add(mute);
            case Output.Ticked(long sequence) -> ticks.add(sequence);
            case Output.KeepDraft keep -> drafts.put(keep.draft().id(), keep);
            case Output.DropDraft(DraftId id) -> drafts.remove(id);
            case Output.Deliver _, Output.Wire _, Output.LoadBody _, Output.Heard _, Output.Count _ -> {}
        }
    }

    CausalCore restart(Genesis genesis, SigningKey feedKey, CausalLimits limits) {
        return restart(genesis, feedKey, limits, Followed.ALL);
    }

    CausalCore restart(Genesis genesis, SigningKey feedKey, CausalLimits limits, Followed followed) {
        CausalCore core = new CausalCore(genesis, feedKey, limits, HealthPlan.SILENT, followed);
        mutes.forEach(mute -> core.restoreMute(mute.muted(), mute.sequence()));
        ticks.forEach(core::restoreDelivered);
        inLoadOrder().forEach(core::restore);
        drafts.values().forEach(kept -> core.restoreDraft(kept.draft(), kept.sinceMillis()));
        return core;
    }

    private List<StoredMessage> inLoadOrder() {
        return inLoadOrder(rows.values());
    }

    private static List<StoredMessage> inLoadOrder(Collection<StoredMessage> rows) {
        Comparator<StoredMessage> unjudgedLast =
                Comparator.comparing((StoredMessage row) -> row.verdict() == TimeVerdict.UNJUDGED);
        return rows.stream()
                .sorted(unjudgedLast
                        .thenComparingLong(StoredMessage::computedTime)
                        .thenComparing(row -> row.signed().id()))
                .toList();
    }

    /** What a standby does with one commit of the holder. */
    static void follow(CausalCore standby, List<Output> outputs) {
        TestLog commit = new TestLog();
        outputs.forEach(commit::write);
        commit.mutes.forEach(mute -> standby.restoreMute(mute.muted(), mute.sequence()));
        commit.inLoadOrder().forEach(standby::restore);
    }

    /** Rows for what the core's memory has forgotten. */
    List<StoredMessage> find(Collection<MessageId> ids, Collection<DraftId> drafts) {
        return inLoadOrder().stream()
                .filter(row ->
                        ids.contains(row.signed().id()) || (row.draftId() != null && drafts.contains(row.draftId())))
                .toList();
    }
}
