package org.causality.gateway.edge;

import org.causality.model.codec.Bytes;

/**
 * Bytes from a peer, not looked at yet.
 *
 * @param connection the peer's id, base58
 * @param receivedMillis Unix milliseconds at which they came
 */
public record Frame(Way way, Bytes bytes, String connection, long receivedMillis) {

    /** How a frame reached us; it decides what may be expected of it. */
    public sealed interface Way {}

    /** Somebody's message on a topic we follow. */
    public record Gossip(String topic) implements Way {}

    /** What we asked a peer for by id: no topic to fit, and seen or not, the core misses it. */
    public record Fetched(boolean headerOnly) implements Way {}
}
