package org.causality.gateway.order;

import org.jspecify.annotations.Nullable;

/** What an order waits for on its way from open to settled, in the order of that way; the orchestrator says which. */
public enum WaitsFor {
    /** Its condition holds. */
    CONDITION,
    /** The window closes in which operators say that they mean to compute its step. */
    WINDOW,
    /** The operator whose turn it is begins. */
    TURN,
    /** A proof of the step. */
    PROOF,
    /** This node's own check of the proof. */
    VERIFICATION,
    /** The settling transaction is in a block. */
    INCLUSION,
    /** That block is final. */
    FINALITY,
    /** Nothing more is to come. */
    NOTHING;

    /** Null for a word of none. */
    static @Nullable WaitsFor ofText(String text) {
        for (WaitsFor one : values()) {
            if (one.name().equals(text)) {
                return one;
            }
        }
        return null;
    }
}
