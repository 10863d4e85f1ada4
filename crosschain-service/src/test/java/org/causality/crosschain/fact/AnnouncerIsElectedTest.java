package org.causality.crosschain.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.causality.crosschain.chain.TestingChain;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.PublicKey;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.junit.jupiter.api.Test;

/** One operator tells an event first; the others stand by. */
class AnnouncerIsElectedTest {
    private final Judged node = new Judged();
    private final TestingState five = new TestingState(5);
    private final BlockHeader priced =
            TestingChain.childWithState(TestingChain.blocks(45, "main").getLast(), five.root, "main");
    private final CrossChainEvent event = five.at(priced, node.self);

    @Test
    void everybodyRanksAlikeAndTurnsFollowEachOther() {
        List<Operator> ranked = Election.ranked(node.operators, event.id());
        assertThat(ranked).hasSize(3);
        assertThat(Election.ranked(new OperatorSet(0, ranked.reversed()), event.id()))
                .isEqualTo(ranked);
        for (int rank = 0; rank < 3; rank++) {
            assertThat(Election.turnOf(ranked.get(rank).key(), node.operators, event.id(), node.now()))
                    .isEqualTo(node.now().plusMillis(rank * Election.TURN_MILLIS));
        }
    }

    @Test
    void turnsAreSharedByWeight() {
        List<Operator> members = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            members.add(new Operator("op" + i, new PublicKey(new Bytes32(i + 1, 7, 7, 7)), i == 0 ? 3 : 1));
        }
        OperatorSet operators = new OperatorSet(0, members);
        Map<String, Integer> first = new HashMap<>();
        IntStream.range(0, 6_000)
                .mapToObj(i -> new EventId(new Bytes32(i, i, 0, 0)))
                .forEach(id ->
                        first.merge(Election.ranked(operators, id).getFirst().name(), 1, Integer::sum));
        assertThat(first.get("op0")).isBetween(2_800, 3_200);
        assertThat(first.get("op1")).isBetween(850, 1_150);
    }

    @Test
    void weTellItInOurTurnUnlessSomebodyIsFirst() {
        node.handle(new FactInput.Observed(event));
        long turn = Election.turnOf(node.self, node.operators, event.id(), node.now())
                        .toEpochMilli()
                - node.now().toEpochMilli();
        if (turn > 0) {
            node.pass(turn - 1);
            assertThat(node.told(FactOutput.Announce.class)).isEmpty();
            node.pass(1);
        }
        assertThat(node.told(FactOutput.Announce.class)).hasSize(1);
        node.pass(60_000);
        assertThat(node.told(FactOutput.Announce.class)).hasSize(1);
    }

    @Test
    void whatIsTellableAlreadyIsNotToldAgain() {
        List<BlockHeader> blocks = new ArrayList<>(TestingChain.blocks(45, "main"));
        blocks.add(priced);
        node.stand(blocks, 40);
        node.deliver(event);
        node.handle(new FactInput.Observed(event));
        node.pass(60_000);
        assertThat(node.told(FactOutput.Announce.class)).isEmpty();
    }

    @Test
    void aLieDoesNotSilenceUs() {
        List<BlockHeader> blocks = new ArrayList<>(TestingChain.blocks(45, "main"));
        blocks.add(priced);
        node.stand(blocks, 40);
        node.handle(new FactInput.Observed(event));
        node.deliver(new TestingState(9)
                .at(priced, node.operators.operators().getLast().key()));
        node.pass(60_000);
        assertThat(node.told(FactOutput.Announce.class)).hasSize(1);
    }

    @Test
    void anObservationThatTheChainTookBackIsNotTold() {
        node.handle(new FactInput.Observed(event));
        List<FactOutput.Announce> atOnce = node.told(FactOutput.Announce.class);
        node.handle(new FactInput.BlockRetracted(event.place().chain(), priced));
        node.pass(60_000);
        assertThat(node.told(FactOutput.Announce.class)).isEqualTo(atOnce);
    }
}
