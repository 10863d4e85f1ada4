package org.causality.model.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Known answers a provider must give before it is trusted: RFC 8032 §7.1, the example of EIP-712, Keccak, FIPS 180. */
final class SelfTest {
    private static final byte[] RFC8032_SEED = hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    private static final byte[] RFC8032_KEY = hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    private static final byte[] RFC8032_MESSAGE = hex("72");
    private static final byte[] RFC8032_SIGNATURE =
            hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

    private static final byte[] EIP712_DIGEST = hex("be609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2");
    private static final byte[] EIP712_KEY = ComposedSuite.keccak("cow".getBytes(StandardCharsets.UTF_8));
    private static final byte[] EIP712_ADDRESS = hex("cd2a3d9f938e13cd947ec05abc7fe734df8dd826");
    private static final byte[] EIP712_SIGNATURE =
            hex("4355c47d63924e8a72e509b65029052eb6c299d53a04e167c5775fd466751c9d"
                    + "07299936d304c153f6443dfa05f40ff007d72911b6f72307f996231605b915621c");

    private static final byte[] ABC = "abc".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SHA256_ABC = hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    private static final byte[] KECCAK_NOTHING =
            hex("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");

    private SelfTest() {}

    static boolean ed25519(Ed25519Engine<?> engine) {
        StrictEd25519<?> strict = new StrictEd25519<>(engine);
        return Arrays.equals(strict.sign(RFC8032_SEED, RFC8032_MESSAGE), RFC8032_SIGNATURE)
                && Arrays.equals(strict.publicKey(RFC8032_SEED), RFC8032_KEY)
                && strict.verify(RFC8032_KEY, RFC8032_MESSAGE, RFC8032_SIGNATURE)
                && !strict.verify(RFC8032_KEY, ABC, RFC8032_SIGNATURE);
    }

    static boolean secp256k1(Secp256k1Engine engine) {
        StrictSecp256k1 strict = new StrictSecp256k1(engine);
        return Arrays.equals(strict.sign(EIP712_KEY, EIP712_DIGEST), EIP712_SIGNATURE)
                && Arrays.equals(strict.recoverAddress(EIP712_DIGEST, EIP712_SIGNATURE), EIP712_ADDRESS)
                && !Arrays.equals(strict.recoverAddress(SHA256_ABC, EIP712_SIGNATURE), EIP712_ADDRESS);
    }

    static void hashes(CryptoSuite suite) {
        if (!Arrays.equals(suite.sha256(ABC), SHA256_ABC)
                || !Arrays.equals(suite.keccak256(new byte[0]), KECCAK_NOTHING)) {
            throw new IllegalStateException("SHA-256 or Keccak-256 failed its self-test: do not run on this JVM");
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
