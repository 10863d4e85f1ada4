package org.causality.gateway.recovery;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.causality.gateway.mesh.FrameStream;
import org.causality.gateway.mesh.Mesh;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.ReconMessage;
import org.causality.model.wire.ReconMessage.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The sessions under way, those we began and those peers began. When both sides begin at once, the one with the lower PeerId
 * goes on. Safe from any thread; {@link #open} and {@link #serve} block for as long as a session takes.
 */
public final class Recoveries {

    /** Judges a message that a peer pushed, as an envelope or as a header alone. */
    @FunctionalInterface
    public interface Door {
        boolean takes(Bytes message);
    }

    private record UnderWay(int opened, int served) {
        int all() {
            return opened + served;
        }
    }

    private static final UnderWay NONE = new UnderWay(0, 0);

    private final Mesh mesh;
    private final RecoveryHome home;
    private final Door door;
    private final Predicate<String> isMember;
    private final RecoveryLimits limits;
    private final RecoveryWatch watch;
    private final LongSupplier nowMillis;
    private final Map<String, UnderWay> underWay = new LinkedHashMap<>();

    /** @param isMember whether a peer has proven to be a gateway of a member */
    public Recoveries(
            Mesh mesh,
            RecoveryHome home,
            Door door,
            Predicate<String> isMember,
            RecoveryLimits limits,
            RecoveryWatch watch,
            LongSupplier nowMillis) {
        this.mesh = mesh;
        this.home = home;
        this.door = door;
        this.isMember = isMember;
        this.limits = limits;
        this.watch = watch;
        this.nowMillis = nowMillis;
    }

    public synchronized boolean isUnderWay() {
        return !underWay.isEmpty();
    }

    public synchronized boolean isUnderWay(String peer) {
        return underWay.containsKey(peer);
    }

    public synchronized int count() {
        return underWay.values().stream().mapToInt(UnderWay::all).sum();
    }

    /** Whether the other side waits for us to begin, rather than we for it. */
    public boolean weBegin(String peer) {
        return mesh.peerId().compareTo(peer) < 0;
    }

    /** Begins with a peer and returns how it ended. */
    public Recovered open(String peer) throws InterruptedException {
        if (!enter(peer, true)) {
            watch.refused("busy");
            return Recovered.none();
        }
        try {
            String session = home.begin(peer, true);
            if (session == null) {
                watch.refused("core-busy");
                return Recovered.none();
            }
            return carry(opened(peer, session), session, peer, true);
        } catch (IOException _) {
            watch.refused("unreachable");
            return Recovered.none();
        } finally {
            leave(peer, true);
        }
    }

    private FrameStream opened(String peer, String session) throws IOException {
        try {
            return mesh.openBulk(peer, ReconMessage.PROTOCOL);
        } catch (IOException e) {
            home.end(session);
            throw e;
        }
    }

    /** Serves a session that a peer began. @throws IOException when it may not, or there is no room */
    public Recovered serve(FrameStream stream) throws IOException {
        String peer = stream.peer();
        if (!isMember.test(peer)) {
            watch.refused("no-member");
            throw new IOException("recovery is between members");
        }
        if (!enter(peer, false)) {
            watch.refused("busy");
            throw new IOException("too many recoveries");
        }
        try {
            String session = home.begin(peer, false);
            if (session == null) {
                watch.refused("core-busy");
                throw new IOException("no room for a recovery");
            }
            return carry(stream, session, peer, false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            leave(peer, false);
        }
    }

    private Recovered carry(FrameStream stream, String session, String peer, boolean weOpened)
            throws InterruptedException {
        Ledger ledger = new Ledger(watch, nowMillis.getAsLong());
        Outcome outcome = new RecoveryTunnel(stream, session, home, door, ledger).carry();
        Recovered how = ledger.close(outcome, nowMillis.getAsLong());
        watch.ended(peer, weOpened, how);
        return how;
    }

    /** One of ours with a peer at a time; none with it beside one that it began, unless ours counts more. */
    private synchronized boolean enter(String peer, boolean weOpen) {
        UnderWay with = underWay.getOrDefault(peer, NONE);
        boolean full = count() >= limits.sessionsMax() || with.all() >= limits.sessionsPerPeerMax();
        boolean twice = weOpen ? with.all() > 0 : with.opened() > 0 && weBegin(peer);
        if (full || twice) {
            return false;
        }
        underWay.put(peer, plus(with, weOpen, 1));
        return true;
    }

    private synchronized void leave(String peer, boolean weOpened) {
        underWay.compute(peer, (_, with) -> {
            @Nullable UnderWay left = with == null ? null : plus(with, weOpened, -1);
            return left == null || left.all() == 0 ? null : left;
        });
    }

    private static UnderWay plus(UnderWay with, boolean opened, int one) {
        return opened
                ? new UnderWay(with.opened() + one, with.served())
                : new UnderWay(with.opened(), with.served() + one);
    }
}
