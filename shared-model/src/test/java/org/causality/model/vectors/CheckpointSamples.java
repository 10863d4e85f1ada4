package org.causality.model.vectors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.causality.model.message.Checkpoint;
import org.causality.model.message.LamportTime;
import org.causality.model.message.Stamp;
import org.causality.model.message.StampTree;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.OperatorSetChange;
import org.causality.model.privacy.CommitteeId;

/** Checkpoints and changes of the operator set for vectors. */
final class CheckpointSamples {
    static final OperatorSet FIRST =
            new OperatorSet(0, List.of(new Operator("alice", Samples.OPERATOR.publicKey(), 1)));
    static final OperatorSetChange CHANGE = OperatorSetChange.of(new OperatorSet(
            1,
            List.of(
                    new Operator("alice", Samples.OPERATOR.publicKey(), 300),
                    new Operator("bob2", Samples.STRANGER.publicKey(), 1_000_000),
                    new Operator("c234567890abcdef", Samples.FEED.publicKey(), 1))));

    private CheckpointSamples() {}

    /** Two at every third tick, so that ids decide, too. */
    static List<Stamp> stamps(int count) {
        List<Stamp> stamps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stamps.add(new Stamp(new LamportTime(4_095 + i - i / 3), Samples.id("stamp " + i)));
        }
        stamps.sort(Comparator.naturalOrder());
        return stamps;
    }

    static StampTree tree(int count) {
        StampTree tree = new StampTree();
        stamps(count).forEach(tree::add);
        return tree;
    }

    static List<Checkpoint> checkpoints() {
        CommitteeId before = CommitteeId.of(Samples.NETWORK, FIRST);
        CommitteeId after = CommitteeId.of(Samples.NETWORK, CHANGE.next());
        Checkpoint first = new Checkpoint(0, new LamportTime(4_095), 5_000, tree(5).root(), null, before);
        Checkpoint second = new Checkpoint(0, new LamportTime(40_959), 50_000, tree(8).root(), first.id(), after);
        Checkpoint last = new Checkpoint(-1, new LamportTime(-1), -1, tree(1).root(), second.id(), after);
        return List.of(first, second, last);
    }
}
