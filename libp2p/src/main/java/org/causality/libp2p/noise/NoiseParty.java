package org.causality.libp2p.noise;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.causality.libp2p.crypto.Crypto;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.proto.ProtoWriter;

/**
 * Our side of all handshakes: the static key, and the payload in which the identity key vouches for it. Made once a
 * process, so that a handshake costs no signature of ours.
 */
public final class NoiseParty {
    private static final String SIGNATURE_DOMAIN = "noise-libp2p-static-key:";

    private final byte[] staticSecret;
    private final byte[] staticKey;
    private final byte[] payload;
    private final List<String> muxers;

    /**
     * Binds a static key to an identity.
     *
     * @param staticSecret 32 fresh random bytes
     * @param muxers muxer protocols to offer within the handshake, best first; none to leave it to multistream
     */
    public NoiseParty(PrivateKey identity, byte[] staticSecret, List<String> muxers) {
        this.staticSecret = staticSecret.clone();
        this.muxers = List.copyOf(muxers);
        staticKey = Crypto.chosen().x25519().publicKey(staticSecret);
        ProtoWriter writer = new ProtoWriter(192)
                .bytes(1, identity.publicKey().encoded())
                .bytes(2, identity.sign(signedBytes(staticKey)));
        if (!muxers.isEmpty()) {
            writer.message(4, extensions -> muxers.forEach(muxer -> extensions.string(2, muxer)));
        }
        payload = writer.toByteArray();
    }

    byte[] staticSecret() {
        return staticSecret;
    }

    byte[] staticKey() {
        return staticKey;
    }

    byte[] payload() {
        return payload;
    }

    List<String> muxers() {
        return muxers;
    }

    static boolean vouches(PublicKey identity, byte[] staticKey, byte[] signature) {
        return identity.verify(signedBytes(staticKey), signature);
    }

    private static byte[] signedBytes(byte[] staticKey) {
        byte[] domain = SIGNATURE_DOMAIN.getBytes(StandardCharsets.US_ASCII);
        byte[] signed = Arrays.copyOf(domain, domain.length + staticKey.length);
        System.arraycopy(staticKey, 0, signed, domain.length, staticKey.length);
        return signed;
    }
}
