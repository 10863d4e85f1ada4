package org.causality.libp2p.gossip.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;
import org.junit.jupiter.api.Test;

/**
 * What we have of a message leaves in the order in which we came to have it, with the parts and at heartbeats alike: lanes
 * overtake each other, and a peer believes what it heard last.
 */
class PartsAreToldInOrderTest {

    private static final Topic ORDERS = new Topic("orders");

    private final PeerId alice = new Names().peer("alice");
    private final GossipRouter router = new GossipRouter(GossipSettings.defaults(), new Random(1));
    private final List<Output> done = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    private void happens(Input input) {
        done.addAll(router.handle(input, now));
    }

    private void parts(String letters) {
        happens(new Input.PublishPartial(ORDERS, new Letters(Letters.bytes("g1"), letters, false)));
    }

    @Test
    void whatIsToldAtAHeartbeatTakesTheSameLaneAsThePartsThatFollow() {
        happens(new Input.Tick());
        happens(new Input.PeerConnected(alice, Protocol.MESHSUB_1_3, true, null));
        happens(new Input.Subscribe(ORDERS, Names.unsigned().withPartial(PartialMode.REQUESTED)));
        Rpc.Control parts =
                new Rpc.Control(List.of(), List.of(), List.of(), List.of(), List.of(), new Rpc.Extensions(true));
        happens(new Input.RpcReceived(alice, new Rpc(List.of(), List.of(), parts)));
        happens(new Input.RpcReceived(
                alice, new Rpc(List.of(new Rpc.Subscription(ORDERS, true, true, true)), List.of(), Rpc.Control.NONE)));
        happens(new Input.RpcReceived(
                alice, Rpc.of(new Rpc.Partial(ORDERS, Letters.bytes("g1"), null, Letters.bytes("z")))));

        parts("a");
        now = now.plusSeconds(1);
        happens(new Input.Tick());
        parts("ab");

        assertThat(told()).containsExactly("a NORMAL", "a NORMAL", "ab NORMAL");
    }

    /** What we said we had, and in which lane. */
    private List<String> told() {
        return done.stream()
                .filter(Output.Send.class::isInstance)
                .map(Output.Send.class::cast)
                .filter(send ->
                        send.rpc().partial() != null && send.rpc().partial().metadata() != null)
                .map(send -> Letters.text(Objects.requireNonNull(
                                Objects.requireNonNull(send.rpc().partial()).metadata()))
                        + " " + send.lane())
                .toList();
    }
}
