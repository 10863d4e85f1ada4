package org.causality.propagation.adapter.recovery;

import java.util.List;
import org.causality.model.reason.CausalReason;
import org.causality.model.wire.WireCommand;
import org.causality.propagation.causal.CoreView;
import org.causality.propagation.causal.Output;
import org.causality.propagation.recovery.RecoveryLimits;
import org.jspecify.annotations.Nullable;

/**
 * When fetching one ancestor after the other takes too long: more than {@link RecoveryLimits#depthMax} headers wait for what
 * they rest on, or one claims a time too far ahead. Safe from any thread.
 */
final class DueRule {

    private final RecoveryLimits limits;
    private String lastAsked = "";
    private @Nullable String duePeer;
    private long calledMillis;

    DueRule(RecoveryLimits limits) {
        this.limits = limits;
    }

    /** What a turn of the core led to. */
    synchronized void saw(List<Output> outputs, CoreView view, long nowMillis) {
        boolean tooFarAhead = false;
        for (Output output : outputs) {
            if (output instanceof Output.Wire(WireCommand.Fetch(var _, String peer, var _)) && !peer.isEmpty()) {
                lastAsked = peer;
            }
            tooFarAhead |=
                    output instanceof Output.Count(var reason, var _, var _) && reason == CausalReason.TOO_FAR_AHEAD;
        }
        boolean deep = view.unverified() > limits.depthMax() && view.wanted() > 0;
        boolean paused = nowMillis - calledMillis < limits.duePauseMillis();
        if ((deep || tooFarAhead) && !paused && !lastAsked.isEmpty()) {
            duePeer = lastAsked;
            calledMillis = nowMillis;
            notifyAll();
        }
    }

    /** The peer whose messages rest on what is missing here, once, as soon as there is one; null when the wait is over. */
    @SuppressWarnings("WaitNotInLoop") // one wait of a bounded length, after which nobody is due
    synchronized @Nullable String take(long waitMillis) throws InterruptedException {
        if (duePeer == null) {
            wait(waitMillis);
        }
        String peer = duePeer;
        duePeer = null;
        return peer;
    }
}
