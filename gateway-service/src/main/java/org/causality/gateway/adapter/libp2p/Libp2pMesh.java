package org.causality.gateway.adapter.libp2p;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.causality.gateway.edge.GossipIds;
import org.causality.gateway.mesh.FrameStream;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.libp2p.gossip.GossipService;
import org.causality.libp2p.gossip.GossipSnapshot;
import org.causality.libp2p.gossip.router.GossipSettings;
import org.causality.libp2p.gossip.router.RouterLimits;
import org.causality.libp2p.gossip.router.TopicSettings;
import org.causality.libp2p.gossip.router.Verdict;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.ConnectionGauges;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.HostBuilder;
import org.causality.libp2p.host.StreamHandler;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.jspecify.annotations.Nullable;

/** The mesh over our libp2p: one host, gossipsub without signatures on its own layer (StrictNoSign). */
public final class Libp2pMesh implements Mesh {

    private static final TopicSettings TOPIC = TopicSettings.strictNoSign(
            (topic, data) -> gossipId(GossipIds.of(topic.name(), Bytes.wrap(data.toArray()))));

    private static final GossipSettings SETTINGS = GossipSettings.defaults();
    private static final long PICTURE_NANOS = 500_000_000;

    private static final ConnectionGauges NO_CONNECTION = new ConnectionGauges(0, 0, 0, 0, 0);

    private record Picture(GossipSnapshot snapshot, long atNanos) {}

    private final Host host;
    private final GossipService gossip;
    private volatile @Nullable Picture picture;
    private final Set<String> declared = ConcurrentHashMap.newKeySet();

    private Libp2pMesh(PrivateKey identity, Host host) {
        this.host = host;
        this.gossip = GossipService.start(host, identity, SETTINGS);
    }

    /** Binds the address; nobody is answered but by identify and ping until {@link #start}. */
    public static Libp2pMesh listen(Bytes seed, String listen, List<String> announce, String agent) throws IOException {
        PrivateKey identity = PrivateKey.ofSeed(seed.toArray());
        HostBuilder builder = Host.builder(identity).listen(listen).agentVersion(agent);
        announce.stream().map(Multiaddr::parse).forEach(builder::announce);
        return new Libp2pMesh(identity, builder.start());
    }

    @Override
    public String peerId() {
        return host.peerId().toString();
    }

    /** Counters and gauges of the gossip layer, taken together; a reader of many of them in a row gets one picture. */
    GossipSnapshot snapshot() {
        long now = System.nanoTime();
        Picture last = picture;
        if (last == null || now - last.atNanos() > PICTURE_NANOS) {
            last = new Picture(gossip.snapshot(), now);
            picture = last;
        }
        return last.snapshot();
    }

    static RouterLimits routerLimits() {
        return SETTINGS.limits();
    }

    /** How full the fullest connection is, figure by figure. */
    ConnectionGauges fullestConnection() {
        return host.connections().stream().map(Connection::gauges).reduce(NO_CONNECTION, Libp2pMesh::fuller);
    }

    long refusedConnections() {
        return host.refusedConnections();
    }

    int connectionCount() {
        return host.connections().size();
    }

    private static ConnectionGauges fuller(ConnectionGauges a, ConnectionGauges b) {
        return new ConnectionGauges(
                Math.max(a.streams(), b.streams()),
                Math.max(a.unreadBytes(), b.unreadBytes()),
                Math.max(a.pendingBytes(), b.pendingBytes()),
                Math.max(a.streamUnreadPeak(), b.streamUnreadPeak()),
                Math.max(a.streamPendingPeak(), b.streamPendingPeak()));
    }

    @Override
    public List<String> addresses() {
        return host.dialAddresses().stream().map(Multiaddr::toString).toList();
    }

    @Override
    public void start(List<String> topics, Messages messages, Peers events) {
        ConnectionEvents told = new ConnectionEvents(events);
        host.listen(told);
        host.connections().forEach(told::present); // whoever dialled us between the bind and now
        for (String topic : topics) {
            declared.add(topic);
            gossip.subscribe(new Topic(topic), TOPIC, (message, from, sink) -> {
                Consumer<MeshVerdict> verdict = decided -> sink.verdict(translated(decided));
                messages.arrived(topic, Bytes.wrap(message.data().toArray()), from.toString(), verdict);
            });
        }
    }

    @Override
    public void publish(String topic, Bytes message) {
        Topic named = new Topic(topic);
        if (declared.add(topic)) {
            gossip.declare(named, TOPIC);
        }
        var _ = gossip.publish(named, message.toArray());
    }

    @Override
    public void forget(String topic, MessageId id) {
        gossip.forget(new Topic(topic), gossipId(Envelope.gossipId(topic, id)));
    }

    @Override
    public void answer(String protocol, Conversation conversation) {
        host.handle(protocol, StreamHandler.blocking(stream -> conversation.run(new Frames(stream))));
    }

    @Override
    public void dial(String address) throws IOException {
        var _ = host.dial(Multiaddr.parse(address));
    }

    @Override
    public FrameStream open(String peer, String protocol) throws IOException {
        return new Frames(host.newStream(PeerId.parse(peer), protocol).blocking());
    }

    @Override
    public void disconnect(String peer) {
        host.connections().stream()
                .filter(connection -> connection.remotePeer().toString().equals(peer))
                .forEach(Connection::close);
    }

    @Override
    public void close() {
        gossip.close();
        host.close();
    }

    private static Verdict translated(MeshVerdict verdict) {
        return switch (verdict) {
            case ACCEPT -> Verdict.ACCEPT;
            case IGNORE -> Verdict.IGNORE;
            case REJECT -> Verdict.REJECT;
        };
    }

    private static org.causality.libp2p.gossip.rpc.MessageId gossipId(Bytes id) {
        return org.causality.libp2p.gossip.rpc.MessageId.of(id.toArray());
    }
}
