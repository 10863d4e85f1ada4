package org.causality.gateway.fetch;

import java.io.IOException;
import java.util.List;
import org.causality.model.message.MessageId;
import org.causality.model.wire.FetchMessage;

/** What our own causal core knows. Calls block, for a bounded time. */
public interface OwnLog {

    /** The verified messages nothing verified rests on yet; possibly a little old, empty while the core does not answer. */
    List<MessageId> heads();

    /** What it has of these. @throws IOException when the core does not answer */
    FetchMessage.Answer fetch(FetchMessage.Request request) throws IOException;
}
