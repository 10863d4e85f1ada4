/**
 * The black-box client that tells the devnet's story and checks it: a process of its own, REST and SSE only, a fresh key
 * and a fresh order each run.
 *
 * <p>Law: no class of the network is imported (a test holds it), every wait has an end, and a step that fails says what
 * was expected, what was seen and at which operator. Which step catches which fault stands at {@link
 * org.causality.devnet.story.Story}; start there. Seed sections: Message Protocol, MEV-aware Mempool.
 */
@NullMarked
package org.causality.devnet.story;

import org.jspecify.annotations.NullMarked;
