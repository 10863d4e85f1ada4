package org.causality.devnet.story;

import java.net.URI;
import org.causality.devnet.story.canonical.Octets;

/**
 * What the client is told of the chain.
 *
 * @param node its JSON-RPC
 * @param contract stores the second word it is called with in the slot that the first names
 * @param slot of the price this story sets
 * @param settlement takes {@code settle(slot, root, orders)}, once for a slot
 * @param effect what every operator tracks: that the slot becomes 5
 */
public record StoryChain(URI node, Octets contract, Octets slot, Octets settlement, Octets effect)
        implements ToldChain {

    public static final String USAGE = "--chain URL --contract ADDRESS --slot WORD --settlement ADDRESS --effect ID";
}
