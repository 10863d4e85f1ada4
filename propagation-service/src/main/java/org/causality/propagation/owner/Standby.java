package org.causality.propagation.owner;

import java.security.SecureRandom;
import org.causality.model.key.SigningKey;
import org.causality.propagation.causal.CausalCore;
import org.causality.propagation.causal.Output;

/**
 * A core that is ready to serve but for the lease: it has read the log and follows what the holder writes, so that a
 * takeover reads only what was written since the last look. It says nothing and writes nothing.
 */
final class Standby {

    private final CausalLog log;
    private final SigningKey feedKey;
    private final CausalCore core;
    private long changes;
    private long mutedUpTo;

    private Standby(OwnerSettings settings, CausalLog log, SecureRandom random) {
        this.log = log;
        this.feedKey = SigningKey.generate(random);
        this.core = new CausalCore(settings.genesis(), feedKey, settings.limits(), settings.health());
    }

    /** Reads the whole log as far as memory holds it; no lease is needed. */
    static Standby prepare(OwnerSettings settings, CausalLog log, SecureRandom random) {
        Standby standby = new Standby(settings, log, random);
        // First how far the log has come: what is written while it is read is read again, and no harm done.
        standby.changes = log.changes();
        standby.followMutes();
        long below = log.load(settings.limits().headersMax(), standby.core::restore);
        if (below > 0) {
            standby.core.startAbove(below);
        }
        return standby;
    }

    /** Takes in what the holder has written since the last look. */
    void follow() {
        followMutes();
        changes = log.changedSince(changes, core::restore);
        core.forgetBeyondBounds();
    }

    /** Before the rows: what they restore depends on whether their feed is void. */
    private void followMutes() {
        for (Output.Mute mute : log.mutesAfter(mutedUpTo)) {
            core.restoreMute(mute.muted(), mute.sequence());
            mutedUpTo = mute.sequence();
        }
    }

    SigningKey feedKey() {
        return feedKey;
    }

    CausalCore core() {
        return core;
    }
}
