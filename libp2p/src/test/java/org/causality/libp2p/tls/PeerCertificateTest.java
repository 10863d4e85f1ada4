package org.causality.libp2p.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.causality.libp2p.Vectors;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.identity.PublicKey;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Which certificates name a peer, and which are refused. */
final class PeerCertificateTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final PrivateKey HOST = PrivateKey.generate(RANDOM);
    private static final JsonNode VECTORS = Vectors.tls();
    private static final byte[] OURS = der(OwnCertificate.of(HOST, RANDOM, NOW));

    private static byte[] der(OwnCertificate own) {
        try {
            return own.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static PeerCertificate.Verdict judge(byte[]... chain) {
        return PeerCertificate.judge(List.of(chain), NOW);
    }

    private static void refused(PeerCertificate.Verdict verdict, String why) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        PeerCertificate.Verdict.Refused.class,
                        refused -> assertThat(refused.why()).contains(why));
    }

    private static PublicKey host(PeerCertificate.Verdict verdict) {
        assertThat(verdict).isInstanceOf(PeerCertificate.Verdict.Genuine.class);
        return ((PeerCertificate.Verdict.Genuine) verdict).host();
    }

    // ---- the specification's vectors

    @Test
    void everyKeyTypeOfTheSpecificationIsTaken() {
        for (JsonNode vector : VECTORS.get("genuine")) {
            PublicKey host = host(judge(Vectors.bytes(vector, "certificate")));
            assertThat(host.peerId()).hasToString(vector.get("peerId").asString());
        }
    }

    @Test
    void theSpecificationsForgedCertificateIsRefused() {
        refused(judge(Vectors.bytes(VECTORS, "forged")), "did not sign");
    }

    /** As rust-libp2p and with it js-libp2p make them. */
    @Test
    void oneWithoutAnyNameIsTaken() {
        assertThat(host(judge(Vectors.bytes(VECTORS, "nameless"))).peerId())
                .hasToString("12D3KooWFWbizd9iRR1t9F2py7KwqSafiKpwDH1t4mTJZnqiiTTC");
    }

    // ---- our own

    @Test
    void ourOwnNamesUsForALongTime() {
        assertThat(host(judge(OURS))).isEqualTo(HOST.publicKey());
        assertThat(PeerCertificate.judge(List.of(OURS), NOW.plus(Duration.ofDays(10_000))))
                .isInstanceOf(PeerCertificate.Verdict.Genuine.class);
    }

    @Test
    void itFitsIntoTheFirstFlightOfAServer() {
        assertThat(OURS).hasSizeLessThan(600);
    }

    // ---- what is refused

    @Test
    void anExpiredOneIsRefused() throws Exception {
        refused(judge(made(NOW.minus(Duration.ofDays(2)), NOW.minusSeconds(1), signedBy(HOST))), "expired");
    }

    @Test
    void oneOfTomorrowIsRefused() throws Exception {
        refused(judge(made(NOW.plusSeconds(1), NOW.plus(Duration.ofDays(2)), signedBy(HOST))), "not yet valid");
    }

    @Test
    void oneWithoutTheExtensionIsRefused() throws Exception {
        refused(
                judge(made(new Extension(Extension.basicConstraints, false, new BasicConstraints(false).getEncoded()))),
                "no libp2p extension");
    }

    @Test
    void anUnknownCriticalExtensionIsRefusedAndAnUncriticalOneIsNot() throws Exception {
        ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("1.3.6.1.4.1.53594.9.9");
        byte[] value = DERNull.INSTANCE.getEncoded();
        refused(judge(made(signedBy(HOST), new Extension(unknown, true, value))), "critical");
        assertThat(host(judge(made(signedBy(HOST), new Extension(unknown, false, value)))))
                .isEqualTo(HOST.publicKey());
    }

    @Test
    void theExtensionMayBeCritical() throws Exception {
        Extension ours = signedBy(HOST);
        assertThat(host(judge(made(new Extension(ours.getExtnId(), true, ours.getExtnValue())))))
                .isEqualTo(HOST.publicKey());
    }

    @Test
    void aKeyThatMayNotSignIsRefused() throws Exception {
        refused(
                judge(made(
                        signedBy(HOST),
                        new Extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyAgreement).getEncoded()))),
                "not for signatures");
    }

    @Test
    void theSignatureOfAnotherHostIsRefused() throws Exception {
        byte[] elsewhere = keys().getPublic().getEncoded();
        SignedKey stolen = SignedKey.sign(HOST, elsewhere);
        refused(judge(made(extension(stolen))), "did not sign");
    }

    @Test
    void aChainIsRefused() {
        refused(judge(OURS, OURS), "2 certificates");
        refused(judge(), "0 certificates");
    }

    @Test
    void anExtensionOfAnotherShapeIsRefused() throws Exception {
        ASN1ObjectIdentifier id = new ASN1ObjectIdentifier(SignedKey.OID);
        refused(judge(made(new Extension(id, false, DERNull.INSTANCE.getEncoded()))), "right shape");
        refused(judge(made(new Extension(id, false, new byte[] {1, 2, 3}))), "right shape");
    }

    /** Whatever byte an attacker changes, no other peer is named and nothing is thrown. */
    @Property(tries = 400)
    void aChangedByteNamesNobodyElse(@ForAll @IntRange(min = 0, max = 1_000) int at, @ForAll byte flip) {
        byte[] changed = OURS.clone();
        changed[at % changed.length] ^= flip;
        if (!Arrays.equals(changed, OURS)) {
            assertThat(judge(changed))
                    .as(HexFormat.of().formatHex(changed))
                    .isInstanceOf(PeerCertificate.Verdict.Refused.class);
        }
    }

    // ---- certificates on one key

    private static final KeyPair PAIR = keys();

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Extension signedBy(PrivateKey host) throws IOException {
        return extension(SignedKey.sign(host, PAIR.getPublic().getEncoded()));
    }

    private static Extension extension(SignedKey signed) throws IOException {
        return new Extension(
                new ASN1ObjectIdentifier(SignedKey.OID), false, signed.der().getEncoded());
    }

    private static byte[] made(Extension... extensions) throws GeneralSecurityException, IOException {
        return made(NOW.minusSeconds(60), NOW.plusSeconds(60), extensions);
    }

    private static byte[] made(Instant from, Instant until, Extension... extensions)
            throws GeneralSecurityException, IOException {
        return der(OwnCertificate.signed(PAIR, new Extensions(extensions), RANDOM, from, until));
    }
}
