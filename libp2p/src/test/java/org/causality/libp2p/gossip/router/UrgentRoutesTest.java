package org.causality.libp2p.gossip.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;
import org.junit.jupiter.api.Test;

/** A message for which ways were chosen, without flood publish, among twenty followers and one who follows nothing. */
final class UrgentRoutesTest {
    private static final Topic TOPIC = new Topic("t");

    private final Names names = new Names();
    private final GossipRouter router =
            new GossipRouter(GossipSettings.defaults().withFloodPublish(false), new SplittableRandom(1));
    private final List<PeerId> followers = new ArrayList<>();

    private PeerId connect(String name) {
        PeerId peer = names.peer(name);
        router.handle(new Input.PeerConnected(peer, Protocol.of(Protocol.ids().getFirst()), true), Instant.EPOCH);
        return peer;
    }

    private Set<PeerId> recipients(Set<PeerId> also) {
        Input publish = new Input.Publish(Names.message("t", "m" + also.size()), Names.unsigned(), also);
        Set<PeerId> to = new HashSet<>();
        router.handle(publish, Instant.EPOCH).forEach(output -> {
            if (output instanceof Output.Send send && !send.rpc().messages().isEmpty()) {
                to.addAll(send.to());
            }
        });
        return to;
    }

    @Test
    void theChosenWaysAreTakenBesideTheMeshButOnlyToFollowers() {
        PeerId stranger = connect("stranger");
        for (int i = 0; i < 20; i++) {
            PeerId peer = connect("p" + i);
            Rpc follows = new Rpc(List.of(new Rpc.Subscription(TOPIC, true)), List.of(), Rpc.Control.NONE);
            router.handle(new Input.RpcReceived(peer, follows), Instant.EPOCH);
            followers.add(peer);
        }
        Set<PeerId> usual = recipients(Set.of());
        Set<PeerId> ways = new HashSet<>(followers);
        ways.removeAll(usual);
        ways.add(stranger);
        assertThat(recipients(ways)).containsAll(followers).doesNotContain(stranger);
    }
}
