package org.causality.crosschain.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.causality.crosschain.chain.FollowedChain;
import org.causality.crosschain.chain.TestingChain;
import org.causality.crosschain.ethereum.Address;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.fact.TestingState;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U256;
import org.junit.jupiter.api.Test;

/** A watch asked for once makes room when a change of its slot can not be taken back any more, and not before. */
class SlotIsWatchedOnceTest {
    private final Watch watch = new Watch(FollowedChain.CHAIN, new Address(TestingState.CONTRACT), TestingState.SLOT);
    private final List<WatchOutput> told = new ArrayList<>();
    private final TestingState five = new TestingState(5);
    private final BlockHeader parent = TestingChain.blocks(5, "main").getLast();
    private final BlockHeader block = TestingChain.childWithState(parent, five.root, "main");
    private WatchBook book = new WatchBook();

    @Test
    void itEndsWhenItsChangeIsFinalAndNotWhenItIsSeen() {
        wanted(true);
        fiveIn(block);
        finalized(block.height() - 1);
        assertThat(ended()).isZero();
        assertThat(book.has(watch)).isTrue();
        finalized(block.height());
        assertThat(ended()).isEqualTo(1);
        assertThat(book.has(watch)).isFalse();
    }

    @Test
    void aProofThatComesAfterItsBlockIsFinalEndsIt() {
        wanted(true);
        handle(new WatchInput.BlockAccepted(block));
        finalized(block.height());
        assertThat(ended()).isZero();
        proven(block);
        assertThat(told).anyMatch(WatchOutput.Changed.class::isInstance);
        assertThat(ended()).isEqualTo(1);
    }

    @Test
    void aReorgBeforeThatKeepsItUntilTheOtherBranchIsFinal() {
        BlockHeader other = TestingChain.childWithState(parent, five.root, "other");
        wanted(true);
        fiveIn(block);
        handle(new WatchInput.BlockRetracted(block));
        handle(new WatchInput.BlockAccepted(other));
        finalized(other.height());
        assertThat(ended()).isZero();
        proven(other);
        assertThat(ended()).isEqualTo(1);
    }

    @Test
    void oneForGoodStaysWhateverIsWantedLater() {
        wanted(false);
        assertThat(book.takes(watch, true)).isFalse();
        wanted(true);
        fiveIn(block);
        finalized(block.height());
        assertThat(ended()).isZero();
        assertThat(book.has(watch)).isTrue();
    }

    @Test
    void wantedForGoodItStays() {
        wanted(true);
        assertThat(book.takes(watch, true)).isFalse();
        assertThat(book.takes(watch, false)).isTrue();
        wanted(false);
        assertThat(book.takes(watch, false)).isFalse();
        fiveIn(block);
        finalized(block.height());
        assertThat(book.has(watch)).isTrue();
    }

    @Test
    void itEndsAfterARestartBetweenTheChangeAndItsFinality() {
        restarted(Map.of(block.height(), U256.of(5)), block.height() - 1);
        handle(new WatchInput.Tick());
        assertThat(ended()).isZero();
        finalized(block.height());
        assertThat(ended()).isEqualTo(1);
    }

    @Test
    void itEndsWhenItsChangeIsProvenAfterARestartAndLongFinal() {
        restarted(Map.of(), block.height());
        handle(new WatchInput.BlockAccepted(block));
        proven(block);
        assertThat(ended()).isEqualTo(1);
    }

    @Test
    void askedForAgainItIsWatchedAnew() {
        wanted(true);
        fiveIn(block);
        finalized(block.height());
        BlockHeader next = TestingChain.childWithState(block, five.root, "main");
        handle(new WatchInput.BlockAccepted(next));
        wanted(true);
        proven(next);
        assertThat(told.getLast()).isInstanceOf(WatchOutput.Changed.class);
        assertThat(ended()).isEqualTo(1);
        finalized(next.height());
        assertThat(ended()).isEqualTo(2);
    }

    @Test
    void itsPlaceIsFreeForAnother() {
        for (int i = 1; i < WatchBook.WATCHES_MAX; i++) {
            handle(new WatchInput.Added(slot(i), false));
        }
        wanted(true);
        assertThat(book.isFull()).isTrue();
        assertThat(book.takes(slot(WatchBook.WATCHES_MAX), true)).isFalse();
        fiveIn(block);
        finalized(block.height());
        assertThat(book.takes(slot(WatchBook.WATCHES_MAX), true)).isTrue();
    }

    private Watch slot(int number) {
        return new Watch(watch.chain(), watch.address(), new Bytes32(0, 0, 0, number));
    }

    private void restarted(Map<Long, U256> changes, long finalizedHeight) {
        book = new WatchBook();
        book.restoreHead(parent);
        book.restoreFinalized(finalizedHeight);
        book.restore(watch, true, changes, List.of());
    }

    private void wanted(boolean once) {
        handle(new WatchInput.Added(watch, once));
    }

    private void fiveIn(BlockHeader header) {
        handle(new WatchInput.BlockAccepted(header));
        proven(header);
    }

    private void proven(BlockHeader header) {
        handle(new WatchInput.ProofAnswered(watch, header.hash(), "a", U256.of(5), five.proof));
    }

    private void finalized(long height) {
        handle(new WatchInput.Finalized(height));
    }

    private void handle(WatchInput input) {
        told.addAll(book.handle(input, Instant.EPOCH));
    }

    private long ended() {
        return told.stream().filter(WatchOutput.Ended.class::isInstance).count();
    }
}
