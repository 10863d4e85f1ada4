package org.causality.libp2p.links;

import java.util.List;
import org.causality.libp2p.addressbook.BookRow;
import org.causality.libp2p.addressbook.PeerAddress;

/**
 * What outlives a restart.
 *
 * @param anchors the links that stood longest
 * @param rows the address book
 */
public record KeptLinks(List<PeerAddress> anchors, List<BookRow> rows) {
    /** Nothing. */
    public static final KeptLinks NONE = new KeptLinks(List.of(), List.of());

    /** Copies the lists. */
    public KeptLinks {
        anchors = List.copyOf(anchors);
        rows = List.copyOf(rows);
    }
}
