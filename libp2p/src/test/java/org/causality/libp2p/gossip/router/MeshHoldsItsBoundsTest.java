package org.causality.libp2p.gossip.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;

/** Whatever peers do, after a heartbeat the mesh is neither too large nor holds anybody who should not be in it. */
class MeshHoldsItsBoundsTest {
    private static final Topic ORDERS = new Topic("orders");
    private static final int PEERS = 24;
    private static final MeshSizes SIZES = MeshSizes.defaults();
    /** Dhi, and what is taken in after a large mesh was thinned: outbound peers, and better ones. */
    private static final int MESH_MAX = SIZES.high() + SIZES.outbound() + 2;

    /** One thing that happens. */
    enum Deed {
        CONNECT,
        DIAL,
        DISCONNECT,
        FOLLOW,
        LEAVE,
        GRAFT,
        PRUNE,
        PRAISE,
        SCOLD,
        TRUST,
        REJECT,
        BEAT
    }

    record Step(Deed deed, int peer) {}

    private final Names names = new Names();
    private final List<PeerId> peers =
            IntStream.range(0, PEERS).mapToObj(i -> names.peer("p" + i)).toList();
    private final GossipRouter router = new GossipRouter(GossipSettings.defaults(), new Random(7));
    private final Set<PeerId> trusted = new HashSet<>();
    private final Set<PeerId> connected = new HashSet<>();
    private Instant now = Instant.EPOCH;
    private int messages;

    @Property(tries = 150)
    void afterEveryHeartbeat(@ForAll("steps") List<Step> steps) {
        handle(new Input.Subscribe(ORDERS, Names.unsigned()));
        peers.forEach(peer -> play(Deed.CONNECT, peer));
        peers.forEach(peer -> play(Deed.FOLLOW, peer));
        for (Step step : steps) {
            play(step.deed, peers.get(step.peer));
            List<PeerId> mesh = router.meshPeers(ORDERS);
            assertThat(mesh).doesNotHaveDuplicates().isSubsetOf(connected).noneMatch(trusted::contains);
            if (step.deed == Deed.BEAT) {
                assertThat(mesh).hasSizeLessThanOrEqualTo(MESH_MAX);
                assertThat(mesh)
                        .allSatisfy(peer -> assertThat(router.score(peer)).isNotNegative());
            }
        }
    }

    private void play(Deed deed, PeerId peer) {
        switch (deed) {
            case CONNECT, DIAL -> {
                connected.add(peer);
                handle(new Input.PeerConnected(peer, Protocol.MESHSUB_1_3, deed == Deed.DIAL));
            }
            case DISCONNECT -> {
                connected.remove(peer);
                handle(new Input.PeerDisconnected(peer));
            }
            case FOLLOW, LEAVE ->
                say(
                        peer,
                        new Rpc(
                                List.of(new Rpc.Subscription(ORDERS, deed == Deed.FOLLOW)),
                                List.of(),
                                Rpc.Control.NONE));
            case GRAFT -> say(peer, control(List.of(new Rpc.Graft(ORDERS)), List.of()));
            case PRUNE -> say(peer, control(List.of(), List.of(new Rpc.Prune(ORDERS, Duration.ofSeconds(2)))));
            case PRAISE -> handle(new Input.Appraised(peer, 5));
            case SCOLD -> handle(new Input.Appraised(peer, -5));
            case TRUST -> {
                trusted.clear();
                trusted.add(peer);
                handle(new Input.ExplicitPeers(trusted));
            }
            case REJECT -> reject(peer);
            case BEAT -> {
                now = now.plusSeconds(1);
                handle(new Input.Tick());
            }
        }
    }

    private void reject(PeerId peer) {
        handle(new Input.RpcReceived(peer, Rpc.of(Names.message("orders", "m" + ++messages)))).stream()
                .filter(Output.Validate.class::isInstance)
                .map(Output.Validate.class::cast)
                .forEach(asked -> handle(new Input.Judged(asked.ticket(), Verdict.REJECT)));
    }

    private void say(PeerId peer, Rpc rpc) {
        handle(new Input.RpcReceived(peer, rpc));
    }

    private static Rpc control(List<Rpc.Graft> graft, List<Rpc.Prune> prune) {
        return new Rpc(List.of(), List.of(), new Rpc.Control(List.of(), List.of(), graft, prune, List.of()));
    }

    private List<Output> handle(Input input) {
        return router.handle(input, now);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Deed.class), Arbitraries.integers().between(0, PEERS - 1))
                .as(Step::new)
                .list()
                .ofMaxSize(250);
    }
}
