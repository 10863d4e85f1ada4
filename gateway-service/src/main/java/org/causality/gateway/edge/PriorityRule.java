package org.causality.gateway.edge;

import org.causality.model.message.MessageType;
import org.causality.model.message.PriorityClass;
import org.jspecify.annotations.Nullable;

/**
 * The class of a message, as this receiver computes it. On this floor the type decides; what raises a message to HIGH
 * (expiry, finality, a nearly complete computation) needs verified chain state.
 */
final class PriorityRule {

    private PriorityRule() {}

    static PriorityClass classOf(@Nullable MessageType type) {
        return type == null ? PriorityClass.LOW : type.defaultClass();
    }
}
