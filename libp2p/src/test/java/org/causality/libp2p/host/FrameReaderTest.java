package org.causality.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.causality.libp2p.multiformats.Varint;
import org.junit.jupiter.api.Test;

final class FrameReaderTest {
    private static final int MAX = 1_000;

    private static final class Told implements FrameReader.Frames {
        final List<Integer> lengths = new ArrayList<>();
        final List<String> events = new ArrayList<>();

        @Override
        public void frame(ByteBuf frame) {
            lengths.add(frame.readableBytes());
        }

        @Override
        public void malformed(String why) {
            events.add("malformed");
        }

        @Override
        public void ended() {
            events.add("ended");
        }

        @Override
        public void aborted(String reason) {
            events.add("aborted");
        }
    }

    private final Told told = new Told();
    private final FrameReader reader = new FrameReader(MAX, told);

    @Property
    void framesComeWholeHoweverTheyAreCut(
            @ForAll @Size(max = 20) List<@IntRange(max = 1_000) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 300) int cut) {
        Told heard = new Told();
        FrameReader fresh = new FrameReader(MAX, heard);
        ByteBuf wire = Unpooled.buffer();
        lengths.forEach(length -> wire.writeBytes(Varint.encode(length)).writeZero(length));
        while (wire.isReadable()) {
            fresh.bytes(wire.readSlice(Math.min(cut, wire.readableBytes())));
        }
        fresh.ended();
        assertThat(heard.lengths).isEqualTo(lengths);
        assertThat(heard.events).containsExactly("ended");
    }

    @Test
    void aLengthAboveTheLimitIsToldOnceAndNothingAfterIt() {
        reader.bytes(Unpooled.buffer().writeBytes(Varint.encode(MAX + 1)).writeZero(5_000));
        reader.bytes(Unpooled.buffer().writeByte(0));
        assertThat(told.events).containsExactly("malformed");
        assertThat(told.lengths).isEmpty();
    }

    @Test
    void aLengthThatIsNotMinimalIsMalformed() {
        reader.bytes(Unpooled.wrappedBuffer(new byte[] {(byte) 0x81, 0}));
        assertThat(told.events).containsExactly("malformed");
    }

    @Test
    void anEndInsideAFrameIsMalformed() {
        reader.bytes(Unpooled.wrappedBuffer(new byte[] {5, 1, 2}));
        reader.ended();
        assertThat(told.events).containsExactly("malformed", "ended");
    }

    @Property
    void anyBytesAreFramesOrMalformed(@ForAll @Size(max = 200) byte[] bytes) {
        new FrameReader(MAX, new Told()).bytes(Unpooled.wrappedBuffer(bytes));
    }
}
