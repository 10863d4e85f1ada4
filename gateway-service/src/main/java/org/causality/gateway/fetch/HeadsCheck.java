package org.causality.gateway.fetch;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.causality.gateway.edge.SeenMessages;
import org.causality.model.message.MessageId;
import org.causality.model.message.SignedHeader;
import org.causality.model.wire.FetchMessage;

/** Finds which of a peer's heads we lack. Blocks. */
public final class HeadsCheck {

    private final OwnLog log;
    private final SeenMessages seen;

    public HeadsCheck(OwnLog log, SeenMessages seen) {
        this.log = log;
        this.seen = seen;
    }

    /** Those that neither came nor are in the log. @throws IOException when the core does not answer */
    public List<MessageId> unknown(List<MessageId> heads) throws IOException {
        return notLogged(heads.stream().filter(id -> !seen.isKnown(id)).toList());
    }

    /**
     * Those that are not in the log, though they may have come: what they rest on is missing then.
     *
     * @throws IOException when the core does not answer
     */
    public List<MessageId> notLogged(List<MessageId> heads) throws IOException {
        Set<MessageId> ours = new HashSet<>(log.heads());
        List<MessageId> others = heads.stream().filter(id -> !ours.contains(id)).toList();
        return others.isEmpty() ? List.of() : missing(others);
    }

    private List<MessageId> missing(List<MessageId> heads) throws IOException {
        Set<MessageId> known = new HashSet<>();
        FetchMessage.Answer found = log.fetch(new FetchMessage.Request(heads, true));
        found.headers().stream().map(SignedHeader::id).forEach(known::add);
        found.envelopes().forEach(envelope -> known.add(envelope.id()));
        return heads.stream().filter(id -> !known.contains(id)).toList();
    }
}
