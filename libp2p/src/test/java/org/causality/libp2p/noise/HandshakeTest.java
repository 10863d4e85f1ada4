package org.causality.libp2p.noise;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.causality.libp2p.crypto.Crypto;
import org.causality.libp2p.crypto.X25519;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.noise.NoiseHandshake.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two of ours shake hands. */
final class HandshakeTest {
    private static final PrivateKey ALICE = PrivateKey.ofSeed(filled(1));
    private static final PrivateKey BOB = PrivateKey.ofSeed(filled(2));

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static X25519.Pair pair(byte[] secret) {
        return Crypto.chosen().x25519().of(secret);
    }

    private static NoiseParty party(PrivateKey identity, String... muxers) {
        return new NoiseParty(identity, pair(identity.publicKey().data()), List.of(muxers));
    }

    /** What the two sides came to. */
    private record Outcome(Step alice, @Nullable Step bob) {}

    private static Outcome shake(NoiseParty alice, NoiseParty bob, @Nullable PeerId expected) {
        NoiseHandshake dialler = NoiseHandshake.initiator(alice, expected, pair(filled(7)));
        NoiseHandshake listener = NoiseHandshake.responder(bob, pair(filled(8)));
        Step answer = listener.receive(dialler.start().bytes());
        Step step = dialler.receive(((Step.Send) answer).message().bytes());
        return step instanceof Step.Secured secured && secured.last() != null
                ? new Outcome(step, listener.receive(secured.last().bytes()))
                : new Outcome(step, null);
    }

    private static NoiseSession session(@Nullable Step step) {
        assertThat(step).isInstanceOf(Step.Secured.class);
        return ((Step.Secured) Objects.requireNonNull(step)).session();
    }

    @Test
    void bothLearnWhoTheOtherIs() {
        Outcome outcome = shake(party(ALICE), party(BOB), BOB.peerId());
        assertThat(session(outcome.alice()).remotePeer()).isEqualTo(BOB.peerId());
        assertThat(session(outcome.bob()).remotePeer()).isEqualTo(ALICE.peerId());
    }

    @Test
    void anotherPeerThanTheExpectedIsRefused() {
        assertThat(shake(party(ALICE), party(BOB), ALICE.peerId()).alice()).isInstanceOf(Step.Failed.class);
    }

    @Test
    void theFirstMuxerOfTheInitiatorThatBothHaveIsAgreed() {
        Outcome outcome = shake(party(ALICE, "/a", "/b", "/c"), party(BOB, "/c", "/b"), null);
        assertThat(session(outcome.alice()).muxer()).isEqualTo("/b");
        assertThat(session(outcome.bob()).muxer()).isEqualTo("/b");
    }

    @Test
    void withoutTheExtensionOnOneSideNoMuxerIsAgreed() {
        Outcome outcome = shake(party(ALICE), party(BOB, "/b"), null);
        assertThat(session(outcome.alice()).muxer()).isNull();
        assertThat(session(outcome.bob()).muxer()).isNull();
    }

    @Test
    void muxersWithoutOverlapFail() {
        assertThat(shake(party(ALICE, "/a"), party(BOB, "/b"), null).alice()).isInstanceOf(Step.Failed.class);
    }

    @Property(tries = 300)
    void aChangedByteAnywhereFails(@ForAll int at, @ForAll byte change) {
        if (change == 0) {
            return;
        }
        NoiseHandshake dialler = NoiseHandshake.initiator(party(ALICE), null, pair(filled(7)));
        NoiseHandshake listener = NoiseHandshake.responder(party(BOB), pair(filled(8)));
        Step answer = listener.receive(dialler.start().bytes());
        byte[] second = ((Step.Send) answer).message().bytes();
        byte[] changed = second.clone();
        changed[Math.floorMod(at, changed.length)] ^= change;
        // The top bit of a public key does not count on this curve, but it does in the transcript.
        assertThat(dialler.receive(changed)).isInstanceOf(Step.Failed.class);
        assertThat(dialler.receive(second)).isInstanceOf(Step.Failed.class);
    }

    @Property
    void anyBytesAreNoHandshake(@ForAll @Size(max = 300) byte[] bytes) {
        NoiseHandshake dialler = NoiseHandshake.initiator(party(ALICE), null, pair(filled(7)));
        dialler.start();
        assertThat(dialler.receive(bytes)).isInstanceOf(Step.Failed.class);
    }

    @Test
    void framesOpenInOrderAndOnce() {
        Outcome outcome = shake(party(ALICE), party(BOB), null);
        NoiseTransport alice = session(outcome.alice()).transport();
        NoiseTransport bob = session(outcome.bob()).transport();
        ByteBuf first = frame(alice, 1);
        ByteBuf second = frame(alice, 2);
        ByteBuf replay = first.copy();
        assertThat(open(bob, first)).isEqualTo(1);
        assertThat(open(bob, replay)).isEqualTo(-1);
        assertThat(open(bob, second)).isEqualTo(-1); // the stream is broken for good: counters have moved on
    }

    private static ByteBuf frame(NoiseTransport transport, int value) {
        ByteBuf frame =
                Unpooled.directBuffer().writeZero(NoiseTransport.HEAD_BYTES).writeByte(value);
        transport.seal(frame);
        return frame;
    }

    private static int open(NoiseTransport transport, ByteBuf frame) {
        return transport.open(frame, frame.readUnsignedShort());
    }
}
