package org.causality.libp2p.peering;

import java.time.Duration;

/**
 * How many links of which kind, and how often what is done.
 *
 * @param outboundMax links that we choose ourselves
 * @param inboundMax links that others chose; a further one is hung up
 * @param inboundPerGroupMax inbound links from one address group
 * @param operatorLinksMax permanent links to peers of the operators' list, beside the others
 * @param operatorsMax peers of the operators' list that are known as such; further ones are peers like any other
 * @param anchorsMax longest-standing links that are remembered over a restart
 * @param dialsMax dials under way at once
 * @param dialTimeout after which a dial counts as failed
 * @param feelerEvery how often an untried address is tried
 * @param rotateEvery how often one outbound link is exchanged
 * @param settledAfter from when on a link counts as settled
 * @param settledMin settled links that rotation leaves
 * @param operatorRetryAfter until a failed operator is dialled again
 */
public record PeeringSettings(
        int outboundMax,
        int inboundMax,
        int inboundPerGroupMax,
        int operatorLinksMax,
        int operatorsMax,
        int anchorsMax,
        int dialsMax,
        Duration dialTimeout,
        Duration feelerEvery,
        Duration rotateEvery,
        Duration settledAfter,
        int settledMin,
        Duration operatorRetryAfter) {
    /** The network's numbers: 12 outbound, 36 inbound, 2 anchors, a feeler in 2 min, a rotation in 10 min. */
    public static PeeringSettings defaults() {
        return new PeeringSettings(
                12,
                36,
                4,
                2,
                256,
                2,
                4,
                Duration.ofSeconds(15),
                Duration.ofMinutes(2),
                Duration.ofMinutes(10),
                Duration.ofHours(1),
                6,
                Duration.ofSeconds(30));
    }
}
