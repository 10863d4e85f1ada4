package org.causality.libp2p.fuzz;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.List;
import org.causality.libp2p.crypto.Crypto;
import org.causality.libp2p.crypto.X25519;
import org.causality.libp2p.host.FrameReader;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.noise.NoiseHandshake;
import org.causality.libp2p.noise.NoiseHandshake.Step;
import org.causality.libp2p.noise.NoiseParty;
import org.causality.libp2p.noise.NoiseTransport;
import org.causality.libp2p.yamux.GoAway;
import org.causality.libp2p.yamux.YamuxEvents;
import org.causality.libp2p.yamux.YamuxLimits;
import org.causality.libp2p.yamux.YamuxSession;
import org.causality.libp2p.yamux.YamuxStream;

/** Decoders with a memory, brought to where a stranger's bytes meet them. */
final class Parties {
    /** For answers. */
    static final ByteBuf OUT = Unpooled.buffer(4_096);

    private static final X25519.Pair KEYS = Crypto.chosen().x25519().of(new byte[32]);
    private static final NoiseParty US = party(1);
    private static final NoiseTransport SECURED = secured();

    private Parties() {}

    private static NoiseParty party(int seed) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) seed);
        return new NoiseParty(
                PrivateKey.ofSeed(secret), Crypto.chosen().x25519().of(secret), List.of("/yamux/1.0.0"));
    }

    private static NoiseTransport secured() {
        NoiseHandshake dialler = NoiseHandshake.initiator(US, null, KEYS);
        byte[] other = new byte[32];
        other[0] = 7;
        NoiseHandshake dialled =
                NoiseHandshake.responder(party(2), Crypto.chosen().x25519().of(other));
        Step second = dialled.receive(dialler.start().bytes());
        if (second instanceof Step.Send send
                && dialler.receive(send.message().bytes()) instanceof Step.Secured securedSide) {
            return securedSide.session().transport();
        }
        throw new IllegalStateException("the handshake failed");
    }

    /** A frame after the handshake; only who knows the key writes one that is accepted. */
    static Object openFrame(byte[] in) {
        return SECURED.open(Unpooled.copiedBuffer(in), in.length);
    }

    /** The second message of a handshake, and the first one for good measure. */
    static Object handshake(byte[] in) {
        NoiseHandshake dialler = NoiseHandshake.initiator(US, null, KEYS);
        dialler.start();
        NoiseHandshake.responder(US, KEYS).receive(in);
        return dialler.receive(in);
    }

    static Object yamux(byte[] in, YamuxLimits limits) {
        YamuxSession session = new YamuxSession(false, limits, new NoStreams());
        session.receive(Unpooled.wrappedBuffer(in));
        return session;
    }

    /** Passes everything over. */
    static final class NoFrames implements FrameReader.Frames {
        @Override
        public void frame(ByteBuf frame) {}

        @Override
        public void malformed(String why) {}

        @Override
        public void ended() {}

        @Override
        public void aborted(String reason) {}
    }

    private static final class NoStreams implements YamuxEvents, YamuxEvents.StreamEvents {
        @Override
        public StreamEvents opened(YamuxStream stream) {
            return this;
        }

        @Override
        public void measure() {}

        @Override
        public void pong(int value) {}

        @Override
        public void goneAway(GoAway why) {}

        @Override
        public void failed(String why) {}

        @Override
        public void data(ByteBuf bytes) {}

        @Override
        public void ended() {}

        @Override
        public void aborted(String why) {}

        @Override
        public void sent(int bytes) {}

        @Override
        public void closed() {}
    }
}
