package org.causality.libp2p.links;

import java.util.List;
import org.causality.libp2p.addressbook.PeerAddress;
import org.causality.libp2p.peering.Link;

/**
 * The links of now and what was done for them since the start.
 *
 * @param outbound links that we chose, operators included, the oldest first
 * @param inbound links that others chose
 * @param groups address groups that the outbound links lie in
 * @param anchors what is kept over a restart
 * @param newAddresses addresses in the book that nobody has tried
 * @param triedAddresses addresses in the book that have answered
 * @param knownGroups groups in the book
 * @param serviceRecords peers whose service record is known
 * @param alarm what is kept from us
 * @param dials dials begun
 * @param failedDials dials that failed
 * @param hangups connections that we ended
 */
public record LinkSnapshot(
        List<Link> outbound,
        int inbound,
        int groups,
        List<PeerAddress> anchors,
        int newAddresses,
        int triedAddresses,
        int knownGroups,
        int serviceRecords,
        AlarmState alarm,
        long dials,
        long failedDials,
        long hangups) {
    /** Copies the lists. */
    public LinkSnapshot {
        outbound = List.copyOf(outbound);
        anchors = List.copyOf(anchors);
    }
}
