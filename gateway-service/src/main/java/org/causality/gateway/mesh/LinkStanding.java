package org.causality.gateway.mesh;

import java.util.List;
import java.util.Map;

/**
 * The links of now, where the node chooses them.
 *
 * @param outbound those that we chose, the oldest first
 * @param inbound how many others chose
 * @param groups groups of addresses that the outbound ones lie in
 * @param anchors addresses that we begin with after a restart
 * @param knownAddresses addresses that we know
 * @param triedAddresses those of them that have answered
 * @param alarm why something seems to be kept from us: {@code WITHHELD}, {@code SILENT_LINK}, or {@code NONE}
 * @param reachability by address of ours: {@code REACHABLE}, {@code UNREACHABLE} or {@code UNKNOWN}
 */
public record LinkStanding(
        List<Chosen> outbound,
        int inbound,
        int groups,
        List<String> anchors,
        int knownAddresses,
        int triedAddresses,
        String alarm,
        Map<String, String> reachability) {

    /**
     * One link.
     *
     * @param purpose {@code OUTBOUND}, {@code ANCHOR} or {@code OPERATOR}
     */
    public record Chosen(String address, String purpose) {}

    public LinkStanding {
        outbound = List.copyOf(outbound);
        anchors = List.copyOf(anchors);
        reachability = Map.copyOf(reachability);
    }
}
