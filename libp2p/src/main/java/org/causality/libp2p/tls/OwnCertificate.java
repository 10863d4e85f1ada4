package org.causality.libp2p.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A self-signed certificate on a fresh P-256 key, which every TLS library knows, and that key.
 *
 * @param certificate what is shown to peers
 * @param key its secret
 */
public record OwnCertificate(X509Certificate certificate, PrivateKey key) {
    /** A peer's clock may be that far behind ours. */
    private static final Duration BACKDATED = Duration.ofDays(1);

    /** Its dates protect nothing, as it is made anew at every start; so they never stop a long-lived process. */
    private static final Duration VALID = Duration.ofDays(36_500);

    private static final int SERIAL_BITS = 63;

    /** A certificate that says its key belongs to {@code identity}. */
    public static OwnCertificate of(
            org.causality.libp2p.identity.PrivateKey identity, SecureRandom random, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            SignedKey signed = SignedKey.sign(identity, pair.getPublic().getEncoded());
            Extension extension = new Extension(
                    new ASN1ObjectIdentifier(SignedKey.OID), false, signed.der().getEncoded());
            return signed(pair, new Extensions(extension), random, now.minus(BACKDATED), now.plus(VALID));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK makes certificates on P-256", e);
        }
    }

    static OwnCertificate signed(KeyPair pair, Extensions extensions, SecureRandom random, Instant from, Instant until)
            throws GeneralSecurityException, IOException {
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        X500Name name = new X500Name("O=libp2p");
        V3TBSCertificateGenerator body = new V3TBSCertificateGenerator();
        body.setSerialNumber(new ASN1Integer(new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE)));
        body.setSignature(algorithm);
        body.setIssuer(name);
        body.setSubject(name);
        body.setStartDate(new Time(Date.from(from)));
        body.setEndDate(new Time(Date.from(until)));
        body.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        body.setExtensions(extensions);
        return sealed(body.generateTBSCertificate(), algorithm, pair, random);
    }

    private static OwnCertificate sealed(
            TBSCertificate body, AlgorithmIdentifier algorithm, KeyPair pair, SecureRandom random)
            throws GeneralSecurityException, IOException {
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(pair.getPrivate(), random);
        signer.update(body.getEncoded());
        byte[] der =
                new DERSequence(new ASN1Encodable[] {body, algorithm, new DERBitString(signer.sign())}).getEncoded();
        return new OwnCertificate(
                (X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)),
                pair.getPrivate());
    }
}
