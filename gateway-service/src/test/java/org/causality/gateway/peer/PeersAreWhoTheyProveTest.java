package org.causality.gateway.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.mesh.PeerLink;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.SigningKey;
import org.causality.model.network.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersAreWhoTheyProveTest {

    private final TestNetwork network = TestNetwork.ofThree(1);
    private final SigningKey transport = TestNetwork.key(new Random(3));
    private final Bytes key = transport.publicKey().value().toBytes();

    @Test
    void aTransportCertificateNamesItsOperator() {
        assertThat(TransportProof.operatorOf(key, network.certify(1, transport, Purpose.TRANSPORT), network.genesis()))
                .isNotNull()
                .satisfies(operator -> assertThat(operator.name()).isEqualTo("beta"));
    }

    @Test
    void acertificateOfAnotherPurposeKeyOrNetworkNamesNobody() {
        TestNetwork other = TestNetwork.ofThree(99);
        assertThat(TransportProof.operatorOf(key, network.certify(1, transport, Purpose.FEED), network.genesis()))
                .isNull();
        assertThat(TransportProof.operatorOf(
                        Bytes.wrap(new byte[32]), network.certify(1, transport, Purpose.TRANSPORT), network.genesis()))
                .isNull();
        assertThat(TransportProof.operatorOf(key, other.certify(1, transport, Purpose.TRANSPORT), network.genesis()))
                .isNull();
    }

    @Test
    void aPeerIsGoneWithItsLastConnection() {
        PeerBook book = new PeerBook();
        PeerLink one = new PeerLink(1, "peer", key, "/a", true);
        PeerLink two = new PeerLink(2, "peer", key, "/b", false);
        book.connected(one, Instant.EPOCH);
        book.connected(two, Instant.EPOCH);
        book.identified("peer", "agent", List.of("/p"));
        book.proved("peer", "beta");
        assertThat(book.disconnected(one)).isFalse();
        assertThat(book.peers()).singleElement().satisfies(peer -> {
            assertThat(peer.link()).isEqualTo(two);
            assertThat(peer.operator()).isEqualTo("beta");
        });
        assertThat(book.disconnected(two)).isTrue();
        assertThat(book.peers()).isEmpty();
    }

    @Test
    void theTransportKeyIsMadeOnceAndKept(@TempDir Path folder) throws IOException {
        Bytes32 made = TransportKeyFile.openOrCreate(folder, new SecureRandom());
        assertThat(TransportKeyFile.openOrCreate(folder, new SecureRandom())).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(TransportKeyFile.NAME))))
                .isEqualTo("rw-------");
    }
}
