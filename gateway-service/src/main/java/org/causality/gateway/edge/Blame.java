package org.causality.gateway.edge;

import org.causality.gateway.mesh.MeshVerdict;
import org.causality.model.reason.EdgeReason;

/** Whom a refusal speaks against. Only a fault that the bytes themselves prove is held against who sent them. */
public enum Blame {
    NOBODY,
    SENDER;

    public static Blame of(EdgeReason reason) {
        return switch (reason) {
            case OVERSIZED,
                    MALFORMED,
                    WRONG_NETWORK,
                    UNKNOWN_TOPIC,
                    WRONG_SHARD,
                    UNREGISTERED_TYPE,
                    BAD_CERTIFICATE,
                    BAD_SIGNATURE,
                    PAYLOAD_MISMATCH -> SENDER;
            case UNSUPPORTED_VERSION,
                    UNCERTIFIED_KEY,
                    DUPLICATE,
                    REPLAY,
                    KEY_QUOTA,
                    CONNECTION_BUDGET,
                    OUT_OF_WINDOW,
                    OVERLOADED,
                    NOT_INTERESTED,
                    PEER_LIMIT,
                    TOKEN_REQUIRED,
                    FORBIDDEN,
                    NOT_FOUND,
                    RATE_LIMITED,
                    NOT_READY,
                    CURSOR_LOST,
                    LAGGED,
                    INTERNAL -> NOBODY;
        };
    }

    MeshVerdict verdict() {
        return this == SENDER ? MeshVerdict.REJECT : MeshVerdict.IGNORE;
    }
}
