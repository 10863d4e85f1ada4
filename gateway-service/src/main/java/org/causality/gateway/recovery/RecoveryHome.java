package org.causality.gateway.recovery;

import java.io.IOException;
import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.ReconBatch;
import org.jspecify.annotations.Nullable;

/** The sessions of our own causal core. Calls block, for a bounded time. */
public interface RecoveryHome {

    /** The name of a new session, or null when there is no room for one. @throws IOException when the core does not answer */
    @Nullable String begin(String peer, boolean weOpen) throws IOException;

    /** Returns when the core has taken what the frames brought. @throws IOException also when the session is gone */
    void hand(String session, List<Bytes> frames) throws IOException;

    /** The next frames to the peer; none when nothing comes for some seconds. @throws IOException as {@link #hand} */
    ReconBatch next(String session) throws IOException;

    /** The peer is gone. */
    void end(String session);

    /** A peer that the core misses much of, as soon as there is one; null when the wait of under a second is over. */
    @Nullable String duePeer() throws IOException;
}
