package org.causality.gateway.edge;

import java.util.concurrent.atomic.AtomicLong;
import org.causality.gateway.budget.Buckets;
import org.causality.model.key.PublicKey;
import org.causality.model.message.LamportTime;

/** All that the edge remembers between frames; each part bounded and safe from any thread. */
public final class EdgeState {

    private static final String EVERYBODY = "";

    private final EdgeLimits limits;
    private final SeenMessages seen;
    private final CertifiedKeys keys;
    private final InFlight inFlight;
    private final Urgency urgency = new Urgency();
    private final Buckets<String> connectionBytes;
    private final Buckets<String> connectionFrames;
    private final Buckets<PublicKey> certified;
    private final Buckets<PublicKey> uncertified;
    private final Buckets<String> allUncertified;
    private final AtomicLong verifiedTime = new AtomicLong();

    public EdgeState(EdgeLimits limits) {
        this.limits = limits;
        seen = new SeenMessages(limits.seenMax(), limits.replayMillis());
        keys = new CertifiedKeys(limits.keysMax());
        inFlight = new InFlight(limits.inFlightMax(), limits.inFlightMillisMax());
        connectionBytes = new Buckets<>(limits.connectionBytes(), limits.connectionsMax());
        connectionFrames = new Buckets<>(limits.connectionFrames(), limits.connectionsMax());
        certified = new Buckets<>(limits.certifiedKey(), limits.keysMax());
        uncertified = new Buckets<>(limits.uncertifiedKey(), limits.keysMax());
        allUncertified = new Buckets<>(limits.uncertifiedTotal(), 1);
    }

    public EdgeLimits limits() {
        return limits;
    }

    public SeenMessages seen() {
        return seen;
    }

    public CertifiedKeys keys() {
        return keys;
    }

    public InFlight inFlight() {
        return inFlight;
    }

    public Urgency urgency() {
        return urgency;
    }

    /** What the core last said its verified time is: the middle of the window of ephemeral messages. */
    public void verifiedTime(LamportTime time) {
        verifiedTime.set(time.value());
    }

    public LamportTime verifiedTime() {
        return new LamportTime(verifiedTime.get());
    }

    boolean connectionMaySend(Frame frame) {
        return connectionBytes.take(frame.connection(), frame.bytes().size(), frame.receivedMillis())
                && connectionFrames.take(frame.connection(), 1, frame.receivedMillis());
    }

    boolean keyMaySay(PublicKey key, boolean isCertified, long nowMillis) {
        return isCertified
                ? certified.take(key, 1, nowMillis)
                : uncertified.take(key, 1, nowMillis) && allUncertified.take(EVERYBODY, 1, nowMillis);
    }

    boolean isInWindow(LamportTime time) {
        LamportTime now = verifiedTime();
        return time.ticksUntil(now) <= limits.windowTicks() && now.ticksUntil(time) <= limits.windowTicks();
    }
}
