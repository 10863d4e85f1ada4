package org.causality.libp2p.quic;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslEngine;
import java.net.Socket;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.tls.PeerCertificate;
import org.jspecify.annotations.Nullable;

/** Who one handshake's peer is: asked by TLS while the handshake runs, so that a wrong peer never sees it completed. */
final class PeerProof {
    private static final String HANDSHAKE = "org.causality.libp2p.quic.proof";

    private final @Nullable PeerId expected;
    private @Nullable PublicKey host;
    private @Nullable String refusal;

    PeerProof(@Nullable PeerId expected) {
        this.expected = expected;
    }

    /** The engine of a handshake that this decides on. */
    QuicSslEngine engine(QuicSslContext context) {
        QuicSslEngine engine = context.newEngine(ByteBufAllocator.DEFAULT);
        engine.getSession().putValue(HANDSHAKE, this);
        return engine;
    }

    /** The proven identity key, or null. */
    @Nullable PublicKey host() {
        return host;
    }

    /** Why we refused the peer, or null. */
    @Nullable String refusal() {
        return refusal;
    }

    private void judge(X509Certificate[] chain) throws CertificateException {
        refusal = fault(PeerCertificate.judge(der(chain), Instant.now()));
        if (refusal != null) {
            throw new CertificateException(refusal);
        }
    }

    private static List<byte[]> der(X509Certificate[] chain) throws CertificateEncodingException {
        List<byte[]> der = new ArrayList<>(chain.length);
        for (X509Certificate certificate : chain) {
            der.add(certificate.getEncoded());
        }
        return der;
    }

    private @Nullable String fault(PeerCertificate.Verdict verdict) {
        return switch (verdict) {
            case PeerCertificate.Verdict.Refused(String why) -> why;
            case PeerCertificate.Verdict.Genuine(PublicKey key) -> {
                if (expected != null && !expected.matches(key)) {
                    yield "peer is " + key.peerId() + ", not " + expected;
                }
                host = key;
                yield null;
            }
        };
    }

    /** Hands each chain to the proof of its handshake. */
    static final class Trust extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            judge(chain, engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            judge(chain, engine);
        }

        private static void judge(X509Certificate[] chain, SSLEngine engine) throws CertificateException {
            if (!(engine.getSession().getValue(HANDSHAKE) instanceof PeerProof proof)) {
                throw new CertificateException("handshake without an owner");
            }
            proof.judge(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("only QUIC is served");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("only QUIC is served");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("only QUIC is served");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("only QUIC is served");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
