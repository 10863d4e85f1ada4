package org.causality.libp2p.gossip.router;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Which peers a mesh that is too large gives up, and which a poor one takes in. */
final class MeshChoice {
    /** Peers taken in at once; few, so that an attacker who looks good for a moment wins little. */
    private static final int BETTER_MAX = 2;

    private final MeshSizes sizes;
    private final Standing standing;
    private final Sample sample;

    MeshChoice(MeshSizes sizes, Standing standing, Sample sample) {
        this.sizes = sizes;
        this.standing = standing;
        this.sample = sample;
    }

    /** All but D: the best Dscore stay, then Dout outbound peers where there are as many, then chance decides. */
    List<Peer> superfluous(TopicState topic) {
        List<Peer> shuffled = sample.of(topic.mesh, topic.mesh.size());
        List<Peer> kept = new ArrayList<>();
        shuffled.stream()
                .sorted(Comparator.comparingDouble(standing::of).reversed())
                .limit(sizes.score())
                .forEach(kept::add);
        long outbound = kept.stream().filter(peer -> peer.outbound).count();
        keep(kept, shuffled, peer -> peer.outbound, (int) Math.max(0, sizes.outbound() - outbound));
        keep(kept, shuffled, _ -> true, sizes.target() - kept.size());
        return shuffled.stream().filter(peer -> !kept.contains(peer)).toList();
    }

    private static void keep(List<Peer> kept, List<Peer> shuffled, Predicate<Peer> filter, int more) {
        List<Peer> chosen = shuffled.stream()
                .filter(peer -> !kept.contains(peer))
                .filter(filter)
                .limit(Math.max(0, more))
                .toList();
        kept.addAll(chosen);
    }

    /** Peers better than half of a poor mesh; none where it is good enough. */
    List<Peer> better(TopicState topic, Predicate<Peer> mayGraft) {
        List<Double> scores = topic.mesh.stream().map(standing::of).sorted().toList();
        if (scores.size() < 2 || !standing.isPoor(scores.get(scores.size() / 2))) {
            return List.of();
        }
        double median = scores.get(scores.size() / 2);
        List<Peer> better = topic.followers().stream()
                .filter(peer -> !topic.mesh.contains(peer) && standing.of(peer) > median)
                .filter(mayGraft)
                .toList();
        return sample.of(better, BETTER_MAX);
    }
}
