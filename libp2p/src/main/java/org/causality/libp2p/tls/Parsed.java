package org.causality.libp2p.tls;

import java.io.IOException;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.causality.libp2p.multiformats.MalformedException;

/**
 * A certificate of version 3 taken apart, as in RFC 5280, 4.1. The JDK and Bouncy Castle would do it, but take none
 * without an issuer's name, and rust-libp2p sends such.
 *
 * @param body what is signed
 * @param algorithm how, as said inside and outside of the body
 * @param validFrom first instant of its validity
 * @param validUntil last instant of its validity
 * @param key its key
 * @param extensions its extensions
 * @param signature over the body
 */
record Parsed(
        ASN1Sequence body,
        ASN1ObjectIdentifier algorithm,
        Instant validFrom,
        Instant validUntil,
        SubjectPublicKeyInfo key,
        Extensions extensions,
        ASN1BitString signature) {
    private static final int PARTS = 3;
    private static final int VERSION_3 = 2;
    private static final int BODY_PARTS = 8;
    private static final int EXTENSIONS_TAG = 3;

    /** Throws {@link MalformedException}, {@link IOException} or an unchecked exception for anything else. */
    static Parsed parse(byte[] der) throws IOException {
        ASN1Sequence parts = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
        ASN1Sequence body = ASN1Sequence.getInstance(parts.getObjectAt(0));
        // Version, serial, algorithm, issuer, validity, subject, key, extensions; unique ids would be among the last
        // two.
        if (parts.size() != PARTS || body.size() != BODY_PARTS || version(body) != VERSION_3) {
            throw new MalformedException("certificate is not one of version 3 with extensions and no unique ids");
        }
        AlgorithmIdentifier inside = AlgorithmIdentifier.getInstance(body.getObjectAt(2));
        if (!inside.equals(AlgorithmIdentifier.getInstance(parts.getObjectAt(1)))) {
            throw new MalformedException("certificate names two signature algorithms");
        }
        ASN1Sequence validity = ASN1Sequence.getInstance(body.getObjectAt(4));
        return new Parsed(
                body,
                inside.getAlgorithm(),
                instant(validity, 0),
                instant(validity, 1),
                SubjectPublicKeyInfo.getInstance(body.getObjectAt(6)),
                Extensions.getInstance(tagged(body, 7, EXTENSIONS_TAG)),
                ASN1BitString.getInstance(parts.getObjectAt(2)));
    }

    private static int version(ASN1Sequence body) {
        return ASN1Integer.getInstance(tagged(body, 0, 0)).intValueExact();
    }

    private static ASN1Primitive tagged(ASN1Sequence body, int at, int tag) {
        ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(body.getObjectAt(at));
        if (!tagged.hasContextTag(tag)) {
            throw new MalformedException("certificate has no libp2p extension, for it has no extensions");
        }
        return tagged.getExplicitBaseObject().toASN1Primitive();
    }

    private static Instant instant(ASN1Sequence validity, int at) {
        return Time.getInstance(validity.getObjectAt(at)).getDate().toInstant();
    }

    byte[] signedBytes() throws IOException {
        return body.getEncoded(ASN1Encoding.DER);
    }

    /** The SubjectPublicKeyInfo that the host key signs. */
    byte[] keyBytes() throws IOException {
        return key.getEncoded(ASN1Encoding.DER);
    }
}
