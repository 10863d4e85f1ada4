@NullMarked
package org.causality.gateway.adapter.libp2p;

import org.jspecify.annotations.NullMarked;
