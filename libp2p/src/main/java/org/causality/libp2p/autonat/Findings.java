package org.causality.libp2p.autonat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.causality.libp2p.identity.PeerId;

/** What servers found about one address of ours: of each the last finding, of so many servers the newest. */
final class Findings {
    /** Servers whose finding is remembered. */
    private static final int SERVERS_MAX = 8;

    private final int confirmations;
    private final Map<PeerId, Boolean> byServer = new LinkedHashMap<>();

    /** So many servers must agree. */
    Findings(int confirmations) {
        this.confirmations = confirmations;
    }

    void found(PeerId server, boolean reached) {
        byServer.remove(server);
        byServer.put(server, reached);
        if (byServer.size() > SERVERS_MAX) {
            byServer.remove(byServer.keySet().iterator().next());
        }
    }

    /** A dial that came through outweighs those that did not: a server has reasons of its own to fail. */
    Reachability reachability() {
        long reached = byServer.values().stream().filter(yes -> yes).count();
        if (reached >= confirmations) {
            return Reachability.REACHABLE;
        }
        return reached == 0 && byServer.size() >= confirmations ? Reachability.UNREACHABLE : Reachability.UNKNOWN;
    }
}
