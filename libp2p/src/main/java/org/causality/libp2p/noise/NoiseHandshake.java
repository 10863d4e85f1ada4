package org.causality.libp2p.noise;

import java.util.Arrays;
import java.util.List;
import org.causality.libp2p.crypto.Aead;
import org.causality.libp2p.crypto.Crypto;
import org.causality.libp2p.crypto.X25519;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.multiformats.MalformedException;
import org.jspecify.annotations.Nullable;

/**
 * One handshake by the pattern XX. Messages go without their length here.
 *
 * <pre>
 * side       state  in                        out                        next
 * initiator  START                            → e                        WAITING
 * initiator  WAITING ← e, ee, s, es, payload  → s, se, payload           secured
 * responder  START  → e                       ← e, ee, s, es, payload    WAITING
 * responder  WAITING → s, se, payload                                    secured
 * both       any    anything else                                        failed, and so it stays
 * </pre>
 */
public final class NoiseHandshake {
    private static final byte[] EMPTY = {};
    private static final int KEY_BYTES = X25519.KEY_BYTES;
    private static final int SEALED_KEY_BYTES = KEY_BYTES + Aead.TAG_BYTES;

    /** What to do next. */
    public sealed interface Step {
        /** Send this message and wait for the next. */
        record Send(Message message) implements Step {}

        /** Send the message, if there is one; from then on the session is secured. */
        record Secured(@Nullable Message last, NoiseSession session) implements Step {}

        /** Close; the reason is for the operator, not for the peer. */
        record Failed(String why) implements Step {}
    }

    /**
     * A handshake message without its length.
     *
     * @param bytes not copied
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on to the wire, never compared
    public record Message(byte[] bytes) {}

    private enum State {
        START,
        WAITING,
        OVER
    }

    private final boolean initiator;
    private final NoiseParty party;
    private final @Nullable PeerId expected;
    private final X25519.Pair ephemeral;
    private final SymmetricState symmetric = new SymmetricState(Crypto.chosen().chaChaPoly());
    private byte[] remoteEphemeral = EMPTY;
    private State state = State.START;

    private NoiseHandshake(boolean initiator, NoiseParty party, @Nullable PeerId expected, X25519.Pair ephemeral) {
        this.initiator = initiator;
        this.party = party;
        this.expected = expected;
        this.ephemeral = ephemeral;
        symmetric.mixHash(EMPTY);
    }

    /** Our side of a dial; {@code expected} is the peer we mean, null for anyone. */
    public static NoiseHandshake initiator(NoiseParty party, @Nullable PeerId expected, X25519.Pair ephemeral) {
        return new NoiseHandshake(true, party, expected, ephemeral);
    }

    /** Our side of an accepted connection. */
    public static NoiseHandshake responder(NoiseParty party, X25519.Pair ephemeral) {
        return new NoiseHandshake(false, party, null, ephemeral);
    }

    /** The initiator's first message. */
    public Message start() {
        if (!initiator || state != State.START) {
            throw new IllegalStateException("only an initiator starts, and once");
        }
        state = State.WAITING;
        symmetric.mixHash(ephemeral.publicKey());
        symmetric.mixHash(EMPTY);
        return new Message(ephemeral.publicKey());
    }

    /** Takes the peer's next message. */
    public Step receive(byte[] message) {
        Step step;
        try {
            step = switch (state) {
                case START -> initiator ? failed("initiator was not started") : first(message);
                case WAITING -> initiator ? second(message) : third(message);
                case OVER -> failed("handshake is over");
            };
        } catch (MalformedException e) {
            step = failed("handshake message is malformed: " + e.getMessage());
        }
        state = step instanceof Step.Send ? State.WAITING : State.OVER;
        return step;
    }

    /** → e at the responder. */
    private Step first(byte[] message) {
        if (message.length != KEY_BYTES) {
            return failed("first handshake message has a wrong length");
        }
        remoteEphemeral = message.clone();
        symmetric.mixHash(remoteEphemeral);
        symmetric.mixHash(EMPTY);

        symmetric.mixHash(ephemeral.publicKey());
        if (!mixAgreement(ephemeral, remoteEphemeral)) {
            return failed("peer sent a null key");
        }
        byte[] sealedStatic = symmetric.encryptAndHash(party.staticPair().publicKey());
        if (!mixAgreement(party.staticPair(), remoteEphemeral)) {
            return failed("peer sent a null key");
        }
        byte[] sealedPayload = symmetric.encryptAndHash(party.payload());
        return new Step.Send(new Message(NoiseParty.join(ephemeral.publicKey(), sealedStatic, sealedPayload)));
    }

