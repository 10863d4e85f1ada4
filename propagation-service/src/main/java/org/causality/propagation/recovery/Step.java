package org.causality.propagation.recovery;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.ReconMessage;

/** What a session wants done. */
public sealed interface Step {
    record Send(ReconMessage message) implements Step {}

    /** Hand these to the causal core, in this order, and say {@code consumed} once it has them. */
    record Take(List<Bytes> envelopes) implements Step {}

    /** Nothing more is sent or taken. */
    record End(ReconMessage.Outcome outcome) implements Step {}
}
