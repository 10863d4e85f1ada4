package org.causality.simulator.node;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.causality.libp2p.gossip.ServiceLimits;
import org.causality.libp2p.gossip.router.GossipRouter;
import org.causality.libp2p.gossip.router.Input;
import org.causality.libp2p.gossip.router.Lane;
import org.causality.libp2p.gossip.router.Output;
import org.causality.libp2p.gossip.router.Protocol;
import org.causality.libp2p.gossip.router.RouterGauges;
import org.causality.libp2p.gossip.router.RouterLimits;
import org.causality.libp2p.gossip.router.Ticket;
import org.causality.libp2p.gossip.router.Verdict;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.identity.PeerId;
import org.causality.simulator.check.Invariant;
import org.causality.simulator.engine.Engine;
import org.causality.simulator.engine.Event;
import org.causality.simulator.message.Said;
import org.causality.simulator.network.Frame;
import org.causality.simulator.network.Link;
import org.causality.simulator.script.Deed;
import org.jspecify.annotations.Nullable;

/** Drives libp2p's gossip router, as {@code GossipService} does on a host. One start of a node. */
final class GossipPart {
    private static final long TICK_MICROS = ServiceLimits.defaults().tick().toNanos() / 1_000;

    /** What signature, digest and all other checks of the edge take. */
    private static final long VERDICT_MICROS = 1_000;

    private final Node node;
    private final World world;
    private final GossipRouter router;
    private final Map<PeerId, Link> links = new HashMap<>();
    private boolean ended;

    GossipPart(Node node, World world, SplittableRandom random) {
        this.node = node;
        this.world = world;
        this.router = new GossipRouter(world.gossip, random);
        handle(new Input.Subscribe(world.archive.topic(), world.archive.settings()));
        world.engine.after(random.nextLong(TICK_MICROS), new Tick(true));
    }

    /** The node has lost its power. */
    void end() {
        ended = true;
    }

    void connected(Link link) {
        PeerId peer = world.id(link.other(node.number()));
        links.put(peer, link);
        handle(new Input.PeerConnected(peer, Protocol.MESHSUB_1_2, link.dialler() == node.number()));
    }

    void disconnected(Link link) {
        PeerId peer = world.id(link.other(node.number()));
        links.remove(peer);
        handle(new Input.PeerDisconnected(peer));
    }

    void received(Link link, Rpc rpc) {
        PeerId from = world.id(link.other(node.number()));
        handle(new Input.RpcReceived(from, rpc));
    }

    void publish(Said said) {
        handle(new Input.Publish(said.message(), world.archive.settings()));
    }

    private void handle(Input input) {
        for (Output output : router.handle(input, node.now())) {
            switch (output) {
                case Output.Send(var to, Lane lane, Rpc rpc, var id) ->
                    send(
                            to,
                            Frame.Gossip.of(
                                    lane, world.codecs.pass(node.number(), rpc), id == null ? 0 : id.hashCode()));
                case Output.Validate(Ticket ticket, var message, PeerId from) ->
                    world.engine.after(VERDICT_MICROS, new Judged(ticket, world.archive.of(message), from));
                case Output.TickAfter(Duration time) -> world.engine.after(time.toNanos() / 1_000, new Tick(false));
                // Queues, pauses in reading and what peers offer belong to sockets; there are none.
                case Output.Published _,
                        Output.PublishRefused _,
                        Output.Reading _,
                        Output.PeersOffered _,
                        Output.PartialReceived _,
                        Output.Unqueue _,
                        Output.Disconnect _,
                        Output.Counted _ -> {}
            }
        }
    }

    private void send(Iterable<PeerId> to, Frame.Gossip frame) {
        if (node.does(Deed.WITHHOLD) && !frame.rpc().messages().isEmpty()) {
            return;
        }
        for (PeerId peer : to) {
            Link link = links.get(peer);
            if (link != null) {
                world.network.send(link, node.number(), frame);
            }
        }
    }

    private final class Tick extends Event {
        private final boolean regular;

        private Tick(boolean regular) {
            this.regular = regular;
        }

        @Override
        protected void happen() {
            if (!ended) {
                handle(new Input.Tick());
                if (regular) {
                    world.engine.after(TICK_MICROS, new Tick(true));
                }
            }
        }

        @Override
        protected long trace() {
            return Engine.word(10, node.number(), regular ? 1 : 0);
        }
    }

    private final class Judged extends Event {
        private final Ticket ticket;
        private final @Nullable Said said;
        private final PeerId from;

        private Judged(Ticket ticket, @Nullable Said said, PeerId from) {
            this.ticket = ticket;
            this.said = said;
            this.from = from;
        }

        @Override
        protected void happen() {
            if (ended) {
                return;
            }
            boolean good = said != null && said.holds();
            if (said != null && good) {
                node.arrived(said, links.get(from));
            }
            handle(new Input.Judged(ticket, good ? Verdict.ACCEPT : Verdict.REJECT));
        }

        @Override
        protected long trace() {
            return Engine.word(11, node.number(), said == null ? -1 : said.number());
        }
    }

    /** Whether everything the router keeps is within its bounds. */
    void checkBounds() {
        RouterGauges gauges = router.gauges();
        RouterLimits limits = world.gossip.limits();
        boolean holds = gauges.peers() <= limits.peersMax()
                && gauges.seen() <= limits.seenPerTopicMax()
                && gauges.cachedMessages() <= limits.cacheMessagesMax()
                && gauges.cachedBytes() <= limits.cacheBytesMax()
                && gauges.wants() <= limits.wantsMax()
                && gauges.unwanted() <= limits.unwantedMax();
        if (!holds) {
            world.witness.violated(Invariant.BOUNDS, node.number(), "the router holds " + gauges);
        }
    }
}
