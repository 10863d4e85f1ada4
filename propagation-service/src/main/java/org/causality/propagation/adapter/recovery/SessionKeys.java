package org.causality.propagation.adapter.recovery;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.ReconMessage.Hello;
import org.causality.model.wire.ReconMessage.Outcome;
import org.causality.propagation.recovery.Epoch;
import org.causality.propagation.recovery.EpochClock;
import org.causality.propagation.recovery.EpochKey;
import org.causality.propagation.recovery.Opener;
import org.causality.propagation.recovery.RecoveryLimits;

/**
 * Under which key a session is held.
 *
 * <pre>
 * CURRENT   --OTHER_EPOCH-->     PREVIOUS   the peer's clock is late
 * PREVIOUS  --OTHER_EPOCH-->     OWN        the clocks are far apart, or the roots differ: a key of the session's own
 * any       --any other end-->   CURRENT
 * </pre>
 *
 * <p>Safe from any thread.
 */
final class SessionKeys {

    private enum Choice {
        CURRENT,
        PREVIOUS,
        OWN
    }

    /** Peers that had another epoch; the oldest goes first and begins with the current key again. */
    private static final int PEERS_MAX = 64;

    private final EpochClock epochs;
    private final RecoveryLimits limits;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Choice> byPeer = new LinkedHashMap<>();
    private long ownKeyMillis = Long.MIN_VALUE / 2;

    SessionKeys(EpochClock epochs, RecoveryLimits limits) {
        this.epochs = epochs;
        this.limits = limits;
    }

    Opener opener(KeptSet set, RecoverySession session, SessionLog log, long nowMillis) {
        return switch (choiceFor(session.peer)) {
            case CURRENT -> set.with(kept -> new Opener(kept, log));
            case PREVIOUS -> {
                long previous = epochs.previous(nowMillis).name();
                yield set.with(kept -> new Opener(kept, previous, false, log));
            }
            case OWN -> {
                Epoch own = fresh();
                if (set.keep(own)) {
                    session.ownKey(own.name());
                }
                yield set.with(kept -> new Opener(kept, own.name(), true, log));
            }
        };
    }

    private Epoch fresh() {
        byte[] key = new byte[EpochKey.BYTES];
        random.nextBytes(key);
        return Epoch.of(new EpochKey(Bytes.wrap(key)));
    }

    /** The peer brings a key of its own, which costs a sketch: now and then, and not twice for one session. */
    void meet(KeptSet set, RecoverySession session, Hello hello, long nowMillis) {
        Epoch own = Epoch.of(new EpochKey(hello.key()));
        if (own.name() == hello.epoch() && session.ownKey() == null && mayMake(nowMillis) && set.keep(own)) {
            session.ownKey(own.name());
        }
    }

    private synchronized boolean mayMake(long nowMillis) {
        boolean may = nowMillis - ownKeyMillis >= limits.ownKeyPauseMillis();
        ownKeyMillis = may ? nowMillis : ownKeyMillis;
        return may;
    }

    private synchronized Choice choiceFor(String peer) {
        return byPeer.getOrDefault(peer, Choice.CURRENT);
    }

    /** A session that we opened ended so. */
    synchronized void ended(String peer, Outcome outcome) {
        Choice before = byPeer.remove(peer);
        if (outcome == Outcome.OTHER_EPOCH && before != Choice.OWN) {
            byPeer.put(peer, before == Choice.PREVIOUS ? Choice.OWN : Choice.PREVIOUS);
            if (byPeer.size() > PEERS_MAX) {
                byPeer.remove(byPeer.keySet().iterator().next());
            }
        }
    }
}
