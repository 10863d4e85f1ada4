package org.causality.gateway.adapter;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.causality.gateway.adapter.health.LoopingService;
import org.causality.gateway.adapter.health.Pulse;
import org.causality.gateway.adapter.kafka.Announcer;
import org.causality.gateway.edge.EdgeDoor;
import org.causality.gateway.edge.EdgeQueue;
import org.causality.gateway.edge.Frame;
import org.causality.gateway.fetch.FetchServer;
import org.causality.gateway.fetch.Fetcher;
import org.causality.gateway.interest.Following;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.mesh.PeerLink;
import org.causality.gateway.peer.DialPlan;
import org.causality.gateway.peer.PeerBook;
import org.causality.model.message.WireTopic;
import org.causality.model.wire.FetchMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Joins the mesh, keeps the configured peers connected, and repeats HELLO with everybody: equal heads cost two frames, and
 * whatever gossip lost on the way shows up as a head that is not known.
 */
@Component
class PeerKeeper extends LoopingService implements Mesh.Peers {

    private static final Logger LOG = LoggerFactory.getLogger(PeerKeeper.class);
    private static final long TICK_MILLIS = 200;
    private static final long HELLO_MILLIS = 5_000;

    private final Mesh mesh;
    private final Following following;
    private final EdgeDoor door;
    private final EdgeQueue queue;
    private final FetchServer server;
    private final Fetcher fetcher;
    private final PeerBook peers;
    private final DialPlan plan;
    private final Announcer announcer;
    private final Clock clock;
    private final RandomGenerator random = new Random();
    private final Map<String, Long> helloDueMillis = new HashMap<>();

    PeerKeeper(
            Mesh mesh,
            Following following,
            EdgeDoor door,
            EdgeQueue queue,
            FetchServer server,
            Fetcher fetcher,
            PeerBook peers,
            DialPlan plan,
            Announcer announcer,
            Pulse pulse,
            Clock clock) {
        super("keep peers", pulse);
        this.mesh = mesh;
        this.following = following;
        this.door = door;
        this.queue = queue;
        this.server = server;
        this.fetcher = fetcher;
        this.peers = peers;
        this.plan = plan;
        this.announcer = announcer;
        this.clock = clock;
    }

    @Override
    public void start() {
        try {
            mesh.start(
                    following.followed().stream().map(WireTopic::name).toList(),
                    (topic, bytes, peer, verdict) ->
                            queue.gossiped(new Frame(new Frame.Gossip(topic), bytes, peer, clock.millis()), verdict),
                    this);
        } catch (IOException e) {
            throw new IllegalStateException("the mesh could not be joined: " + e.getMessage(), e);
        }
        mesh.answer(FetchMessage.PROTOCOL, server::serve);
        plan.peers().forEach(mesh::proved);
        super.start();
    }

    @Override
    public void stop() {
        loop.stop();
        fetcher.close();
        mesh.close();
    }

    @Override
    public void connected(PeerLink link) {
        LOG.info("connected to {} at {}", link.peer(), link.address());
        peers.connected(link, clock.instant());
    }

    @Override
    public void identified(String peer, String agent, List<String> protocols) {
        peers.identified(peer, agent, protocols);
    }

    @Override
    public void disconnected(PeerLink link) {
        if (peers.disconnected(link)) {
            LOG.info("disconnected from {}", link.peer());
            fetcher.gone(link.peer());
        }
    }

    @Override
    protected void run() {
        while (loop.turn()) {
            long now = clock.millis();
            plan.due(peers.ids(), now)
                    .forEach(address ->
                            Thread.ofVirtual().name("dial " + address).start(() -> dial(address)));
            greetDue(now);
            door.tick(now);
            announcer.tick(now);
            var _ = loop.pause(TICK_MILLIS);
        }
    }

    private void dial(String address) {
        try {
            mesh.dial(address);
            plan.succeeded(address);
        } catch (IOException | RuntimeException e) {
            plan.failed(address, clock.millis());
            LOG.info("{} cannot be dialled, trying again: {}", address, e.getMessage());
        }
    }

    /** New peers as soon as they have said that they fetch; then again and again, each at a time of its own. */
    private void greetDue(long now) {
        List<PeerBook.Peer> present = peers.peers();
        helloDueMillis
                .keySet()
                .retainAll(present.stream().map(peer -> peer.link().peer()).toList());
        for (PeerBook.Peer peer : present) {
            String id = peer.link().peer();
            if (peer.protocols().contains(FetchMessage.PROTOCOL) && helloDueMillis.getOrDefault(id, 0L) <= now) {
                helloDueMillis.put(id, now + HELLO_MILLIS / 2 + random.nextLong(HELLO_MILLIS));
                fetcher.greet(id);
            }
        }
    }
}
