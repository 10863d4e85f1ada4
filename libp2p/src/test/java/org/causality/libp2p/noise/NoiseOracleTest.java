package org.causality.libp2p.noise;

import static org.assertj.core.api.Assertions.assertThat;

import com.southernstorm.noise.protocol.CipherState;
import com.southernstorm.noise.protocol.CipherStatePair;
import com.southernstorm.noise.protocol.HandshakeState;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.causality.libp2p.crypto.Crypto;
import org.causality.libp2p.crypto.X25519;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.noise.NoiseHandshake.Message;
import org.causality.libp2p.noise.NoiseHandshake.Step;
import org.causality.libp2p.proto.ProtoWriter;
import org.junit.jupiter.api.Test;

/** Our handshake and transport against another implementation of Noise, message by message. */
final class NoiseOracleTest {
    private static final String PATTERN = "Noise_XX_25519_ChaChaPoly_SHA256";
    private static final PrivateKey IDENTITY = PrivateKey.ofSeed(filled(1));
    private static final PrivateKey ORACLE_IDENTITY = PrivateKey.ofSeed(filled(2));

    private final NoiseParty us = new NoiseParty(IDENTITY, pair(3), List.of("/yamux/1.0.0"));

    private static X25519.Pair pair(int value) {
        return Crypto.chosen().x25519().of(filled(value));
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static HandshakeState oracle(int role) throws Exception {
        HandshakeState state = new HandshakeState(PATTERN, role);
        state.getLocalKeyPair().setPrivateKey(filled(4), 0);
        state.getFixedEphemeralKey().setPrivateKey(filled(5), 0);
        state.start();
        return state;
    }

    private static byte[] oraclePayload() {
        return payloadFor(pair(4).publicKey());
    }

    private static byte[] payloadFor(byte[] staticKey) {
        byte[] domain = "noise-libp2p-static-key:".getBytes(StandardCharsets.US_ASCII);
        byte[] signed = Arrays.copyOf(domain, domain.length + 32);
        System.arraycopy(staticKey, 0, signed, domain.length, 32);
        return new ProtoWriter()
                .bytes(1, ORACLE_IDENTITY.publicKey().encoded())
                .bytes(2, ORACLE_IDENTITY.sign(signed))
                .toByteArray();
    }

    private static byte[] write(HandshakeState state, byte[] payload) throws Exception {
        byte[] out = new byte[1_024];
        return Arrays.copyOf(out, state.writeMessage(out, 0, payload, 0, payload.length));
    }

    private static void read(HandshakeState state, byte[] message) throws Exception {
        state.readMessage(message, 0, message.length, new byte[1_024], 0);
    }

    @Test
    void weInitiateAndItResponds() throws Exception {
        HandshakeState oracle = oracle(HandshakeState.RESPONDER);
        NoiseHandshake ours = NoiseHandshake.initiator(us, ORACLE_IDENTITY.peerId(), pair(6));
        read(oracle, ours.start().bytes());
        Step step = ours.receive(write(oracle, oraclePayload()));
        assertThat(step).isInstanceOf(Step.Secured.class);
        Step.Secured secured = (Step.Secured) step;
        read(oracle, Objects.requireNonNull(secured.last()).bytes());
        assertThat(secured.session().remotePeer()).isEqualTo(ORACLE_IDENTITY.peerId());
        assertThat(secured.session().muxer()).isNull();
        framesPass(secured.session().transport(), oracle.split());
    }

    @Test
    void itInitiatesAndWeRespond() throws Exception {
        HandshakeState oracle = oracle(HandshakeState.INITIATOR);
        NoiseHandshake ours = NoiseHandshake.responder(us, pair(6));
        Step answer = ours.receive(write(oracle, new byte[0]));
        assertThat(answer).isInstanceOf(Step.Send.class);
        Message second = ((Step.Send) answer).message();
        read(oracle, second.bytes());
        Step step = ours.receive(write(oracle, oraclePayload()));
        assertThat(step).isInstanceOf(Step.Secured.class);
        Step.Secured secured = (Step.Secured) step;
        assertThat(secured.session().remotePeer()).isEqualTo(ORACLE_IDENTITY.peerId());
        framesPass(secured.session().transport(), oracle.split());
    }

    @Test
    void aStaticKeyThatTheIdentityDidNotSignIsRefused() throws Exception {
        HandshakeState oracle = oracle(HandshakeState.RESPONDER);
        NoiseHandshake ours = NoiseHandshake.initiator(us, null, pair(6));
        read(oracle, ours.start().bytes());
        assertThat(ours.receive(write(oracle, payloadFor(filled(9))))).isInstanceOf(Step.Failed.class);
    }

    @Test
    void aPayloadWithoutAnIdentityIsRefused() throws Exception {
        HandshakeState oracle = oracle(HandshakeState.INITIATOR);
        NoiseHandshake ours = NoiseHandshake.responder(us, pair(6));
        Step answer = ours.receive(write(oracle, new byte[0]));
        read(oracle, ((Step.Send) answer).message().bytes());
        assertThat(ours.receive(write(oracle, new byte[0]))).isInstanceOf(Step.Failed.class);
    }

    private static void framesPass(NoiseTransport ours, CipherStatePair oracle) throws Exception {
        for (int length : new int[] {0, 1, 100, 30_000}) {
            byte[] plain = new byte[length];
            Arrays.fill(plain, (byte) length);
            assertThat(opened(oracle.getReceiver(), sealed(ours, plain))).isEqualTo(plain);

            byte[] sealed = new byte[length + 16];
            oracle.getSender().encryptWithAd(null, plain, 0, sealed, 0, length);
            ByteBuf in = Unpooled.wrappedBuffer(sealed);
            assertThat(ours.open(in, sealed.length)).isEqualTo(length);
            assertThat(Arrays.copyOf(sealed, length)).isEqualTo(plain);
        }
    }

    private static byte[] sealed(NoiseTransport ours, byte[] plain) {
        ByteBuf frame = Unpooled.buffer().writeZero(NoiseTransport.HEAD_BYTES).writeBytes(plain);
        ours.seal(frame);
        byte[] message = new byte[frame.readUnsignedShort()];
        frame.readBytes(message);
        return message;
    }

    private static byte[] opened(CipherState cipher, byte[] sealed) throws Exception {
        byte[] plain = new byte[sealed.length];
        return Arrays.copyOf(plain, cipher.decryptWithAd(null, sealed, 0, plain, 0, sealed.length)).length == 0
                ? new byte[0]
                : Arrays.copyOf(plain, sealed.length - 16);
    }
}
