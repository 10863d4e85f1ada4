package org.causality.devnet.story.wallet;

import org.causality.devnet.story.canonical.Octets;

/** A block the wallet saw when it signed: the order's map of time has one for each chain. Finality is UNSAFE. */
public record SeenBlock(String chain, long height, Octets blockHash, long chainTimeSeconds, long lamport) {

    static final String FINALITY = "UNSAFE";
    static final int FINALITY_CODE = 0;
}
