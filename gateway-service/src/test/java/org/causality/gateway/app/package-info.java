/**
 * The real application on the embedded Kafka, over real HTTP and real libp2p; the services next to it are tiny HTTP servers.
 */
@NullMarked
package org.causality.gateway.app;

import org.jspecify.annotations.NullMarked;
