package org.causality.libp2p.yamux;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a session.
 *
 * <pre>
 * state          we finish        peer ends        either resets
 * OPEN           LOCAL_ENDED      REMOTE_ENDED     GONE
 * LOCAL_ENDED    -                GONE             GONE
 * REMOTE_ENDED   GONE             peer broke it    GONE
 * GONE           -                -                -
 * </pre>
 *
 * We have finished when the end has been handed to the wire, after everything that was queued.
 */
public final class YamuxStream {
    enum State {
        OPEN,
        LOCAL_ENDED,
        REMOTE_ENDED,
        GONE
    }

    private final YamuxSession session;
    private final int id;
    final Deque<ByteBuf> queue = new ArrayDeque<>();
    YamuxEvents.@Nullable StreamEvents events;
    State state = State.OPEN;
    /** Bytes the peer lets us send. */
    long sendWindow = YamuxLimits.INITIAL_WINDOW_BYTES;
    /** Bytes we let the peer send. */
    int receiveWindow = YamuxLimits.INITIAL_WINDOW_BYTES;
    /** What {@link #receiveWindow} comes to when everything is consumed; 0 until it is first granted. */
    int windowBytes;
    /** When window was last granted. */
    long grantedNanos;
    /** Delivered and not yet consumed. */
    int unread;
    /** Window to be granted with the next update. */
    int credit;
    /** SYN or ACK for the next frame. */
    short flags;

    boolean acknowledged;
    boolean finishing;
    boolean endAfterBody;
    boolean ready;

    YamuxStream(YamuxSession session, int id) {
        this.session = session;
        this.id = id;
    }

    /** Number on the wire. */
    public int id() {
        return id;
    }

    /** Queues bytes and takes over the buffer; false, and released, when there are none or our side has ended. */
    public boolean write(ByteBuf bytes) {
        return session.write(this, bytes);
    }

    /** Ends our side once the queue is sent. */
    public void finish() {
        session.finish(this);
    }

    /** Drops the queue and ends both sides at once. */
    public void reset() {
        session.reset(this);
    }

    /** Says that so many delivered bytes are dealt with, which lets the peer send as many more. */
    public void consumed(int bytes) {
        session.consumed(this, bytes);
    }

    YamuxEvents.StreamEvents events() {
        if (events == null) {
            throw new IllegalStateException("stream has no owner yet");
        }
        return events;
    }

    boolean remoteEnded() {
        return state == State.REMOTE_ENDED || state == State.GONE;
    }

    boolean locallyEnded() {
        return state == State.LOCAL_ENDED || state == State.GONE;
    }
}
