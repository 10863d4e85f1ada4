package org.causality.libp2p.gossip;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.causality.libp2p.gossip.router.GossipRouter;
import org.causality.libp2p.gossip.router.GossipSettings;
import org.causality.libp2p.gossip.router.Input;
import org.causality.libp2p.gossip.router.Lane;
import org.causality.libp2p.gossip.router.Output;
import org.causality.libp2p.gossip.router.PartialMessage;
import org.causality.libp2p.gossip.router.Protocol;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.gossip.router.TopicSettings;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.RpcCodec;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.Identified;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.multiformats.MalformedException;
import org.jspecify.annotations.Nullable;

/**
 * Gossipsub with the peers of one {@link Host}. Safe from any thread; nothing blocks.
 *
 * <pre>{@code
 * GossipService gossip = GossipService.start(host, identity, GossipSettings.defaults());
 * gossip.subscribe(topic, TopicSettings.strictSign(), (message, from, sink) -> sink.verdict(Verdict.ACCEPT));
 * gossip.publish(topic, bytes);
 * }</pre>
 */
public final class GossipService implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(GossipService.class.getName());

    private final Counters counters = new Counters();
    private final Map<Topic, TopicSettings> declared = new ConcurrentHashMap<>();
    private final Map<Topic, PartialListener> partialListeners = new ConcurrentHashMap<>();
    private final MessageAuthor author;
    private final RpcCodec codec;
    private final RouterDesk desk;
    private final PeerLinks links;
    private final Validation validation;
    private final Introductions introductions;
    private volatile @Nullable Traffic traffic;
    private volatile @Nullable Supplier<List<PeerId>> urgentRoutes;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("gossip ticks").factory());

    private GossipService(Host host, PrivateKey identity, GossipSettings settings, ServiceLimits limits) {
        this.codec = new RpcCodec(settings.rpcLimits());
        this.author = new MessageAuthor(identity, nanosSince1970());
        GossipRouter router = new GossipRouter(settings, RandomGenerator.getDefault());
        this.desk = new RouterDesk(router, new MonotonicTime(), codec, counters);
        this.links = new PeerLinks(host, limits, settings.rpcLimits().frameBytesMax(), counters, new LinkEvents());
        this.validation = new Validation(settings.idontwantBytesMin(), counters, inputs -> finish(desk.handle(inputs)));
        this.introductions = new Introductions(counters, this::handle);
    }

    /** Starts to gossip with the peers of {@code host}; {@code identity} signs, and must be the host's. */
    public static GossipService start(Host host, PrivateKey identity, GossipSettings settings) {
        return start(host, identity, settings, ServiceLimits.defaults());
    }

    /** As {@link #start(Host, PrivateKey, GossipSettings)}, with other limits. */
    public static GossipService start(Host host, PrivateKey identity, GossipSettings settings, ServiceLimits limits) {
        if (!host.peerId().equals(identity.peerId())) {
            throw new IllegalArgumentException("the identity is not that of the host");
        }
        GossipService service = new GossipService(host, identity, settings, limits);
        service.links.start();
        service.every(limits.tick().toMillis(), () -> service.handle(new Input.Tick()));
        service.every(limits.reopen().toMillis(), service.links::sweep);
        return service;
    }

    private void every(long millis, Runnable task) {
        var _ = ticks.scheduleWithFixedDelay(() -> guarded(task), 0, millis, TimeUnit.MILLISECONDS);
    }

    private void once(Duration wait, Runnable task) {
        try {
            var _ = ticks.schedule(() -> guarded(task), wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException _) {
            LOG.log(Level.DEBUG, "gossip is closed; it needs no more ticks");
        }
    }

    /** A failing tick must not end all further ones. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "gossip: a regular task failed; it runs again next time", e);
        }
    }

    private static long nanosSince1970() {
        Instant now = InstantSource.system().instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    // ---- topics

    /** Says how a topic is, so that it can be published to without following it. */
    public void declare(Topic topic, TopicSettings settings) {
        declared.put(topic, settings);
    }

    /** Follows a topic: from now on {@code validator} judges its messages. Again: other settings or validator. */
    public void subscribe(Topic topic, TopicSettings settings, Validator validator) {
        declare(topic, settings);
        validation.follow(topic, settings, validator);
        handle(new Input.Subscribe(topic, settings));
    }

    /** Leaves a topic. Verdicts still to come for it have no effect. */
    public void unsubscribe(Topic topic) {
        handle(new Input.Unsubscribe(topic));
        validation.leave(topic);
    }

    /** Publishes to a topic that was subscribed or declared before; anything else is a bug of the caller. */
    public PublishOutcome publish(Topic topic, byte[] data) {
        @Nullable TopicSettings settings = declared.get(topic);
        if (settings == null) {
            throw new IllegalStateException("topic " + topic + " was neither subscribed nor declared");
        }
        Message message = author.write(topic, Bytes.wrap(data.clone()), settings.policy());
        RouterDesk.Rest rest = desk.handle(new Input.Publish(message, settings, routes(settings)));
        finish(rest);
        return rest.outputs().stream()
                .mapMulti(this::outcome)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the router did not answer to a publication"));
    }

    private Set<PeerId> routes(TopicSettings settings) {
        @Nullable Supplier<List<PeerId>> chosen = urgentRoutes;
        return chosen == null || settings.lane() != Lane.URGENT ? Set.of() : Set.copyOf(chosen.get());
    }

    private void outcome(Output output, Consumer<PublishOutcome> found) {
        switch (output) {
            case Output.Published(Topic _, MessageId id, int peers) -> {
                counters.published.increment();
                found.accept(new PublishOutcome.Published(id, peers));
            }
            case Output.PublishRefused(Topic _, MessageId id, Reason reason) -> found.accept(refused(id, reason));
            case Output.Send _,
                    Output.Unqueue _,
                    Output.Validate _,
                    Output.Reading _,
                    Output.PeersOffered _,
                    Output.PartialReceived _,
                    Output.Disconnect _,
                    Output.TickAfter _,
                    Output.Counted _ -> {}
        }
    }

    private static PublishOutcome refused(MessageId id, Reason reason) {
        if (reason == Reason.DUPLICATE) {
            return new PublishOutcome.Duplicate(id);
        }
        return reason == Reason.MESSAGE_TOO_LARGE
                ? new PublishOutcome.TooLarge(id)
                : new PublishOutcome.Refused(id, reason);
    }

    /** From now on {@code listener} hears of parts of messages on a topic whose settings know them. */
    public void onPartial(Topic topic, PartialListener listener) {
        partialListeners.put(topic, listener);
    }

    /** Says what we have of a message that travels in parts; again whenever there is more. */
    public void publishPartial(Topic topic, PartialMessage message) {
        handle(new Input.PublishPartial(topic, message));
    }

    /** Parts that the peer sent are wrong in themselves. */
    public void rejectParts(Topic topic, PeerId from) {
        handle(new Input.PartsRejected(topic, from));
    }

    /** Lets an accepted message come again, because the application lost it. */
    public void forget(Topic topic, MessageId id) {
        handle(new Input.Forget(topic, id));
    }

    // ---- peers

    /** From now on these, and only these, get everything and stand outside all meshes. */
    public void explicitPeers(Set<PeerId> peers) {
        handle(new Input.ExplicitPeers(peers));
    }

    /** From now on {@code exchange} hears of peers that others name when they prune us. */
    public void onPeersOffered(PeerExchange exchange) {
        introductions.listener(exchange);
    }

    /** From now on {@code ear} hears who brings messages. */
    public void onTraffic(Traffic ear) {
        traffic = ear;
    }

    /**
     * From now on each message that we publish on an urgent topic goes to the peers that {@code routes} names for it, too,
     * as far as they follow the topic: ways that no single party holds. Called on the publishing thread.
     */
    public void urgentRoutes(Supplier<List<PeerId>> routes) {
        urgentRoutes = routes;
    }

    /** Says what the application thinks of a connected peer, good or bad: score parameter P5. */
    public void appraise(PeerId peer, double value) {
        handle(new Input.Appraised(peer, value));
    }

    /** The score of a peer that is connected or was lately; 0 for anybody else. */
    public double score(PeerId peer) {
        return desk.ask(router -> router.score(peer));
    }

    /** Peers in our mesh of the topic. */
    public List<PeerId> meshPeers(Topic topic) {
        return desk.ask(router -> router.meshPeers(topic));
    }

    /** Peers that follow the topic, as far as they told us. */
    public List<PeerId> topicPeers(Topic topic) {
        return desk.ask(router -> router.topicPeers(topic));
    }

    /** Counters and gauges of now. */
    public GossipSnapshot snapshot() {
        return new GossipSnapshot(
                counters.reasons(),
                counters.published.sum(),
                counters.accepted.sum(),
                counters.framesIn.sum(),
                counters.bytesIn.sum(),
                counters.framesOut.sum(),
                counters.bytesOut.sum(),
                desk.ask(GossipRouter::gauges),
                (int) links.all().stream().filter(PeerLink::isOpen).count(),
                links.all().stream().mapToLong(PeerLink::queuedFrames).sum(),
                links.all().stream().mapToLong(PeerLink::queuedBytes).sum(),
                fullest());
    }

    private Map<Lane, LaneGauges> fullest() {
        Map<Lane, LaneGauges> fullest = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            fullest.put(
                    lane,
                    links.all().stream().map(link -> link.queued(lane)).reduce(LaneGauges.EMPTY, LaneGauges::fuller));
        }
        return Map.copyOf(fullest);
    }

    /** Ends all gossip; the host stays open. */
    @Override
    public void close() {
        ticks.shutdownNow();
        links.close();
        validation.close();
    }

    // ---- between links, router and validators

    private void handle(Input input) {
        finish(desk.handle(input));
    }

    private void finish(RouterDesk.Rest rest) {
        rest.broken().forEach(links::lost);
        for (Output output : rest.outputs()) {
            switch (output) {
                case Output.Validate validate -> arrived(validate);
                case Output.PartialReceived(PeerId from, Rpc.Partial partial) -> received(from, partial);
                case Output.PeersOffered offered -> introductions.begin(offered);
                case Output.Disconnect(PeerId peer, Reason _) -> end(peer);
                case Output.TickAfter(Duration time) -> once(time, () -> handle(new Input.Tick()));
                case Output.Published _,
                        Output.PublishRefused _,
                        Output.Send _,
                        Output.Unqueue _,
                        Output.Reading _,
                        Output.Counted _ -> {}
            }
        }
    }

    private void arrived(Output.Validate validate) {
        @Nullable Traffic ear = traffic;
        if (ear != null) {
            ear.arrived(validate.ticket().topic(), validate.ticket().id(), validate.from());
        }
        validation.begin(validate);
    }

    private void heard(PeerId from, Rpc rpc) {
        @Nullable Traffic ear = traffic;
        boolean names =
                !rpc.control().ihave().isEmpty() || !rpc.control().idontwant().isEmpty();
        if (ear != null && (names || !rpc.messages().isEmpty())) {
            ear.heard(from);
        }
    }

    private void received(PeerId from, Rpc.Partial partial) {
        @Nullable PartialListener listener = partialListeners.get(partial.topic());
        if (listener != null) {
            listener.received(partial.topic(), from, partial.group(), partial.message(), partial.metadata());
        }
    }

    private void end(PeerId peer) {
        @Nullable PeerLink link = links.get(peer);
        if (link != null) {
            links.lost(link);
        }
    }

    private final class LinkEvents implements PeerLinks.Events {
        @Override
        public void connected(PeerLink link, Protocol version) {
            finish(desk.connected(link, version));
        }

        @Override
        public void disconnected(PeerLink link) {
            finish(desk.disconnected(link));
        }

        @Override
        public boolean received(PeerId from, byte[] frame) {
            counters.framesIn.increment();
            counters.bytesIn.add(frame.length);
            try {
                Rpc rpc = codec.decode(frame);
                heard(from, rpc);
                handle(new Input.RpcReceived(from, rpc));
                return true;
            } catch (MalformedException _) {
                unreadable(from, Reason.FRAME_MALFORMED);
                return false;
            }
        }

        @Override
        public void streamBegun(PeerId from) {
            handle(new Input.StreamBegun(from));
        }

        @Override
        public void unreadable(PeerId peer, Reason reason) {
            handle(new Input.Unusable(peer, reason));
        }

        @Override
        public void identified(PeerId peer, Identified about) {
            @Nullable Input recordKnown = RouterDesk.recordOf(peer, about);
            if (recordKnown != null) {
                handle(recordKnown);
            }
        }
    }
}
