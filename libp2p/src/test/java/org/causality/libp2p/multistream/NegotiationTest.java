package org.causality.libp2p.multistream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.causality.libp2p.multistream.Negotiation.Progress;
import org.junit.jupiter.api.Test;

final class NegotiationTest {
    private final ByteBuf toResponder = Unpooled.buffer();
    private final ByteBuf toInitiator = Unpooled.buffer();

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, UTF_8);
    }

    @Test
    void theFirstProposalThatIsSpokenIsAgreed() {
        Negotiation initiator = Negotiation.initiate(List.of("/a", "/b", "/c"), toResponder);
        Negotiation responder = Negotiation.respond("/b"::equals, toInitiator);
        assertThat(responder.receive(toResponder, toInitiator)).isEqualTo(new Progress.Pending());
        assertThat(initiator.receive(toInitiator, toResponder)).isEqualTo(new Progress.Pending());
        assertThat(responder.receive(toResponder, toInitiator)).isEqualTo(new Progress.Agreed("/b"));
        assertThat(initiator.receive(toInitiator, toResponder)).isEqualTo(new Progress.Agreed("/b"));
    }

    @Test
    void bytesAfterTheAgreementBelongToTheProtocol() {
        Negotiation.initiate(List.of("/a"), toResponder);
        toResponder.writeBytes("first data".getBytes(UTF_8));
        Negotiation responder = Negotiation.respond("/a"::equals, toInitiator);
        assertThat(responder.receive(toResponder, toInitiator)).isEqualTo(new Progress.Agreed("/a"));
        assertThat(toResponder.toString(UTF_8)).isEqualTo("first data");
    }

    @Test
    void itGoesAByteAtATimeToo() {
        Negotiation initiator = Negotiation.initiate(List.of("/a"), toResponder);
        Negotiation responder = Negotiation.respond("/a"::equals, toInitiator);
        Progress progress = new Progress.Pending();
        while (toResponder.isReadable()) {
            progress = responder.receive(toResponder.readSlice(1), toInitiator);
        }
        assertThat(progress).isEqualTo(new Progress.Agreed("/a"));
        while (toInitiator.isReadable()) {
            progress = initiator.receive(toInitiator.readSlice(1), toResponder);
        }
        assertThat(progress).isEqualTo(new Progress.Agreed("/a"));
    }

    @Test
    void noCommonProtocolIsRefused() {
        Negotiation initiator = Negotiation.initiate(List.of("/a"), toResponder);
        Negotiation responder = Negotiation.respond(_ -> false, toInitiator);
        assertThat(responder.receive(toResponder, toInitiator)).isEqualTo(new Progress.Pending());
        assertThat(initiator.receive(toInitiator, toResponder)).isInstanceOf(Progress.Refused.class);
    }

    @Test
    void aResponderGivesUpOnEndlessGuessing() {
        Negotiation responder = Negotiation.respond(_ -> false, toInitiator);
        toResponder.writeByte(19).writeBytes("/multistream/1.0.0\n".getBytes(UTF_8));
        for (int i = 0; i < Negotiation.PROPOSALS_MAX; i++) {
            toResponder.writeByte(3).writeBytes("/x\n".getBytes(UTF_8));
        }
        assertThat(responder.receive(toResponder, toInitiator)).isInstanceOf(Progress.Refused.class);
    }

    @Test
    void anotherProtocolIsRefused() {
        Negotiation initiator = Negotiation.initiate(List.of("/a"), toResponder);
        assertThat(initiator.receive(bytes("\u0013/multistream/1.0.0\n\u0003/b\n"), toResponder))
                .isInstanceOf(Progress.Refused.class);
        assertThat(Negotiation.respond(_ -> true, toInitiator).receive(bytes("\u0006/hello"), toInitiator))
                .isInstanceOf(Progress.Refused.class);
    }

    @Test
    void aMessageAboveOneKibibyteIsRefusedAtItsLength() {
        Negotiation responder = Negotiation.respond(_ -> true, toInitiator);
        ByteBuf length = Unpooled.wrappedBuffer(new byte[] {(byte) 0x81, 0x08});
        assertThat(responder.receive(length, toInitiator)).isInstanceOf(Progress.Refused.class);
    }

    @Property
    void anyBytesAreTakenOrRefused(@ForAll @Size(max = 300) byte[] bytes) {
        ByteBuf answers = Unpooled.buffer();
        Negotiation.respond(_ -> true, answers).receive(Unpooled.wrappedBuffer(bytes), answers);
        Negotiation.initiate(List.of("/a"), answers).receive(Unpooled.wrappedBuffer(bytes), answers);
        assertThat(answers.readableBytes()).isLessThan(1_000 + 4 * bytes.length);
    }
}