    /** ← e, ee, s, es at the initiator. */
    private Step second(byte[] message) {
        if (message.length < KEY_BYTES + SEALED_KEY_BYTES + Aead.TAG_BYTES) {
            return failed("second handshake message is too short");
        }
        remoteEphemeral = Arrays.copyOf(message, KEY_BYTES);
        symmetric.mixHash(remoteEphemeral);
        if (!mixAgreement(ephemeral, remoteEphemeral)) {
            return failed("peer sent a null key");
        }
        byte[] remoteStatic =
                symmetric.decryptAndHash(Arrays.copyOfRange(message, KEY_BYTES, KEY_BYTES + SEALED_KEY_BYTES));
        if (remoteStatic == null || !mixAgreement(ephemeral, remoteStatic)) {
            return failed("peer's static key is not genuine");
        }
        byte[] payload =
                symmetric.decryptAndHash(Arrays.copyOfRange(message, KEY_BYTES + SEALED_KEY_BYTES, message.length));
        if (payload == null) {
            return failed("peer's payload is not genuine");
        }
        byte[] sealedStatic = symmetric.encryptAndHash(party.staticPair().publicKey());
        if (!mixAgreement(party.staticPair(), remoteEphemeral)) {
            return failed("peer sent a null key");
        }
        byte[] sealedPayload = symmetric.encryptAndHash(party.payload());
        return secured(payload, remoteStatic, new Message(NoiseParty.join(sealedStatic, sealedPayload)));
    }

    /** → s, se at the responder. */
    private Step third(byte[] message) {
        if (message.length < SEALED_KEY_BYTES + Aead.TAG_BYTES) {
            return failed("third handshake message is too short");
        }
        byte[] remoteStatic = symmetric.decryptAndHash(Arrays.copyOf(message, SEALED_KEY_BYTES));
        if (remoteStatic == null || !mixAgreement(ephemeral, remoteStatic)) {
            return failed("peer's static key is not genuine");
        }
        byte[] payload = symmetric.decryptAndHash(Arrays.copyOfRange(message, SEALED_KEY_BYTES, message.length));
        if (payload == null) {
            return failed("peer's payload is not genuine");
        }
        return secured(payload, remoteStatic, null);
    }

    private Step secured(byte[] payloadBytes, byte[] remoteStatic, @Nullable Message last) {
        NoisePayload payload = NoisePayload.parse(payloadBytes);
        PublicKey identity = payload.identity();
        PeerId peer = identity.peerId();
        if (expected != null && !expected.equals(peer)) {
            return failed("peer is " + peer + ", expected was " + expected);
        }
        if (!party.vouches(identity, remoteStatic, payload.signature().bytes())) {
            return failed("peer " + peer + " did not sign its static key");
        }
        String muxer = null;
        if (!party.muxers().isEmpty() && !payload.muxers().isEmpty()) {
            muxer = initiator
                    ? firstCommon(party.muxers(), payload.muxers())
                    : firstCommon(payload.muxers(), party.muxers());
            if (muxer == null) {
                return failed("no common muxer, peer offers " + payload.muxers());
            }
        }
        return new Step.Secured(last, new NoiseSession(identity, peer, muxer, symmetric.split(initiator)));
    }

    private boolean mixAgreement(X25519.Pair pair, byte[] key) {
        byte[] shared = new byte[KEY_BYTES];
        boolean usable = pair.agree(key, shared);
        symmetric.mixKey(shared);
        return usable;
    }

    private static @Nullable String firstCommon(List<String> preferred, List<String> other) {
        for (String muxer : preferred) {
            if (other.contains(muxer)) {
                return muxer;
            }
        }
        return null;
    }

    private static Step failed(String why) {
        return new Step.Failed(why);
    }
}
