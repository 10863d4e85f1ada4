package org.causality.libp2p.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** Known answers that a provider must give before it is used: RFC 8032 §7.1, RFC 7748 §6.1, RFC 8439 in place. */
final class SelfTest {
    private static final byte[] ED_SEED = hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    private static final byte[] ED_KEY = hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    private static final byte[] ED_MESSAGE = hex("72");
    private static final byte[] ED_SIGNATURE = hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

    private static final byte[] X_SECRET = hex("77076d0a7318a57d3c16c17251b26645df4c60bc2b1b2f2d2c3b1a0a1a0a0a0a");

    private static final String PLAIN = "a frame of the wire, sealed where it lies";

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
        byte[] ours = X_SECRET;
        byte[] theirs = ED_SEED;
        byte[] one = new byte[X25519.KEY_BYTES];
        byte[] two = new byte[X25519.KEY_BYTES];
        require(candidate.agree(ours, candidate.publicKey(theirs), one), "X25519 agreement");
        require(candidate.agree(theirs, candidate.publicKey(ours), two), "X25519 agreement");
        require(Arrays.equals(one, two), "X25519 symmetry");
        require(!candidate.agree(ours, new byte[X25519.KEY_BYTES], one), "X25519 refusal of the zero key");
    }

    static void aead(Aead.Factory candidate) {
        for (boolean direct : new boolean[] {false, true}) {
            sealedInPlaceOpensInPlace(candidate, direct);
        }
    }

    private static void sealedInPlaceOpensInPlace(Aead.Factory candidate, boolean direct) {
        byte[] plain = PLAIN.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        int sealedBytes = plain.length + Aead.TAG_BYTES;
        ByteBuffer memory = direct ? ByteBuffer.allocateDirect(sealedBytes) : ByteBuffer.allocate(sealedBytes);
        memory.put(0, plain);
        Aead aead = candidate.create(ED_SEED);
        byte[] associated = {1, 2, 3};
        aead.seal(7, associated, memory.slice(0, plain.length), memory.slice(0, sealedBytes));
        byte[] sealed = new byte[sealedBytes];
        memory.get(0, sealed);
        require(!Arrays.equals(plain, 0, plain.length, sealed, 0, plain.length), "sealing");

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
