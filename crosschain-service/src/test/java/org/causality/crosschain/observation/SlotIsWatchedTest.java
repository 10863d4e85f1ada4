package org.causality.crosschain.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.causality.crosschain.chain.FollowedChain;
import org.causality.crosschain.chain.TestingChain;
import org.causality.crosschain.ethereum.Address;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.fact.TestingState;
import org.causality.model.codec.U256;
import org.junit.jupiter.api.Test;

/** A slot is proven at every block, and told when it changed. */
class SlotIsWatchedTest {
    private final Watch watch = new Watch(FollowedChain.CHAIN, new Address(TestingState.CONTRACT), TestingState.SLOT);
    private final WatchBook book = new WatchBook();
    private final List<WatchOutput> told = new ArrayList<>();
    private final TestingState five = new TestingState(5);
    private final TestingState six = new TestingState(6);
    private Instant now = Instant.EPOCH;

    private final BlockHeader first =
            TestingChain.childWithState(TestingChain.blocks(5, "main").getLast(), five.root, "main");
    private final BlockHeader second = TestingChain.childWithState(first, five.root, "main");
    private final BlockHeader third = TestingChain.childWithState(second, six.root, "main");

    @Test
    void aChangeIsToldAtTheBlockItHappenedIn() {
        watched(first, second, third);
        answer(first, five);
        answer(second, five);
        answer(third, six);
        assertThat(changes()).containsExactly("5@5", "6@7");
    }

    @Test
    void oneBlockIsAskedAtATimeAndInOrder() {
        watched(first, second);
        assertThat(asks()).containsExactly(5L);
        answer(first, five);
        assertThat(asks()).containsExactly(5L, 6L);
    }

    @Test
    void aProofOfSomethingElseIsRefusedAndAnotherProviderAsked() {
        watched(first);
        handle(new WatchInput.ProofAnswered(watch, first.hash(), "liar", U256.of(6), six.proof));
        assertThat(changes()).isEmpty();
        assertThat(told).anyMatch(WatchOutput.Refused.class::isInstance);
        now = now.plusMillis(WatchedSlot.RETRY_MILLIS);
        handle(new WatchInput.Tick());
        assertThat(asks()).containsExactly(5L, 5L);
        answer(first, five);
        assertThat(changes()).containsExactly("5@5");
    }

    @Test
    void aReorgTakesValuesBackSoThatTheSameValueIsToldOnTheNewBranch() {
        watched(first);
        answer(first, five);
        handle(new WatchInput.BlockRetracted(first));
        BlockHeader other =
                TestingChain.childWithState(TestingChain.blocks(5, "main").getLast(), five.root, "other");
        handle(new WatchInput.BlockAccepted(other));
        answer(other, five);
        assertThat(changes()).containsExactly("5@5", "5@5");
    }

    @Test
    void whatNobodyProvesIsPassedOver() {
        watched(first, second);
        for (int i = 0; i < WatchedSlot.ATTEMPTS_MAX; i++) {
            handle(new WatchInput.ProofFailed(watch, first.hash(), "no such block"));
            now = now.plusMillis(60_000);
            handle(new WatchInput.Tick());
        }
        assertThat(told).anyMatch(WatchOutput.Skipped.class::isInstance);
        answer(second, five);
        assertThat(changes()).containsExactly("5@6");
    }

    private void watched(BlockHeader... blocks) {
        handle(new WatchInput.Added(watch, false));
        for (BlockHeader block : blocks) {
            handle(new WatchInput.BlockAccepted(block));
        }
    }

    private void answer(BlockHeader block, TestingState state) {
        handle(new WatchInput.ProofAnswered(watch, block.hash(), "a", U256.of(state.price), state.proof));
    }

    private void handle(WatchInput input) {
        told.addAll(book.handle(input, now));
    }

    private List<String> changes() {
        return told.stream()
                .filter(WatchOutput.Changed.class::isInstance)
                .map(WatchOutput.Changed.class::cast)
                .map(change -> change.value() + "@" + change.block().height())
                .toList();
    }

    private List<Long> asks() {
        return told.stream()
                .filter(WatchOutput.AskProof.class::isInstance)
                .map(ask -> ((WatchOutput.AskProof) ask).block().height())
                .toList();
    }
}
