package org.causality.gateway.adapter.libp2p;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.causality.gateway.edge.GossipIds;
import org.causality.gateway.mesh.FrameStream;
import org.causality.gateway.mesh.LinkStanding;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.libp2p.addressbook.Capacity;
import org.causality.libp2p.addressbook.Role;
import org.causality.libp2p.addressbook.ServiceRecord;
import org.causality.libp2p.gossip.GossipService;
import org.causality.libp2p.gossip.GossipSnapshot;
import org.causality.libp2p.gossip.router.GossipSettings;
import org.causality.libp2p.gossip.router.RouterLimits;
import org.causality.libp2p.gossip.router.TopicSettings;
import org.causality.libp2p.gossip.router.Verdict;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.host.BulkGauges;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.ConnectionGauges;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.HostBuilder;
import org.causality.libp2p.host.StreamHandler;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.links.LinkSnapshot;
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
    private final PrivateKey identity;
    private final ChosenLinks.@Nullable Plan plan;
    private volatile @Nullable ChosenLinks chosen;
    private volatile @Nullable Picture picture;
    private volatile @Nullable Messages judge;
    private final Set<String> declared = ConcurrentHashMap.newKeySet();

    private Libp2pMesh(PrivateKey identity, Host host, ChosenLinks.@Nullable Plan plan) {
        this.host = host;
        this.identity = identity;
        this.plan = plan;
        this.gossip = GossipService.start(host, identity, SETTINGS);
    }

    /** Binds the address; nobody is answered but by identify and ping until {@link #start}. */
    public static Libp2pMesh listen(Bytes seed, String listen, List<String> announce, String agent) throws IOException {
        return listen(seed, listen, announce, agent, null);
    }

    /** As {@link #listen(Bytes, String, List, String)}; from the start on links are chosen after {@code plan}, if any. */
    public static Libp2pMesh listen(
            Bytes seed, String listen, List<String> announce, String agent, ChosenLinks.@Nullable Plan plan)
            throws IOException {
        PrivateKey identity = PrivateKey.ofSeed(seed.toArray());
        HostBuilder builder = Host.builder(identity).listen(listen).agentVersion(agent);
        announce.stream().map(Multiaddr::parse).forEach(builder::announce);
        return new Libp2pMesh(identity, builder.start(), plan);
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
        judge = messages;
        topics.forEach(this::follow);
        chooseLinks();
    }

    /** Who has told us that it follows the topic: to whom a publication goes. */
    public List<String> followers(String topic) {
        return gossip.topicPeers(new Topic(topic)).stream()
                .map(PeerId::toString)
                .toList();
    }

    /** Follows a further topic; its messages are judged as those of the topics of the start. */
    public void follow(String topic) {
        Messages messages = Objects.requireNonNull(judge, "the mesh has not been started");
        declared.add(topic);
        gossip.subscribe(new Topic(topic), TOPIC, (message, from, sink) -> {
            Consumer<MeshVerdict> verdict = decided -> sink.verdict(translated(decided));
            messages.arrived(topic, Bytes.wrap(message.data().toArray()), from.toString(), verdict);
        });
    }

    /** Follows a topic no longer; it can still be published to. */
    public void leave(String topic) {
        gossip.unsubscribe(new Topic(topic));
    }

    /** What we say of ourselves from now on, signed; nobody hears it where links are fixed. */
    public void announce(Set<Role> roles, Capacity capacity) {
        ChosenLinks links = chosen;
        if (links != null) {
            links.announce(roles, capacity);
        }
    }

    /** The newest signed record of each peer that says what it does, be it connected or not. */
    public List<ServiceRecord> serviceRecords() {
        ChosenLinks links = chosen;
        return links == null ? List.of() : links.serviceRecords();
    }

    private void chooseLinks() {
        if (plan != null && chosen == null) {
            chosen = ChosenLinks.start(host, identity, gossip, plan);
        }
    }

    @Override
    public void proved(String peer) {
        ChosenLinks links = chosen;
        if (links != null) {
            links.proved(PeerId.parse(peer));
        }
    }

    @Override
    public @Nullable LinkStanding links() {
        ChosenLinks links = chosen;
        return links == null ? null : links.standing();
    }

    /** Null where links are fixed. */
    @Nullable LinkSnapshot linkSnapshot() {
        ChosenLinks links = chosen;
        return links == null ? null : links.snapshot();
    }

    BulkGauges bulk() {
        return host.bulkGauges();
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
    public FrameStream openBulk(String peer, String protocol) throws IOException {
        Connection bulk = host.bulk(PeerId.parse(peer));
        if (bulk == null) {
            throw new IOException(peer + ": not connected");
        }
        return new Frames(bulk.newStream(List.of(protocol)).blocking());
    }

    @Override
    public void disconnect(String peer) {
        host.connections().stream()
                .filter(connection -> connection.remotePeer().toString().equals(peer))
                .forEach(Connection::close);
    }

    @Override
    public void close() {
        ChosenLinks links = chosen;
        if (links != null) {
            links.close();
        }
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
