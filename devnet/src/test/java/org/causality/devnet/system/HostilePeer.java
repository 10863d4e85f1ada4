package org.causality.devnet.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.causality.libp2p.gossip.GossipService;
import org.causality.libp2p.gossip.router.GossipSettings;
import org.causality.libp2p.gossip.router.Protocol;
import org.causality.libp2p.gossip.router.TopicSettings;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.model.codec.Bytes;

/** A stranger who speaks libp2p well and says whatever it likes to one operator. Repeats itself when told to. */
final class HostilePeer implements AutoCloseable {

    private static final int GOSSIP_ID_BYTES = 20;
    private static final int VARINT_BYTES_MAX = 5;

    /** Longer than honest peers may publish. */
    private static final int MESSAGE_BYTES_MAX = 65_536;

    private final Host host;
    private final Connection connection;
    private final GossipService gossip;
    private final AtomicLong said = new AtomicLong();
    private final TopicSettings careless =
            TopicSettings.strictNoSign((_, _) -> freshId()).withMessageBytesMax(MESSAGE_BYTES_MAX);

    private HostilePeer(Host host, Connection connection, GossipService gossip) {
        this.host = host;
        this.connection = connection;
        this.gossip = gossip;
    }

    static HostilePeer at(String multiaddr) throws IOException {
        byte[] seed = new byte[32];
        new SecureRandom().nextBytes(seed);
        PrivateKey identity = PrivateKey.ofSeed(seed);
        Host host = Host.builder(identity).agentVersion("hostile").start();
        GossipService gossip = GossipService.start(host, identity, GossipSettings.defaults());
        return new HostilePeer(host, host.dial(Multiaddr.parse(multiaddr)), gossip);
    }

    /** Its own names for messages are all different, so that its router lets the same bytes out again. */
    private MessageId freshId() {
        return MessageId.of(Arrays.copyOf(
                ByteBuffer.allocate(Long.BYTES).putLong(said.incrementAndGet()).array(), GOSSIP_ID_BYTES));
    }

    void say(String topic, Bytes frame) {
        Topic named = new Topic(topic);
        gossip.declare(named, careless);
        await("somebody follows " + topic)
                .atMost(SystemNetwork.WAIT_MAX)
                .until(() -> !gossip.topicPeers(named).isEmpty());
        var _ = gossip.publish(named, frame.toArray());
    }

    /** On a gossip stream of its own: the length of a frame that never follows. */
    void announceFrame(int bytes) throws IOException {
        ByteBuffer length = ByteBuffer.allocate(VARINT_BYTES_MAX);
        int rest = bytes;
        for (; rest > 0x7f; rest >>>= 7) {
            length.put((byte) ((rest & 0x7f) | 0x80));
        }
        length.put((byte) rest);
        boolean taken = connection
                .newStream(List.of(Protocol.MESHSUB_1_1.id()))
                .write(Arrays.copyOf(length.array(), length.position()));
        if (!taken) {
            throw new IOException("the stream took nothing");
        }
    }

    @Override
    public void close() {
        gossip.close();
        host.close();
    }
}
