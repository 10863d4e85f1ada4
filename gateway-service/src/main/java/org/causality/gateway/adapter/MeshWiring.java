package org.causality.gateway.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.causality.gateway.GatewaySettings;
import org.causality.gateway.adapter.libp2p.ChosenLinks;
import org.causality.gateway.adapter.libp2p.ConnectionMeters;
import org.causality.gateway.adapter.libp2p.GossipMeters;
import org.causality.gateway.adapter.libp2p.Libp2pMesh;
import org.causality.gateway.adapter.libp2p.LinkMeters;
import org.causality.gateway.adapter.meter.QueueMeter;
import org.causality.gateway.edge.CertificateSource;
import org.causality.gateway.edge.EdgeDoor;
import org.causality.gateway.edge.EdgeState;
import org.causality.gateway.fetch.FetchLimits;
import org.causality.gateway.fetch.FetchServer;
import org.causality.gateway.fetch.FetchWatch;
import org.causality.gateway.fetch.Fetcher;
import org.causality.gateway.fetch.Greeting;
import org.causality.gateway.fetch.HeadsCheck;
import org.causality.gateway.fetch.Intake;
import org.causality.gateway.fetch.OwnLog;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.peer.DialPlan;
import org.causality.gateway.peer.PeerBook;
import org.causality.gateway.peer.TransportKeyFile;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.PublicKey;
import org.causality.model.key.SigningKey;
import org.causality.model.network.Certificate;
import org.causality.model.network.OperatorSigner;
import org.causality.model.network.Purpose;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The mesh, our identity in it, and fetching over it. */
@Configuration(proxyBeanMethods = false)
class MeshWiring {

    /** What identify calls us. */
    private static final String AGENT = "causality/0.1";

    /** Where what is known of peers outlives a restart, beside the keys. */
    private static final String LINK_FILE = "links.txt";

    /** The seed of our PeerId; no text form, so that it cannot end up in a log. */
    static final class TransportSeed {
        private final Bytes32 seed;

        TransportSeed(Bytes32 seed) {
            this.seed = seed;
        }

        Bytes bytes() {
            return seed.toBytes();
        }

        PublicKey publicKey() {
            return SigningKey.fromSeed(seed.toArray()).publicKey();
        }
    }

    @Bean
    TransportSeed transportSeed(GatewaySettings settings) throws IOException {
        return new TransportSeed(TransportKeyFile.openOrCreate(settings.keysDir(), new SecureRandom()));
    }

    @Bean
    Certificate transportCertificate(OperatorSigner signer, TransportSeed seed, Clock clock) {
        return signer.certify(Purpose.TRANSPORT, seed.publicKey(), clock.millis());
    }

    @Bean
    Libp2pMesh libp2pMesh(TransportSeed seed, GatewaySettings settings) throws IOException {
        GatewaySettings.Links links = settings.links();
        ChosenLinks.Plan plan = switch (links.mode()) {
            case FIXED -> null;
            case CHOSEN ->
                new ChosenLinks.Plan(
                        links.seeds(),
                        links.localAddresses(),
                        settings.keysDir().resolve(LINK_FILE));
        };
        return Libp2pMesh.listen(seed.bytes(), settings.listen(), settings.announce(), AGENT, plan);
    }

    @Bean
    LinkMeters linkMeters(Libp2pMesh mesh) {
        return new LinkMeters(mesh);
    }

    @Bean
    GossipMeters gossipMeters(Libp2pMesh mesh) {
        return new GossipMeters(mesh);
    }

    @Bean
    ConnectionMeters connectionMeters(Libp2pMesh mesh) {
        return new ConnectionMeters(mesh);
    }

    /** May be decorated, as {@link org.causality.gateway.edge.CoreInbox} may. */
    @Bean(destroyMethod = "")
    @Primary
    Mesh mesh(Libp2pMesh libp2p, ObjectProvider<Mesh.Decorator> decorators) {
        Mesh mesh = libp2p;
        for (Mesh.Decorator decorator : decorators.orderedStream().toList()) {
            mesh = decorator.decorate(mesh);
        }
        return mesh;
    }

    @Bean
    PeerBook peerBook() {
        return new PeerBook();
    }

    @Bean
    DialPlan dialPlan(GatewaySettings settings) {
        return new DialPlan(settings.peers(), new Random());
    }

    @Bean
    FetchLimits fetchLimits() {
        return FetchLimits.defaults();
    }

    @Bean
    FetchWatch fetchWatch(MeterRegistry metrics) {
        return new FetchMetrics(metrics);
    }

    @Bean
    Intake intake(EdgeDoor door, EdgeState state, FetchLimits limits, Clock clock) {
        return new Intake(door, state.inFlight(), limits.roomMillisMax(), clock::millis);
    }

    @Bean
    Fetcher fetcher(
            Mesh mesh, Greeting greeting, Intake intake, FetchLimits limits, FetchWatch watch, MeterRegistry metrics) {
        Fetcher fetcher = new Fetcher(mesh, greeting, intake, limits, watch);
        QueueMeter.show(metrics, "fetch-ids-of-one-peer", fetcher, Fetcher::waitingMost, limits.queuedMax());
        return fetcher;
    }

    @Bean
    FetchServer fetchServer(OwnLog log, Greeting greeting, EdgeState state, FetchLimits limits, Clock clock) {
        return new FetchServer(log, greeting, state.keys(), limits, clock::millis, MeshWiring::pause);
    }

    @Bean
    HeadsCheck headsCheck(OwnLog log, EdgeState state) {
        return new HeadsCheck(log, state.seen());
    }

    private static void pause(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    /** Asks by the fetcher, which itself hands to the door that asks: so it is looked up when first needed. */
    @Bean
    CertificateSource certificateSource(ObjectProvider<Fetcher> fetcher, FetchLimits limits, Clock clock) {
        return new CertificateAsks(fetcher, limits, clock);
    }
}
