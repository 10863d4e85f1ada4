package org.causality.libp2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.libp2p.gossip.GossipPeer.SIGNED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.interop.Implementation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three of ours and three of others in turn in a ring, each linked to the two before and the two after it. One of the others
 * is killed amid the messages and started anew; everybody has every message that was sent while it was there.
 */
class MixedMeshTest {
    private static final int PEERS = 6;
    private static final int KILLED = 3;
    private static final int MESSAGES = 1_000;
    private static final int KILL_AT = 425;
    private static final int BACK_AT = 700;
    /** Messages under way, so that no queue's bound is put to the test. */
    private static final int BATCH = 50;

    private final List<MeshNode> ring = new ArrayList<>();

    static Stream<Arguments> meshes() {
        return Stream.of(TestHosts.Over.values())
                .flatMap(over -> Stream.of(
                        Arguments.of(List.of(Implementation.JS, Implementation.JS, Implementation.JS), over),
                        Arguments.of(List.of(Implementation.JS, Implementation.GO, Implementation.RUST), over)));
    }

    @ParameterizedTest
    @MethodSource("meshes")
    void everyMessageReachesEverybody(List<Implementation> theirs, TestHosts.Over over) {
        try {
            for (int i = 0; i < PEERS; i++) {
                ring.add(i % 2 == 0 ? ours(i, over) : theirs(theirs.get(i / 2), i, over));
            }
            IntStream.range(0, PEERS).forEach(i -> List.of(1, 2).forEach(step -> link(i, i + step)));
            ring.forEach(MeshNode::awaitMesh);

            send(0, KILL_AT, Set.of());
            kill();
            send(KILL_AT, BACK_AT, Set.of(KILLED));
            ring.set(KILLED, theirs(theirs.get(KILLED / 2), KILLED, over));
            List.of(-2, -1, 1, 2).forEach(step -> link(KILLED, KILLED + step));
            ring.get(KILLED).awaitMesh();
            send(BACK_AT, MESSAGES, Set.of());
        } finally {
            ring.forEach(MeshNode::close);
        }
        assertThat(ring).hasSize(PEERS);
    }

    private void link(int from, int to) {
        ring.get(from).dial(ring.get(Math.floorMod(to, PEERS)));
    }

    /** Sends from everybody in turn, all but the absent ones, and waits batch by batch until everybody has them. */
    private void send(int from, int to, Set<Integer> absent) {
        List<Integer> present = present(absent);
        for (int start = from; start < to; start += BATCH) {
            int end = Math.min(start + BATCH, to);
            for (int message = start; message < end; message++) {
                ring.get(present.get(message % present.size())).publish("message " + message);
            }
            for (int place = 0; place < present.size(); place++) {
                int here = place;
                ring.get(present.get(place))
                        .awaitAll(IntStream.range(start, end)
                                .filter(message -> message % present.size() != here)
                                .mapToObj(message -> "message " + message)
                                .toList());
            }
        }
    }

    private static List<Integer> present(Set<Integer> absent) {
        return IntStream.range(0, PEERS)
                .boxed()
                .filter(i -> !absent.contains(i))
                .toList();
    }

    /**
     * And waits until everybody has noticed, which over QUIC takes until their idle time: to js and rust one that is back
     * before is still there, and they do not tell it what they follow.
     */
    private void kill() {
        if (ring.get(KILLED) instanceof MeshNode.Theirs(ForeignFollower peer)) {
            // Amid messages: these are still under way when it dies.
            IntStream.range(0, BATCH).forEach(i -> ring.getFirst().publish("under way " + i));
            peer.kill();
            present(Set.of(KILLED)).forEach(i -> ring.get(i).awaitGone(peer.id()));
        }
    }

    private static MeshNode ours(int place, TestHosts.Over over) {
        return new MeshNode.Ours(
                new GossipPeer(place + 1, Unhurried.SETTINGS, ServiceLimits.defaults(), over).follow(SIGNED));
    }

    private static MeshNode theirs(Implementation implementation, int place, TestHosts.Over over) {
        String seed = String.format("%02x", place + 1).repeat(32);
        Map<String, String> options = Map.of("seed", seed, "listen", over.address());
        return new MeshNode.Theirs(ForeignFollower.start(implementation, SIGNED, options, Map.of()));
    }
}
