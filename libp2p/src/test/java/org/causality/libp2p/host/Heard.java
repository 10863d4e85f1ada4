package org.causality.libp2p.host;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.causality.libp2p.identity.PeerId;

/** Remembers what a host tells about its connections, and lets a test wait for it. */
public final class Heard implements ConnectionListener {

    private record Said(PeerId peer, Identified about) {}

    private final List<Said> said = new ArrayList<>();
    private final List<PeerId> gone = new ArrayList<>();

    @Override
    public synchronized void identified(Connection connection, Identified about) {
        said.add(new Said(connection.remotePeer(), about));
        notifyAll();
    }

    @Override
    public synchronized void disconnected(Connection connection) {
        gone.add(connection.remotePeer());
        notifyAll();
    }

    /** What was said until now does not count any more. */
    synchronized void forget() {
        said.clear();
    }

    /** Waits until {@code peer} has said something that fits. */
    public synchronized Identified identified(PeerId peer, Predicate<Identified> fits) {
        long deadline = System.currentTimeMillis() + TestHosts.PATIENCE.toMillis();
        while (true) {
            for (Said one : said) {
                if (one.peer().equals(peer) && fits.test(one.about())) {
                    return one.about();
                }
            }
            await(deadline);
        }
    }

    /** Waits until a connection to {@code peer} is gone. */
    public synchronized void disconnected(PeerId peer) {
        long deadline = System.currentTimeMillis() + TestHosts.PATIENCE.toMillis();
        while (!gone.contains(peer)) {
            await(deadline);
        }
    }

    @SuppressWarnings("WaitNotInLoop") // every caller looks again
    private void await(long deadline) {
        long left = deadline - System.currentTimeMillis();
        if (left <= 0) {
            throw new AssertionError("nothing of the kind was heard in time");
        }
        try {
            wait(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
