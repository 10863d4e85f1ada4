package org.causality.libp2p.gossip.router;

import java.util.Arrays;
import java.util.List;

/** The versions of the protocol that we speak, the one we like best first. */
public enum Protocol {
    /** Gossipsub 1.3: extensions. */
    MESHSUB_1_3("/meshsub/1.3.0"),
    /** Gossipsub 1.2: IDONTWANT. */
    MESHSUB_1_2("/meshsub/1.2.0"),
    /** Gossipsub 1.1: backoff in PRUNE. */
    MESHSUB_1_1("/meshsub/1.1.0"),
    /** Gossipsub 1.0. */
    MESHSUB_1_0("/meshsub/1.0.0");

    private final String id;

    Protocol(String id) {
        this.id = id;
    }

    /** The name that multistream negotiates. */
    public String id() {
        return id;
    }

    /** All names, in order of preference. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Protocol::id).toList();
    }

    /** The version with that name; anything else is a bug of the caller. */
    public static Protocol of(String id) {
        return Arrays.stream(values())
                .filter(p -> p.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a gossip protocol: " + id));
    }

    boolean saysBackoff() {
        return this != MESHSUB_1_0;
    }

    boolean hasExtensions() {
        return this == MESHSUB_1_3;
    }

    boolean hasIdontwant() {
        return compareTo(MESHSUB_1_2) <= 0;
    }
}
