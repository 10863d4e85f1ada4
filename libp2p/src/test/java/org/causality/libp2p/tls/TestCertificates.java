package org.causality.libp2p.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.causality.libp2p.identity.PrivateKey;

/** Certificates that no peer may accept, each with its key. */
public enum TestCertificates {
    /** Was valid until a minute ago. */
    EXPIRED,
    /** Is valid from tomorrow on. */
    NOT_YET_VALID,
    /** Says nothing about a host key. */
    WITHOUT_EXTENSION,
    /** Carries the host key's signature over another certificate's key. */
    FORGED,
    /** Demands something that no one understands. */
    UNKNOWN_CRITICAL;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** One made now. */
    public OwnCertificate make(PrivateKey host) {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(256);
            KeyPair pair = keys.generateKeyPair();
            Instant now = Instant.now();
            Extension good = extension(host, pair);
            ASN1ObjectIdentifier strange = new ASN1ObjectIdentifier("1.3.6.1.4.1.53594.9.9");
            byte[] nothing = DERNull.INSTANCE.getEncoded();
            return switch (this) {
                case EXPIRED -> make(pair, now.minus(Duration.ofDays(2)), now.minusSeconds(60), good);
                case NOT_YET_VALID -> make(pair, now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(2)), good);
                case WITHOUT_EXTENSION -> make(pair, new Extension(strange, false, nothing));
                case FORGED -> make(pair, extension(host, keys.generateKeyPair()));
                case UNKNOWN_CRITICAL -> make(pair, good, new Extension(strange, true, nothing));
            };
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Extension extension(PrivateKey host, KeyPair pair) throws IOException {
        SignedKey signed = SignedKey.sign(host, pair.getPublic().getEncoded());
        return new Extension(
                new ASN1ObjectIdentifier(SignedKey.OID), false, signed.der().getEncoded());
    }

    private static OwnCertificate make(KeyPair pair, Extension... extensions)
            throws GeneralSecurityException, IOException {
        Instant now = Instant.now();
        return make(pair, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)), extensions);
    }

    private static OwnCertificate make(KeyPair pair, Instant from, Instant until, Extension... extensions)
            throws GeneralSecurityException, IOException {
        return OwnCertificate.signed(pair, new Extensions(extensions), RANDOM, from, until);
    }
}
