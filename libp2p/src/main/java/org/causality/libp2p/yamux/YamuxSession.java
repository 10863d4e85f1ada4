package org.causality.libp2p.yamux;

import io.netty.buffer.ByteBuf;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import java.util.ArrayList;
import java.util.List;
import org.causality.libp2p.yamux.YamuxEvents.StreamEvents;
import org.causality.libp2p.yamux.YamuxStream.State;
import org.jspecify.annotations.Nullable;

/**
 * One side of a session. Bytes from the wire go in by {@link #receive}; bytes for the wire are made only when asked
 * for, by {@link #pull}: control frames first, then the streams in turn, a frame each. Not safe from several threads.
 *
 * <pre>
 * state    cause                                   next
 * OPEN     peer says go away                       LEAVING  (streams live on, none is opened)
 * OPEN     we say go away                          LEAVING
 * any      the protocol is broken, or a flood      FAILED   (nothing is taken, go-away is the last frame)
 * any      close()                                 CLOSED   (streams are aborted, nothing is sent)
 * </pre>
 */
public final class YamuxSession {
    private static final long SEND_WINDOW_MAX = 0xffff_ffffL;

    private enum Life {
        OPEN,
        LEAVING,
        FAILED,
        CLOSED
    }

    private final YamuxLimits limits;
    private final YamuxEvents events;
    private final int ourParity;
    private final IntObjectMap<YamuxStream> streams = new IntObjectHashMap<>();
    private final Windows windows;
    private final Outbound outbound;
    private final FrameHead head = new FrameHead();
    private Life life = Life.OPEN;
    private @Nullable YamuxStream receiver;
    private long bodyBytesLeft;
    private int nextId;
    private int inboundStreams;
    private int outboundStreams;
    private int unacknowledged;
    private long unreadBytes;
    private long streamUnreadPeak;
    private boolean pinged;

    /** A session whose dialler is {@code client}. */
    public YamuxSession(boolean client, YamuxLimits limits, YamuxEvents events) {
        this.limits = limits;
        this.events = events;
        windows = new Windows(limits);
        outbound = new Outbound(limits, windows, this::bothEnded);
        nextId = client ? 1 : 2;
        ourParity = nextId & 1;
    }

    /** Opens a stream, or returns null when a limit is reached or the session takes none. */
    public @Nullable YamuxStream open(StreamEvents owner) {
        boolean full = outboundStreams >= limits.outboundStreamsMax() || unacknowledged >= limits.ackBacklogMax();
        if (life != Life.OPEN || full || nextId < 0) {
            return null;
        }
        YamuxStream stream = new YamuxStream(this, nextId);
        nextId += 2;
        stream.events = owner;
        outboundStreams++;
        unacknowledged++;
        introduce(stream, Frame.SYN);
        return stream;
    }

    private void introduce(YamuxStream stream, short flags) {
        streams.put(stream.id(), stream);
        stream.flags = flags;
        windows.begin(stream);
        outbound.markReady(stream);
    }

    /** Asks the peer to answer with the same value. */
    public void ping(int value) {
        control(Frame.PING, Frame.SYN, Frame.SESSION, value);
    }

    /** Tells the peer that no stream is taken or opened any more. */
    public void goAway(GoAway why) {
        if (life == Life.OPEN || life == Life.LEAVING) {
            life = Life.LEAVING;
            control(Frame.GO_AWAY, (short) 0, Frame.SESSION, why.code());
        }
    }

    /** Aborts all streams and drops what is queued; the session is over. */
    public void close(String why) {
        life = Life.CLOSED;
        abortAll(why);
    }

    /** Streams open now. */
    public int streamCount() {
        return streams.size();
    }

    /** Bytes delivered and not yet consumed, over all streams. */
    public long unreadBytes() {
        return unreadBytes;
    }

    /** The most that one stream ever held unread. */
    public long streamUnreadPeak() {
        return streamUnreadPeak;
    }

    // ---- inbound

    /** Takes all bytes of {@code in}, cut anywhere. */
    public void receive(ByteBuf in) {
        while (in.isReadable() && (life == Life.OPEN || life == Life.LEAVING)) {
            if (bodyBytesLeft > 0) {
                body(in);
            } else if (head.fill(in)) {
                frame();
            }
        }
        in.skipBytes(in.readableBytes());
    }

