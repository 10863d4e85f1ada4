package org.causality.devnet.story;

import java.net.URI;
import org.causality.devnet.story.canonical.Octets;

/**
 * What the client is told of the chain.
 *
 * @param node its JSON-RPC
 * @param contract stores the first word it is called with in slot 0
 * @param effect what every operator tracks: that the slot becomes 5
 */
record StoryChain(URI node, Octets contract, Octets effect) {}
