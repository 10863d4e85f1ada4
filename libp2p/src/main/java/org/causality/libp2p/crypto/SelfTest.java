package org.causality.libp2p.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Known answers that a provider must give before it is used: RFC 8032 §7.1, RFC 7748 §6.1, and a frame sealed by OpenSSL. */
final class SelfTest {
    private static final byte[] ED_SEED = hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    private static final byte[] ED_KEY = hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    private static final byte[] ED_MESSAGE = hex("72");
    private static final byte[] ED_SIGNATURE = hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

    private static final byte[] X_SECRET = hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
    private static final byte[] X_KEY = hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
    private static final byte[] X_OTHER_KEY = hex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
    private static final byte[] X_SHARED = hex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");

    private static final String PLAIN = "a frame of the wire, sealed where it lies";
    /** Made by OpenSSL. */
    private static final byte[] SEALED = hex("4363f4cb123e662c04be51433bec751020904130321ff1864c5f4a6db957489e"
            + "ac594b40dd1abb2d67b52a167112d89e18b50bb5268d41df2a");

    private SelfTest() {}

    static void ed25519(Ed25519 candidate) {
        require(Arrays.equals(ED_KEY, candidate.publicKey(ED_SEED)), "Ed25519 public key");
        require(Arrays.equals(ED_SIGNATURE, candidate.signer(ED_SEED).sign(ED_MESSAGE)), "Ed25519 signature");
        require(candidate.verify(ED_KEY, ED_MESSAGE, ED_SIGNATURE), "Ed25519 verification");
        byte[] forged = ED_SIGNATURE.clone();
        forged[40] ^= 1;
        require(!candidate.verify(ED_KEY, ED_MESSAGE, forged), "Ed25519 refusal of a forged signature");
        require(!candidate.verify(new byte[32], ED_MESSAGE, new byte[64]), "Ed25519 refusal of a null signature");
    }

    static void x25519(X25519 candidate) {
        byte[] shared = new byte[X25519.KEY_BYTES];
        X25519.Pair pair = candidate.of(X_SECRET);
        require(Arrays.equals(X_KEY, pair.publicKey()), "X25519 public key");
        require(pair.agree(X_OTHER_KEY, shared), "X25519 agreement");
        require(Arrays.equals(X_SHARED, shared), "X25519 shared secret");
        require(!pair.agree(new byte[X25519.KEY_BYTES], shared), "X25519 refusal of the zero key");

        X25519.Pair fresh = candidate.generate();
        byte[] theirs = new byte[X25519.KEY_BYTES];
        require(!Arrays.equals(fresh.publicKey(), candidate.generate().publicKey()), "X25519 fresh keys");
        require(pair.agree(fresh.publicKey(), shared) && fresh.agree(X_KEY, theirs), "X25519 with a fresh key");
        require(Arrays.equals(shared, theirs), "X25519 secret shared with a fresh key");
    }

    static void aead(Aead.Factory candidate) {
        for (boolean direct : new boolean[] {false, true}) {
            sealedInPlaceOpensInPlace(candidate, direct);
        }
    }

    private static void sealedInPlaceOpensInPlace(Aead.Factory candidate, boolean direct) {
        byte[] plain = PLAIN.getBytes(StandardCharsets.US_ASCII);
        int sealedBytes = plain.length + Aead.TAG_BYTES;
        ByteBuffer memory = direct ? ByteBuffer.allocateDirect(sealedBytes) : ByteBuffer.allocate(sealedBytes);
        memory.put(0, plain);
        Aead aead = candidate.create(ED_SEED);
        byte[] associated = {1, 2, 3};
        aead.seal(7, associated, memory.slice(0, plain.length), memory.slice(0, sealedBytes));
        byte[] sealed = new byte[sealedBytes];
        memory.get(0, sealed);
        require(Arrays.equals(SEALED, sealed), "sealing in place");

        byte[] forged = sealed.clone();
        forged[0] ^= 1;
        ByteBuffer out = ByteBuffer.allocate(sealedBytes);
        require(!aead.open(7, associated, ByteBuffer.wrap(forged), out), "refusal of a forged frame");
        require(!aead.open(8, associated, ByteBuffer.wrap(sealed), out), "refusal of a wrong counter");
        require(aead.open(7, associated, memory.slice(0, sealedBytes), memory.slice(0, sealedBytes)), "opening");
        byte[] opened = new byte[plain.length];
        memory.get(0, opened);
        require(Arrays.equals(plain, opened), "opening in place");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("self-test failed: " + what);
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
