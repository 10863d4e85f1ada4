package org.causality.libp2p.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.causality.libp2p.yamux.YamuxPair.Recorded;
import org.junit.jupiter.api.Test;

/** A peer that breaks the protocol ends the session, and never more than that. */
final class BrokenPeerTest {
    private static final int SYN = 1;
    private static final int FIN = 4;

    private final YamuxPair pair = new YamuxPair(YamuxLimits.defaults());

    private static ByteBuf frame(int type, int flags, int stream, int length) {
        return Unpooled.buffer()
                .writeByte(0)
                .writeByte(type)
                .writeShort(flags)
                .writeInt(stream)
                .writeInt(length);
    }

    private void fails(ByteBuf... frames) {
        for (ByteBuf frame : frames) {
            pair.server.session.receive(frame);
        }
        assertThat(pair.server.events).containsExactly("failed");
        ByteBuf last = Unpooled.buffer();
        pair.server.session.pull(last, 1_000, 1);
        assertThat(last.readableBytes()).isEqualTo(12);
        assertThat(last.getByte(1)).isEqualTo(Frame.GO_AWAY);
        assertThat(last.getInt(8)).isEqualTo(GoAway.PROTOCOL_ERROR.code());
    }

    @Test
    void anUnknownVersionFails() {
        fails(Unpooled.wrappedBuffer(new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    }

    @Test
    void anUnknownTypeFails() {
        fails(frame(4, 0, 0, 0));
    }

    @Test
    void aStreamUnderOurNumberFails() {
        fails(frame(1, SYN, 2, 0));
    }

    @Test
    void aStreamOpenedTwiceFails() {
        fails(frame(1, SYN, 1, 0), frame(1, SYN, 1, 0));
    }

    @Test
    void moreThanTheWindowFailsAtTheHeadOfTheFrame() {
        fails(frame(0, SYN, 1, YamuxLimits.INITIAL_WINDOW_BYTES + 1));
    }

    @Test
    void dataAfterTheEndFails() {
        fails(frame(0, SYN | FIN, 1, 0), frame(0, 0, 1, 1));
    }

    @Test
    void aWindowBeyondThirtyTwoBitsFails() {
        fails(frame(1, SYN, 1, -1), frame(1, 0, 1, -1));
    }

    @Test
    void openStreamsAreAborted() {
        Recorded ours = pair.server.open();
        fails(frame(4, 0, 0, 0));
        assertThat(ours.events).containsExactly("aborted");
    }

    @Test
    void framesOfForgottenStreamsArePassedOver() {
        pair.server.session.receive(frame(0, 0, 77, 5));
        pair.server.session.receive(Unpooled.wrappedBuffer(new byte[5]));
        pair.server.session.receive(frame(1, 0, 77, 5));
        pair.server.session.receive(frame(2, SYN, 0, 9));
        assertThat(pair.server.events).isEmpty();
        assertThat(pair.server.session.hasOutput()).isTrue();
    }

    @Property
    void anyBytesAreTakenOrEndTheSession(@ForAll List<@Size(max = 40) byte[]> pieces) {
        YamuxPair fresh = new YamuxPair(YamuxLimits.defaults());
        for (byte[] piece : pieces) {
            fresh.server.session.receive(Unpooled.wrappedBuffer(piece));
        }
        fresh.server.session.close("over");
    }

    /** Heads that are nearly right go deeper than random bytes. */
    @Property(tries = 300)
    void anyFramesAreTakenOrEndTheSession(@ForAll long seed) {
        Random random = new Random(seed);
        YamuxPair fresh = new YamuxPair(YamuxLimits.defaults());
        fresh.server.eager = random.nextBoolean();
        fresh.server.open().write(300_000);
        for (int i = 0; i < 200; i++) {
            int length = random.nextInt(8) == 0 ? random.nextInt() : random.nextInt(2_000);
            ByteBuf frame = frame(random.nextInt(4), random.nextInt(16), random.nextInt(8), length);
            if (frame.getByte(1) == 0 && length > 0 && length <= 2_000) {
                frame.writeZero(length);
            }
            fresh.server.session.receive(frame);
            fresh.server.session.pull(Unpooled.buffer(), random.nextInt(70_000), 1);
        }
        assertThat(fresh.server.session.unreadBytes())
                .isBetween(0L, (long) YamuxLimits.defaults().unreadBytesMax());
        fresh.server.session.close("over");
        assertThat(fresh.server.session.unreadBytes()).isZero();
        assertThat(fresh.server.session.streamCount()).isZero();
    }
}
