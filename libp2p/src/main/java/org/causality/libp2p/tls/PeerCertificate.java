package org.causality.libp2p.tls;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.causality.libp2p.crypto.Crypto;
import org.causality.libp2p.crypto.KeyVerification;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.multiformats.MalformedException;
import org.jspecify.annotations.Nullable;

/** What a peer showed in its TLS handshake, and whether that names a peer. */
public final class PeerCertificate {
    private static final ASN1ObjectIdentifier LIBP2P = new ASN1ObjectIdentifier(SignedKey.OID);

    /** Critical extensions that are understood: of the others, key usage is looked at and the rest are no concern here. */
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD =
            Set.of(LIBP2P, Extension.keyUsage, Extension.basicConstraints, Extension.extendedKeyUsage);

    private static final String ECDSA_SHA256 = "1.2.840.10045.4.3.2";
    private static final String RSA_SHA256 = "1.2.840.113549.1.1.11";
    private static final String ED25519 = "1.3.101.112";

    /** Whether a certificate names a peer. */
    public sealed interface Verdict {
        /** It belongs to the peer with this identity key. */
        record Genuine(PublicKey host) implements Verdict {}

        /** It does not, for the given reason. */
        record Refused(String why) implements Verdict {}
    }

    private PeerCertificate() {}

    /** Judges the chain as it was sent, each certificate in DER. Never throws. */
    public static Verdict judge(List<byte[]> chain, Instant now) {
        if (chain.size() != 1) {
            return new Verdict.Refused(chain.size() + " certificates were sent where one is needed");
        }
        try {
            Parsed certificate = Parsed.parse(chain.getFirst());
            String fault = fault(certificate, now);
            return fault == null ? owner(certificate) : new Verdict.Refused(fault);
        } catch (MalformedException e) {
            return new Verdict.Refused(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException _) {
            return new Verdict.Refused("certificate cannot be parsed");
        }
    }

    private static @Nullable String fault(Parsed certificate, Instant now) throws IOException {
        if (now.isBefore(certificate.validFrom())) {
            return "certificate is not yet valid";
        }
        if (now.isAfter(certificate.validUntil())) {
            return "certificate is expired";
        }
        Extensions extensions = certificate.extensions();
        if (extensions.getExtension(LIBP2P) == null) {
            return "certificate has no libp2p extension";
        }
        if (!UNDERSTOOD.containsAll(List.of(extensions.getCriticalExtensionOIDs()))) {
            return "certificate has a critical extension that is not understood";
        }
        KeyUsage usage = KeyUsage.fromExtensions(extensions);
        if (usage != null && !usage.hasUsages(KeyUsage.digitalSignature)) {
            return "certificate's key is not for signatures";
        }
        return isSelfSigned(certificate) ? null : "certificate's self-signature is not valid";
    }

    private static boolean isSelfSigned(Parsed certificate) throws IOException {
        byte[] signed = certificate.signedBytes();
        byte[] signature = certificate.signature().getOctets();
        return switch (certificate.algorithm().getId()) {
            case ECDSA_SHA256 -> KeyVerification.ecdsa(certificate.keyBytes(), signed, signature);
            case RSA_SHA256 -> KeyVerification.rsa(certificate.keyBytes(), signed, signature);
            case ED25519 -> {
                byte[] raw = certificate.key().getPublicKeyData().getOctets();
                yield Crypto.chosen().ed25519().verify(raw, signed, signature);
            }
            default -> false;
        };
    }

    private static Verdict owner(Parsed certificate) throws IOException {
        SignedKey signed = SignedKey.parse(
                certificate.extensions().getExtension(LIBP2P).getExtnValue().getOctets());
        return signed.vouchesFor(certificate.keyBytes())
                ? new Verdict.Genuine(signed.host())
                : new Verdict.Refused("host key did not sign this certificate's key");
    }
}
