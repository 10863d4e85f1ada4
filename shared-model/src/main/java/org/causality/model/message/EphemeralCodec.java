package org.causality.model.message;

import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Payload.NetworkHealth;
import org.causality.model.message.Payload.PeerDiscovery;
import org.causality.model.network.Certificate;

/** The fields of the two payloads that stand outside the DAG. */
final class EphemeralCodec {

    private EphemeralCodec() {}

    static void write(PeerDiscovery discovery, CanonicalWriter out) {
        Certificate certificate = discovery.certificate();
        if (certificate != null) {
            out.message(1, certificate, Certificate::write);
        }
        out.texts(2, discovery.addresses()).texts(3, discovery.roles()).uint(4, discovery.capacity());
    }

    static PeerDiscovery readPeerDiscovery(CanonicalReader in) {
        return new PeerDiscovery(
                in.optionalMessage(1, Certificate.SIZE_MAX, Certificate::read),
                in.texts(2, PeerDiscovery.ADDRESSES_MAX, PeerDiscovery.ADDRESS_SIZE_MAX),
                in.texts(3, PeerDiscovery.ROLES_MAX, PeerDiscovery.ROLE_SIZE_MAX),
                in.uint(4, Integer.MAX_VALUE));
    }

    static void write(NetworkHealth health, CanonicalWriter out) {
        out.bytes32(1, health.operator().value())
                .uint(2, health.verifiedTime().value())
                .uint(3, health.delivered())
                .uint(4, health.peers())
                .uint(5, health.heldBack())
                .text(6, health.agent());
    }

    static NetworkHealth readNetworkHealth(CanonicalReader in) {
        return new NetworkHealth(
                new PublicKey(in.bytes32(1)),
                new LamportTime(in.uint(2)),
                in.uint(3),
                in.uint(4, Integer.MAX_VALUE),
                in.uint(5, Integer.MAX_VALUE),
                in.text(6, NetworkHealth.AGENT_SIZE_MAX));
    }
}
