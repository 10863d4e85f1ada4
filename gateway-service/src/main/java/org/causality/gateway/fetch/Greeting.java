package org.causality.gateway.fetch;

import org.causality.model.wire.FetchMessage;

/** The two ends of a HELLO: what we say, and who hears what they say. */
public interface Greeting {

    FetchMessage.Hello ours();

    /** The peer said this. Must not block. */
    void heard(String peer, FetchMessage.Hello theirs);
}
