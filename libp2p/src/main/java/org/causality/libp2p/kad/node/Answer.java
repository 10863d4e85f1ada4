package org.causality.libp2p.kad.node;

import org.causality.libp2p.kad.message.KadMessage;

/** What a request leads to. */
public sealed interface Answer {
    /** Send this. */
    record Reply(KadMessage message) implements Answer {}

    /** The request is done and has no answer. */
    record Silence() implements Answer {}

    /** The request makes no sense or was not granted: end its stream. */
    record Refused(String why) implements Answer {}
}