    private void body(ByteBuf in) {
        int count = (int) Math.min(bodyBytesLeft, in.readableBytes());
        ByteBuf bytes = in.readSlice(count);
        bodyBytesLeft -= count;
        YamuxStream stream = receiver;
        if (stream == null || stream.state == State.GONE) {
            return;
        }
        stream.unread += count;
        unreadBytes += count;
        streamUnreadPeak = Math.max(streamUnreadPeak, stream.unread);
        if (unreadBytes > limits.unreadBytesMax()) {
            abort(stream, "too much is unread on this connection", true);
            return;
        }
        stream.events().data(bytes);
        if (bodyBytesLeft == 0 && stream.endAfterBody) {
            remoteEnd(stream);
        }
    }

    private void frame() {
        if (head.version() != Frame.VERSION) {
            fail("unknown Yamux version " + head.version());
            return;
        }
        switch (head.type()) {
            case Frame.DATA, Frame.WINDOW_UPDATE -> streamFrame();
            case Frame.PING -> ping();
            case Frame.GO_AWAY -> leave();
            default -> fail("unknown Yamux frame type " + head.type());
        }
    }

    private void ping() {
        if (head.has(Frame.SYN)) {
            control(Frame.PING, Frame.ACK, Frame.SESSION, (int) head.length());
        } else if (head.has(Frame.ACK)) {
            events.pong((int) head.length());
        }
    }

    private void leave() {
        life = Life.LEAVING;
        events.goneAway(GoAway.of((int) head.length()));
    }

    private void streamFrame() {
        if (head.has(Frame.SYN) && !accept()) {
            return;
        }
        YamuxStream stream = streams.get(head.stream());
        if (stream == null) {
            unknownStream();
            return;
        }
        acknowledge(stream);
        if (head.has(Frame.RST)) {
            bodyBytesLeft = head.type() == Frame.DATA ? head.length() : 0;
            receiver = null;
            abort(stream, "peer reset the stream", false);
        } else if (head.type() == Frame.DATA) {
            data(stream);
        } else {
            window(stream);
        }
    }

    /** Frames of streams that we have just forgotten are passed over. */
    private void unknownStream() {
        if (head.type() != Frame.DATA) {
            return;
        }
        if (head.length() > (long) limits.receiveWindowBytes() + limits.windowGrowthBytesMax()) {
            fail("data frame of " + head.length() + " bytes for no stream");
            return;
        }
        receiver = null;
        bodyBytesLeft = head.length();
    }

    private boolean accept() {
        int id = head.stream();
        if (id == Frame.SESSION || (id & 1) == ourParity || streams.containsKey(id)) {
            fail("peer opened a stream under a wrong number " + id);
            return false;
        }
        if (life == Life.LEAVING || inboundStreams >= limits.inboundStreamsMax()) {
            control(Frame.WINDOW_UPDATE, Frame.RST, id, 0);
            return true;
        }
        YamuxStream stream = new YamuxStream(this, id);
        inboundStreams++;
        stream.acknowledged = true;
        introduce(stream, Frame.ACK);
        stream.events = events.opened(stream);
        return true;
    }

    private void acknowledge(YamuxStream stream) {
        if (!stream.acknowledged) {
            stream.acknowledged = true;
            unacknowledged--;
        }
    }

    private void data(YamuxStream stream) {
        long length = head.length();
        if (length > stream.receiveWindow) {
            fail("peer sent " + length + " bytes into a window of " + stream.receiveWindow);
            return;
        }
        if (length > 0 && stream.remoteEnded()) {
            fail("peer sent data after the end of a stream");
            return;
        }
        stream.receiveWindow -= (int) length;
        receiver = stream;
        bodyBytesLeft = length;
        if (head.has(Frame.FIN)) {
            pendingEnd(stream, length);
        }
    }

    /** A frame may carry the last bytes and the end together: the end is told after the bytes. */
    private void pendingEnd(YamuxStream stream, long length) {
        if (length == 0) {
            remoteEnd(stream);
        } else {
            stream.endAfterBody = true;
        }
    }

