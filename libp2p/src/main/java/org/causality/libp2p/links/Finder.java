package org.causality.libp2p.links;

import java.util.List;
import org.causality.libp2p.kad.KadService;
import org.causality.libp2p.kad.message.Contact;

/** Searches for peers. Called on a virtual thread, once at a time; may block. */
@FunctionalInterface
public interface Finder {
    /** Peers that have answered. */
    List<Contact> find() throws InterruptedException;

    /** Searches around ourselves and in stale buckets, and names whoever is in the table then. */
    static Finder of(KadService kad) {
        return () -> {
            kad.refresh();
            return kad.tablePeers();
        };
    }
}
