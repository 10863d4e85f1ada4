package org.causality.libp2p.autonat;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.causality.libp2p.host.BlockingStream;
import org.causality.libp2p.host.Connection;

/** Numbers that are to come back. */
final class Nonces {
    /** Questions under way; as many as there are servers asked at once, and a few that nobody answered. */
    private static final int OPEN_MAX = 64;

    /** A number that was drawn, the connection it was told on, and whether it came back on another one. */
    private record Open(Connection asked, boolean back) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<Long, Open> open = new LinkedHashMap<>();

    /** Draws a number and remembers that it was told on this connection. */
    synchronized long draw(Connection asked) {
        long nonce = random.nextLong();
        if (open.size() == OPEN_MAX) {
            open.remove(open.keySet().iterator().next());
        }
        open.put(nonce, new Open(asked, false));
        return nonce;
    }

    /** Takes a number that somebody brings. Only a connection that the other side made proves anything. */
    void take(BlockingStream stream) throws IOException {
        byte[] message = stream.readFrame(DialBack.BYTES_MAX);
        if (message == null || !isBack(DialBack.nonce(message), stream.stream().connection())) {
            throw new IOException("a number came that nobody waits for here");
        }
        stream.writeFrame(DialBack.thanks());
    }

    private synchronized boolean isBack(long nonce, Connection over) {
        Open waiting = open.get(nonce);
        if (waiting == null || over.outbound() || over.equals(waiting.asked)) {
            return false;
        }
        open.put(nonce, new Open(waiting.asked, true));
        return true;
    }

    /** Whether the number came back; it is forgotten. */
    synchronized boolean cameBack(long nonce) {
        Open closed = open.remove(nonce);
        return closed != null && closed.back;
    }
}
