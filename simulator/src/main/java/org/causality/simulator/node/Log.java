package org.causality.simulator.node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.causality.model.message.DraftId;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.PriorityClass;
import org.causality.propagation.causal.CausalCore;
import org.causality.propagation.causal.Output;
import org.causality.propagation.causal.StoredMessage;
import org.causality.propagation.causal.TimeVerdict;
import org.causality.simulator.message.Archive;
import org.causality.simulator.message.Said;
import org.jspecify.annotations.Nullable;

/**
 * What is synced on one node's disk: it outlives a crash. Rows are kept as columns by the message's number, because the
 * messages themselves are the same for all nodes; how long a message waited, which nobody asks of a log, is not kept.
 */
final class Log {
    private static final List<TimeVerdict> VERDICTS = List.of(TimeVerdict.values());
    private static final int ROOM_MIN = 64;

    private final Archive archive;
    private final int node;
    /** 0 = no row, else the verdict's place + 1. */
    private byte[] verdicts = new byte[ROOM_MIN];

    private int[] computed = new int[ROOM_MIN];
    private int[] sequences = new int[ROOM_MIN];
    private final List<Output.Mute> mutes = new ArrayList<>();
    private final Map<DraftId, Output.KeepDraft> drafts = new LinkedHashMap<>();
    private final Map<DraftId, Integer> stamped = new HashMap<>();
    private final Map<Integer, DraftId> draftOf = new HashMap<>();

    Log(Archive archive, int node) {
        this.archive = archive;
        this.node = node;
    }

    void put(Said said, StoredMessage row) {
        int number = said.number();
        if (number >= verdicts.length) {
            grow(Math.max(number + 1, verdicts.length + verdicts.length / 2));
        }
        verdicts[number] = (byte) (1 + VERDICTS.indexOf(row.verdict()));
        computed[number] = Math.toIntExact(row.computedTime());
        sequences[number] = Math.toIntExact(row.deliverySequence());
        DraftId draft = row.draftId();
        if (draft != null) {
            stamped.put(draft, number);
            draftOf.put(number, draft);
        }
    }

    private void grow(int room) {
        verdicts = Arrays.copyOf(verdicts, room);
        computed = Arrays.copyOf(computed, room);
        sequences = Arrays.copyOf(sequences, room);
    }

    void put(Output.Mute mute) {
        mutes.add(mute);
    }

    void put(Output.KeepDraft kept) {
        drafts.put(kept.draft().id(), kept);
    }

    void drop(DraftId draft) {
        drafts.remove(draft);
    }

    /** Whether its header is here. */
    boolean hasHeader(Said said) {
        return said.number() < verdicts.length && verdicts[said.number()] > 0;
    }

    /** Whether it was delivered, and so is here with its body. */
    boolean hasBody(Said said) {
        return hasHeader(said) && sequences[said.number()] > 0;
    }

    /** The messages that were delivered and judged, each with its computed time. */
    void forEachJudged(TimedConsumer consumer) {
        for (int number = 0; number < verdicts.length; number++) {
            if (verdicts[number] > 0 && sequences[number] > 0 && verdict(number) != TimeVerdict.UNJUDGED) {
                consumer.accept(archive.get(number), computed[number]);
            }
        }
    }

    /** Takes a message and its computed time. */
    interface TimedConsumer {
        void accept(Said said, long time);
    }

    private TimeVerdict verdict(int number) {
        return VERDICTS.get(verdicts[number] - 1);
    }

    // ---- what a core wants to know

    /** Restores a core as its owner does: mutes, rows by rising computed time, drafts. */
    void restore(CausalCore core, int headersMax) {
        mutes.forEach(mute -> core.restoreMute(mute.muted(), mute.sequence()));
        core.restoreDelivered(IntStream.of(sequences).max().orElse(0));
        long below = load(headersMax, core::restore);
        if (below > 0) {
            core.startAbove(below);
        }
        drafts.values().forEach(kept -> core.restoreDraft(kept.draft(), kept.sinceMillis()));
    }

    private long load(int rowsMax, Consumer<StoredMessage> row) {
        int[] inOrder = IntStream.range(0, verdicts.length)
                .filter(number -> verdicts[number] > 0)
                .boxed()
                .sorted((a, b) -> Long.compare(key(a), key(b)))
                .mapToInt(Integer::intValue)
                .toArray();
        int from = Math.max(0, inOrder.length - rowsMax);
        for (int i = from; i < inOrder.length; i++) {
            row.accept(row(inOrder[i]));
        }
        return from == 0 ? 0 : computed[inOrder[from - 1]];
    }

    private long key(int number) {
        long time = verdict(number) == TimeVerdict.UNJUDGED ? Integer.MAX_VALUE : computed[number];
        return time << Integer.SIZE | number;
    }

    private StoredMessage row(int number) {
        Said said = archive.get(number);
        Envelope envelope = said.envelope();
        return new StoredMessage(
                envelope.signed(),
                sequences[number] > 0 ? envelope.payload() : null,
                verdict(number),
                computed[number],
                sequences[number],
                said.author() == node,
                draftOf.get(number),
                priority(said),
                0,
                0,
                -1);
    }

    static PriorityClass priority(Said said) {
        return MessageType.ofCode(said.envelope().header().type())
                .map(MessageType::defaultClass)
                .orElse(PriorityClass.LOW);
    }

    List<StoredMessage> find(Collection<MessageId> ids, Collection<DraftId> draftIds) {
        List<StoredMessage> rows = new ArrayList<>();
        for (MessageId id : ids) {
            Said said = archive.find(id);
            if (said != null && hasHeader(said)) {
                rows.add(row(said.number()));
            }
        }
        for (DraftId id : draftIds) {
            Integer number = stamped.get(id);
            if (number != null) {
                rows.add(row(number));
            }
        }
        return rows;
    }

    @Nullable Envelope body(MessageId id) {
        Said said = archive.find(id);
        return said != null && hasBody(said) ? said.envelope() : null;
    }
}
