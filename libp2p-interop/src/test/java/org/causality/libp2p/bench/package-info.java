/**
 * The wire beside its peers: the same scenarios, run by programs of each stack in turn on the same machine.
 *
 * <p>Law: all nodes of a scenario stand in one process on either side; a program measures itself from the end of its warm-up
 * (the same seconds for every program) on (CPU of the whole process, bytes handed to the kernel) and says so in one line of JSON. Start at {@link
 * org.causality.libp2p.bench.WireBench}, which runs the programs, and {@link org.causality.libp2p.bench.WireProgram}, ours.
 */
@NullMarked
package org.causality.libp2p.bench;

import org.jspecify.annotations.NullMarked;
