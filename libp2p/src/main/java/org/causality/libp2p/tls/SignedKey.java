package org.causality.libp2p.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.multiformats.MalformedException;

/**
 * The libp2p extension of a certificate: who vouches for the certificate's key, DER {@code SEQUENCE {OCTET STRING
 * publicKey, OCTET STRING signature}}. The signature is the host key's over {@code libp2p-tls-handshake:} and the
 * certificate's SubjectPublicKeyInfo.
 */
final class SignedKey {
    /** Under which the extension stands in a certificate. */
    static final String OID = "1.3.6.1.4.1.53594.1.1";

    private static final byte[] PREFIX = "libp2p-tls-handshake:".getBytes(StandardCharsets.US_ASCII);
    private static final int FIELDS = 2;

    private final PublicKey host;
    private final byte[] signature;

    private SignedKey(PublicKey host, byte[] signature) {
        this.host = host;
        this.signature = signature;
    }

    PublicKey host() {
        return host;
    }

    static SignedKey sign(PrivateKey identity, byte[] certificateKey) {
        return new SignedKey(identity.publicKey(), identity.sign(signed(certificateKey)));
    }

    boolean vouchesFor(byte[] certificateKey) {
        return host.verify(signed(certificateKey), signature);
    }

    private static byte[] signed(byte[] certificateKey) {
        byte[] signed = new byte[PREFIX.length + certificateKey.length];
        System.arraycopy(PREFIX, 0, signed, 0, PREFIX.length);
        System.arraycopy(certificateKey, 0, signed, PREFIX.length, certificateKey.length);
        return signed;
    }

    DERSequence der() {
        return new DERSequence(
                new DEROctetString[] {new DEROctetString(host.encoded()), new DEROctetString(signature)});
    }

    /** Parses what a certificate holds under {@link #OID}. */
    static SignedKey parse(byte[] der) {
        try {
            ASN1Sequence fields = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
            if (fields.size() != FIELDS) {
                throw new MalformedException("libp2p extension has " + fields.size() + " fields");
            }
            return new SignedKey(PublicKey.parse(octets(fields, 0)), octets(fields, 1));
        } catch (IOException | IllegalArgumentException | ClassCastException _) {
            throw new MalformedException("libp2p extension is not DER of the right shape");
        }
    }

    private static byte[] octets(ASN1Sequence fields, int at) {
        return ASN1OctetString.getInstance(fields.getObjectAt(at)).getOctets();
    }
}
