package org.causality.gateway.fetch;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.causality.gateway.edge.SeenMessages;
import org.causality.gateway.edge.SeenMessages.Reach;
import org.causality.model.message.MessageId;
import org.causality.model.message.SignedHeader;
import org.causality.model.wire.FetchMessage;

/** Finds which of a peer's heads our core does not know. Blocks. */
public final class HeadsCheck {

    private final OwnLog log;
    private final SeenMessages seen;

    public HeadsCheck(OwnLog log, SeenMessages seen) {
        this.log = log;
        this.seen = seen;
    }

    /** @throws IOException when the core does not answer */
    public List<MessageId> unknown(List<MessageId> heads) throws IOException {
        Set<MessageId> ours = new HashSet<>(log.heads());
        List<MessageId> unseen = heads.stream()
                .filter(id -> !ours.contains(id) && seen.reach(id) == Reach.UNSEEN)
                .toList();
        return unseen.isEmpty() ? List.of() : missing(unseen);
    }

    private List<MessageId> missing(List<MessageId> unseen) throws IOException {
        Set<MessageId> known = new HashSet<>();
        FetchMessage.Answer found = log.fetch(new FetchMessage.Request(unseen, true));
        found.headers().stream().map(SignedHeader::id).forEach(known::add);
        found.envelopes().forEach(envelope -> known.add(envelope.id()));
        return unseen.stream().filter(id -> !known.contains(id)).toList();
    }
}
