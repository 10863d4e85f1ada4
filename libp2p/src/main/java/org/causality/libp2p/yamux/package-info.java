/**
 * Yamux: many streams over one secured connection, each with its own window.
 *
 * <p>Law: sans-IO; a peer can make us hold no more than the windows we granted; data leaves a stream's queue only when
 * the wire has room, so that what is urgent or withdrawn can still be decided. Start at {@link
 * org.causality.libp2p.yamux.YamuxSession}. Source: libp2p specification {@code yamux}.
 */
@NullMarked
package org.causality.libp2p.yamux;

import org.jspecify.annotations.NullMarked;
