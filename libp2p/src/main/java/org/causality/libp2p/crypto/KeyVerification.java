package org.causality.libp2p.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** Verification for the identity keys that we never make ourselves, but may meet. All answer false on anything bad. */
public final class KeyVerification {
    private static final ECDomainParameters SECP256K1 = domain("secp256k1");
    private static final int RSA_BITS_MIN = 2_048;
    private static final int RSA_BITS_MAX = 8_192;
    private static final int P256_BITS = 256;

    private KeyVerification() {}

    /** ECDSA on secp256k1 over SHA-256 with a DER signature; {@code key} is a compressed point of 33 bytes. */
    public static boolean secp256k1(byte[] key, byte[] message, byte[] signature) {
        try {
            ECDSASigner verifier = new ECDSASigner();
            verifier.init(false, new ECPublicKeyParameters(SECP256K1.getCurve().decodePoint(key), SECP256K1));
            BigInteger[] parts = StandardDSAEncoding.INSTANCE.decode(SECP256K1.getN(), signature);
            return verifier.verifySignature(Crypto.sha256().digest(message), parts[0], parts[1]);
        } catch (java.io.IOException | RuntimeException _) {
            return false;
        }
    }

    /** PKCS#1 v1.5 over SHA-256; {@code key} is an X.509 SubjectPublicKeyInfo. */
    public static boolean rsa(byte[] key, byte[] message, byte[] signature) {
        return verify("RSA", "SHA256withRSA", key, message, signature);
    }

    /** ECDSA on P-256 over SHA-256 with a DER signature; {@code key} is an X.509 SubjectPublicKeyInfo. */
    public static boolean ecdsa(byte[] key, byte[] message, byte[] signature) {
        return verify("EC", "SHA256withECDSA", key, message, signature);
    }

    private static boolean verify(String keys, String signatures, byte[] key, byte[] message, byte[] signature) {
        try {
            PublicKey parsed = KeyFactory.getInstance(keys).generatePublic(new X509EncodedKeySpec(key));
            if (!strengthFits(parsed)) {
                return false;
            }
            Signature verifier = Signature.getInstance(signatures);
            verifier.initVerify(parsed);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | RuntimeException _) {
            return false;
        }
    }

    private static boolean strengthFits(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa ->
                rsa.getModulus().bitLength() >= RSA_BITS_MIN && rsa.getModulus().bitLength() <= RSA_BITS_MAX;
            case ECPublicKey ec -> ec.getParams().getOrder().bitLength() == P256_BITS;
            default -> false;
        };
    }

    private static ECDomainParameters domain(String curve) {
        X9ECParameters parameters = CustomNamedCurves.getByName(curve);
        return new ECDomainParameters(parameters.getCurve(), parameters.getG(), parameters.getN(), parameters.getH());
    }
}
