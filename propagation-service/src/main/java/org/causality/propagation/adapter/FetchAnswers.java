package org.causality.propagation.adapter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.SignedHeader;
import org.causality.model.wire.FetchMessage;
import org.causality.propagation.causal.StoredMessage;
import org.springframework.stereotype.Component;

/**
 * Answers {@code /causality/fetch/1} from the log: first what was asked for, then what that rests on, level by level, as far
 * as one answer reaches. So whoever was away climbs down a long history in few rounds, and what was asked for never gives
 * way to what was not.
 */
@Component
class FetchAnswers {

    /** Room for the frame's own fields stays free. */
    private static final int ANSWER_BYTES_MAX = FetchMessage.FRAME_BYTES_MAX - 16 * 1024;

    /** How many levels of ancestors are looked up; one query each. */
    private static final int LEVELS_MAX = 16;

    private final LogReader log;

    FetchAnswers(LogReader log) {
        this.log = log;
    }

    FetchMessage.Answer answer(FetchMessage.Request request) {
        Map<MessageId, StoredMessage> found = new LinkedHashMap<>();
        Set<MessageId> level = new LinkedHashSet<>(request.ids());
        int bytes = 0;
        for (int depth = 0; depth < LEVELS_MAX && !level.isEmpty() && found.size() < FetchMessage.IDS_MAX; depth++) {
            Set<MessageId> below = new LinkedHashSet<>();
            for (StoredMessage row : inCausalOrder(log.messages(level))) {
                int size = size(row, request.headersOnly());
                // A body that was here once and left is gone everywhere: its header says so.
                boolean servable = request.headersOnly() || row.payload() != null || row.deliverySequence() > 0;
                if (servable && found.size() < FetchMessage.IDS_MAX && bytes + size <= ANSWER_BYTES_MAX) {
                    found.put(row.signed().id(), row);
                    bytes += size;
                    row.signed().header().named().forEach(below::add);
                }
            }
            below.removeAll(found.keySet());
            level = firstOf(below);
        }
        return answer(found, request.headersOnly());
    }

    private static List<StoredMessage> inCausalOrder(List<StoredMessage> rows) {
        return rows.stream()
                .sorted(Comparator.comparing((StoredMessage row) -> row.signed().stamp()))
                .toList();
    }

    private static Set<MessageId> firstOf(Set<MessageId> ids) {
        return new LinkedHashSet<>(ids.stream().limit(FetchMessage.IDS_MAX).toList());
    }

    private static int size(StoredMessage row, boolean headersOnly) {
        int header = SignedHeader.SIZE_MAX;
        return headersOnly || row.payload() == null
                ? header
                : header + row.payload().size();
    }

    private static FetchMessage.Answer answer(Map<MessageId, StoredMessage> found, boolean headersOnly) {
        List<Envelope> envelopes = new ArrayList<>();
        List<SignedHeader> headers = new ArrayList<>();
        for (StoredMessage row : found.values()) {
            if (headersOnly || row.payload() == null) {
                headers.add(row.signed());
            } else {
                envelopes.add(PostgresLog.envelope(row));
            }
        }
        return new FetchMessage.Answer(envelopes, headers);
    }
}