    private void window(YamuxStream stream) {
        stream.sendWindow += head.length();
        if (stream.sendWindow > SEND_WINDOW_MAX) {
            fail("peer's window passed 32 bits");
            return;
        }
        if (!stream.queue.isEmpty()) {
            outbound.markReady(stream);
        }
        if (head.has(Frame.FIN)) {
            remoteEnd(stream);
        }
    }

    private void remoteEnd(YamuxStream stream) {
        switch (stream.state) {
            case OPEN -> {
                stream.state = State.REMOTE_ENDED;
                stream.events().ended();
            }
            case LOCAL_ENDED -> {
                stream.events().ended();
                bothEnded(stream);
            }
            case REMOTE_ENDED, GONE -> {}
        }
    }

    // ---- what owners of streams ask for

    boolean write(YamuxStream stream, ByteBuf bytes) {
        if (stream.finishing || stream.locallyEnded() || !bytes.isReadable()) {
            bytes.release();
            return false;
        }
        outbound.queue(stream, bytes);
        return true;
    }

    void finish(YamuxStream stream) {
        if (!stream.finishing && !stream.locallyEnded()) {
            stream.finishing = true;
            outbound.markReady(stream);
        }
    }

    void reset(YamuxStream stream) {
        if (stream.state != State.GONE) {
            abort(stream, "reset by us", true);
        }
    }

    void consumed(YamuxStream stream, int bytes) {
        if (stream.unread < bytes) {
            return; // the stream was aborted meanwhile, which settled its account
        }
        stream.unread -= bytes;
        unreadBytes -= bytes;
        if (stream.remoteEnded()) {
            return;
        }
        stream.credit += bytes;
        if (windows.isGrantDue(stream)) {
            measure();
            outbound.markReady(stream);
        }
    }

    /** A connection that carries much learns how far away the peer is. */
    private void measure() {
        if (!pinged) {
            pinged = true;
            events.measure();
        }
    }

    /** A ping of ours came back after that time. */
    public void roundTrip(long nanos) {
        windows.roundTrip(nanos);
    }

    // ---- outbound

    /** Whether {@link #pull} would give something. */
    public boolean hasOutput() {
        return outbound.hasOutput();
    }

    /** About how many bytes wait, windows not considered; to size a buffer. */
    public long outputBytesEstimate() {
        return outbound.bytesEstimate();
    }

    /**
     * Writes frames into {@code out}, at most {@code bytesMax} bytes, and returns how many bytes that were; {@code
     * nowNanos} never goes back.
     */
    public int pull(ByteBuf out, int bytesMax, long nowNanos) {
        return outbound.pull(out, bytesMax, nowNanos);
    }

    private void control(byte type, short flags, int stream, int length) {
        if (!outbound.control(type, flags, stream, length)) {
            fail("peer makes us answer more than it reads");
        }
    }

    // ---- endings

    private void fail(String why) {
        if (life == Life.FAILED || life == Life.CLOSED) {
            return;
        }
        life = Life.FAILED;
        abortAll(why);
        outbound.control(Frame.GO_AWAY, (short) 0, Frame.SESSION, GoAway.PROTOCOL_ERROR.code());
        events.failed(why);
    }

    private void abortAll(String why) {
        List<YamuxStream> open = new ArrayList<>(streams.values());
        for (YamuxStream stream : open) {
            abort(stream, why, false);
        }
        outbound.clear();
    }

    private void abort(YamuxStream stream, String why, boolean tellPeer) {
        boolean announced = (stream.flags & Frame.SYN) == 0;
        if (tellPeer && announced) {
            control(Frame.WINDOW_UPDATE, (short) (Outbound.takeFlags(stream) | Frame.RST), stream.id(), 0);
        }
        if (stream.state == State.GONE) {
            return;
        }
        forget(stream);
        unreadBytes -= stream.unread;
        stream.unread = 0;
        outbound.drop(stream);
        if (stream.events != null) {
            stream.events.aborted(why);
        }
    }

    private void bothEnded(YamuxStream stream) {
        forget(stream);
        stream.events().closed();
    }

    private void forget(YamuxStream stream) {
        stream.state = State.GONE;
        streams.remove(stream.id());
        windows.end(stream);
        if ((stream.id() & 1) == ourParity) {
            outboundStreams--;
            acknowledge(stream);
        } else {
            inboundStreams--;
        }
    }
}
