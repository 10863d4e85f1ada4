package org.causality.gateway.adapter;

import java.time.Clock;
import java.util.List;
import org.causality.gateway.GatewaySettings;
import org.causality.gateway.adapter.health.LoopingService;
import org.causality.gateway.adapter.health.Pulse;
import org.causality.gateway.adapter.libp2p.Libp2pMesh;
import org.causality.gateway.edge.EdgeQueue;
import org.causality.gateway.fetch.FetchChoice;
import org.causality.gateway.fetch.Fetcher;
import org.causality.gateway.health.HealthBook;
import org.causality.gateway.interest.Following;
import org.causality.gateway.interest.Interest;
import org.causality.gateway.interest.InterestTiming;
import org.causality.gateway.interest.WithheldBodies;
import org.causality.gateway.ownership.Declared;
import org.causality.gateway.ownership.KnownNodes;
import org.causality.gateway.ownership.LoadLevel;
import org.causality.gateway.ownership.LoadMeter;
import org.causality.gateway.ownership.ProcessorLoad;
import org.causality.gateway.peer.PeerBook;
import org.causality.libp2p.addressbook.Capacity;
import org.causality.libp2p.addressbook.ServiceRecord;
import org.causality.model.network.Genesis;
import org.causality.model.network.Operator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

/**
 * Says in the signed record what this node does and how loaded it is, learns the same of others, follows the bodies that fall to
 * it among them, and asks for those that something here needs.
 */
@Component
@DependsOn("peerKeeper") // which joins the mesh
class RoleKeeper extends LoopingService {

    private static final Logger LOG = LoggerFactory.getLogger(RoleKeeper.class);

    private static final long TICK_MILLIS = 300;

    /** Also when nothing changed: who is silent for three of these is no owner any more. */
    private static final long ANNOUNCE_MILLIS = KnownNodes.STALE_MILLIS / 3;

    private static final int PERCENT = 100;

    private final GatewaySettings settings;
    private final Genesis genesis;
    private final Libp2pMesh mesh;
    private final EdgeQueue queue;
    private final Fetcher fetcher;
    private final PeerBook peers;
    private final Following following;
    private final WithheldBodies withheld;
    private final HealthBook health;
    private final InterestTiming timing;
    private final ProcessorLoad processors;
    private final Clock clock;
    private final LoadMeter meter = new LoadMeter();
    private final KnownNodes nodes = new KnownNodes();
    private LoadLevel announced = LoadLevel.IDLE;
    private long announceDueMillis;
    private long lookDueMillis;
    private long epochDueMillis;

    RoleKeeper(
            GatewaySettings settings,
            Genesis genesis,
            Libp2pMesh mesh,
            EdgeQueue queue,
            Fetcher fetcher,
            PeerBook peers,
            Following following,
            WithheldBodies withheld,
            HealthBook health,
            InterestTiming timing,
            ProcessorLoad processors,
            Pulse pulse,
            Clock clock) {
        super("keep roles", pulse);
        this.settings = settings;
        this.genesis = genesis;
        this.mesh = mesh;
        this.queue = queue;
        this.fetcher = fetcher;
        this.peers = peers;
        this.following = following;
        this.withheld = withheld;
        this.health = health;
        this.timing = timing;
        this.processors = processors;
        this.clock = clock;
    }

    @Override
    public void start() {
        epochDueMillis = clock.millis() + timing.firstEpochMillis();
        super.start();
    }

    @Override
    protected void run() {
        while (loop.turn()) {
            long now = clock.millis();
            if (now >= lookDueMillis) {
                lookDueMillis = now + timing.lookMillis();
                announce(now);
                learn(now);
            }
            if (now >= epochDueMillis) {
                epochDueMillis = now + timing.epochMillis();
                choose(now);
            }
            following.tick(now).forEach(this::follow);
            withheld.due(now).forEach(this::ask);
            var _ = loop.pause(TICK_MILLIS);
        }
    }

    // ---- what we say of ourselves

    private void announce(long now) {
        double cpu = Math.max(0, processors.now());
        LoadLevel level = meter.observe(PERCENT * Math.max(cpu, queue.filled()), now);
        if (level != announced || now >= announceDueMillis) {
            announced = level;
            announceDueMillis = now + ANNOUNCE_MILLIS;
            mesh.announce(settings.roles(), capacity());
        }
    }

    private Capacity capacity() {
        return Declared.capacity(EdgeWorkers.COUNT, announced);
    }

    // ---- what others say

    private void learn(long now) {
        List<ServiceRecord> records = mesh.serviceRecords();
        for (ServiceRecord record : records) {
            nodes.heard(Declared.node(record), record.sequence(), now);
        }
        for (Operator operator : genesis.operators().operators()) {
            health.load(operator.key(), loadOf(operator, records));
        }
    }

    /** The most loaded of its gateways that are linked to us; null when none is. */
    private @Nullable LoadLevel loadOf(Operator operator, List<ServiceRecord> records) {
        return records.stream()
                .filter(record ->
                        operator.name().equals(peers.operatorOf(record.peer().toString())))
                .map(record -> Declared.node(record).level())
                .max(LoadLevel::compareTo)
                .orElse(null);
    }

    // ---- what we follow

    private void choose(long now) {
        KnownNodes.Node self = new KnownNodes.Node(
                mesh.peerId(), settings.roles(), Declared.shares(capacity().verificationsPerSecond()), announced);
        Interest interest = Interest.of(settings.roles(), genesis.shards(), self, nodes, now);
        List<Following.Step> steps = following.want(interest::takes, now);
        if (!steps.isEmpty()) {
            LOG.info("{} subscriptions move to the shards that fall to this node", steps.size());
            steps.forEach(this::follow);
            withheld.needAll(interest::takes, now);
        }
    }

    private void follow(Following.Step step) {
        switch (step) {
            case Following.Step.Follow(var topic) -> mesh.follow(topic.name());
            case Following.Step.Leave(var topic) -> mesh.leave(topic.name());
        }
    }

    private void ask(WithheldBodies.Ask ask) {
        String peer = FetchChoice.peerFor(ask.attempt(), ask.peer(), peers.ids());
        if (peer != null) {
            fetcher.fetch(peer, ask.ids());
        }
    }
}
