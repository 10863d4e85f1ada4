package org.causality.libp2p.noise;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.causality.libp2p.crypto.X25519;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.proto.ProtoWriter;

/**
 * Our side of all handshakes: the static key, and the payload in which the identity key vouches for it. Made once a
 * process, so that a handshake costs no signature of ours.
 */
public final class NoiseParty {
    private static final String SIGNATURE_DOMAIN = "noise-libp2p-static-key:";

    private final X25519.Pair staticPair;
    private final byte[] payload;
    private final List<String> muxers;
    private final Vouched vouched = new Vouched();

    /**
     * Binds a static key to an identity.
     *
     * @param staticPair a fresh one
     * @param muxers muxer protocols to offer within the handshake, best first; none to leave it to multistream
     */
    public NoiseParty(PrivateKey identity, X25519.Pair staticPair, List<String> muxers) {
        this.staticPair = staticPair;
        this.muxers = List.copyOf(muxers);
        ProtoWriter writer = new ProtoWriter(192)
                .bytes(1, identity.publicKey().encoded())
                .bytes(2, identity.sign(signedBytes(staticPair.publicKey())));
        if (!muxers.isEmpty()) {
            writer.message(4, extensions -> muxers.forEach(muxer -> extensions.string(2, muxer)));
        }
        payload = writer.toByteArray();
    }

    X25519.Pair staticPair() {
        return staticPair;
    }

    byte[] payload() {
        return payload;
    }

    List<String> muxers() {
        return muxers;
    }

    /** Whether the identity signed the static key; what it signed once is remembered for as long as there is room. */
    boolean vouches(PublicKey identity, byte[] staticKey, byte[] signature) {
        byte[] claim = join(identity.encoded(), staticKey, signature);
        if (vouched.holds(claim)) {
            return true;
        }
        boolean genuine = identity.verify(signedBytes(staticKey), signature);
        if (genuine) {
            vouched.add(claim);
        }
        return genuine;
    }

    static byte[] join(byte[]... parts) {
        ByteBuffer joined = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }

    private static byte[] signedBytes(byte[] staticKey) {
        return join(SIGNATURE_DOMAIN.getBytes(StandardCharsets.US_ASCII), staticKey);
    }
}
