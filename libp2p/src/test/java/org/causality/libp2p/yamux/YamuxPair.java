package org.causality.libp2p.yamux;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two sessions and the wire between them, without sockets or time: what one pulls, the other receives. */
final class YamuxPair {
    private static final int ROUNDS_MAX = 10_000;

    /** One end, remembering what it was told. */
    static final class End implements YamuxEvents {
        final YamuxSession session;
        final List<Recorded> accepted = new ArrayList<>();
        final List<String> events = new ArrayList<>();
        /** Whether bytes are consumed as they come. */
        boolean eager = true;

        End(boolean client, YamuxLimits limits) {
            session = new YamuxSession(client, limits, this);
        }

        Recorded open() {
            return Objects.requireNonNull(tryOpen(), "stream was refused");
        }

        @Nullable Recorded tryOpen() {
            Recorded recorded = new Recorded(this);
            recorded.stream = session.open(recorded);
            return recorded.stream == null ? null : recorded;
        }

        @Override
        public StreamEvents opened(YamuxStream stream) {
            Recorded recorded = new Recorded(this);
            recorded.stream = stream;
            accepted.add(recorded);
            return recorded;
        }

        @Override
        public void measure() {
            events.add("measure");
        }

        @Override
        public void pong(int value) {
            events.add("pong " + value);
        }

        @Override
        public void goneAway(GoAway why) {
            events.add("gone " + why);
        }

        @Override
        public void failed(String why) {
            events.add("failed");
        }
    }

    /** What one stream was told. */
    static final class Recorded implements YamuxEvents.StreamEvents {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final List<String> events = new ArrayList<>();
        long sent;
        private final End end;
        private @Nullable YamuxStream stream;

        private Recorded(End end) {
            this.end = end;
        }

        YamuxStream stream() {
            return Objects.requireNonNull(stream);
        }

        void write(int count) {
            stream().write(Unpooled.wrappedBuffer(new byte[count]));
        }

        @Override
        public void data(ByteBuf data) {
            int count = data.readableBytes();
            for (int i = 0; i < count; i++) {
                bytes.write(data.readByte());
            }
            if (end.eager) {
                stream().consumed(count);
            }
        }

        @Override
        public void ended() {
            events.add("ended");
        }

        @Override
        public void aborted(String why) {
            events.add("aborted");
        }

        @Override
        public void sent(int count) {
            sent += count;
        }

        @Override
        public void closed() {
            events.add("closed");
        }
    }

    final End client;
    final End server;
    private final int sliceBytes;

    YamuxPair(YamuxLimits limits) {
        this(limits, limits, Integer.MAX_VALUE);
    }

    YamuxPair(YamuxLimits clientLimits, YamuxLimits serverLimits, int sliceBytes) {
        client = new End(true, clientLimits);
        server = new End(false, serverLimits);
        this.sliceBytes = sliceBytes;
    }

    /** The time both ends see. */
    long nowNanos = 1;

    /** Carries bytes both ways until nothing moves any more. */
    void run() {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            boolean there = carry(client.session, server.session);
            boolean back = carry(server.session, client.session);
            if (!there && !back) {
                return;
            }
        }
        throw new AssertionError("the wire does not come to rest");
    }

    private boolean carry(YamuxSession from, YamuxSession to) {
        ByteBuf wire = Unpooled.buffer();
        if (from.pull(wire, 65_519, nowNanos) == 0) {
            return false;
        }
        while (wire.isReadable()) {
            to.receive(wire.readSlice(Math.min(sliceBytes, wire.readableBytes())));
        }
        return true;
    }
}
