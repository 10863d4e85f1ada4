package org.causality.libp2p.gossip.rpc;

/** The name of a stream of messages, as it stands on the wire: UTF-8, at least one character. */
public record Topic(String name) {
    /** Refuses the empty name. */
    public Topic {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a topic has a name");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
