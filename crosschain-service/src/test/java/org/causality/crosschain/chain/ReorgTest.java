package org.causality.crosschain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.model.codec.Bytes32;
import org.junit.jupiter.api.Test;

/** A reorg is seen by parent hashes, and every block of it told once. */
class ReorgTest {
    private static final List<String> NAMES = List.of("a", "b", "c");

    private final FollowedChain followed = new FollowedChain(FollowedChain.rules(2), "a", "b");
    private final List<BlockHeader> blocks = TestingChain.blocks(50, "main");

    @Test
    void theOldBlocksAreRetractedFromTheTopThenTheNewAccepted() {
        both(blocks, 10);
        List<BlockHeader> others = TestingChain.fork(blocks, 47, 4, "other");
        both(others, 10);
        assertThat(followed.retractedHeights()).containsExactly(49L, 48L, 47L);
        assertThat(followed.acceptedHeights()).containsExactly(49L, 47L, 48L, 49L, 50L);
        both(others, 10);
        assertThat(followed.retractedHeights()).hasSize(3);
        assertThat(followed.head()).isEqualTo(others.getLast());
    }

    @Test
    void oneProviderOnTheForkRetractsNothing() {
        both(blocks, 10);
        followed.stands("a", TestingChain.fork(blocks, 47, 4, "other"));
        assertThat(followed.retractedHeights()).isEmpty();
        assertThat(followed.state().status()).isEqualTo(ChainStatus.DISAGREEING);
    }

    @Test
    void aForkBelowTheFinalizedBlockFreezes() {
        both(blocks, 40);
        both(TestingChain.fork(blocks, 39, 30, "other"), 10);
        assertThat(followed.retractedHeights()).isEmpty();
        assertThat(followed.head()).isEqualTo(blocks.getLast());
        assertThat(followed.state().status()).isEqualTo(ChainStatus.FROZEN);
        assertThat(followed.state().reason()).contains("another block at height 40, which is final");
    }

    @Test
    void aHeadThatNobodyStandsOnAnyMoreIsLetGoAfterAWhile() {
        both(blocks, 10);
        both(blocks.subList(0, 48), 10);
        assertThat(followed.retractedHeights()).isEmpty();
        followed.pass(ChainRules.UNVOUCHED_MILLIS_MAX);
        both(blocks.subList(0, 48), 10);
        assertThat(followed.retractedHeights()).containsExactly(49L, 48L);
        both(blocks, 10);
        assertThat(followed.head()).isEqualTo(blocks.getLast());
    }

    @Test
    void aRestoredChainSeesAReorgThatHappenedWhileItWasAway() {
        followed.chain.restore(blocks.subList(20, 50), 25, 20);
        List<BlockHeader> others = TestingChain.fork(blocks, 45, 60, "other");
        both(others, 30);
        assertThat(followed.retractedHeights()).containsExactly(49L, 48L, 47L, 46L, 45L);
        assertThat(followed.head()).isEqualTo(others.getLast());
        assertThat(followed.chain.finalizedHeight()).isEqualTo(30);
    }

    /** Whatever providers do: told blocks form a chain, each retraction takes back the head, nothing final leaves. */
    @Property(tries = 300)
    void whatIsToldAlwaysChains(@ForAll @Size(max = 30) List<@IntRange(max = 1_000_000) Integer> steps) {
        FollowedChain any = new FollowedChain(new ChainRules(FollowedChain.CHAIN, 2, 1, 8, 0), "a", "b", "c");
        Map<String, List<BlockHeader>> at = new HashMap<>();
        NAMES.forEach(name -> at.put(name, TestingChain.blocks(10, "main")));
        for (int step : steps) {
            String name = NAMES.get(step % 3);
            List<BlockHeader> from = Objects.requireNonNull(at.get(NAMES.get(step / 3 % 3)));
            int shared = Math.max(1, from.size() - step / 9 % 5);
            List<BlockHeader> mine = TestingChain.fork(from, shared, step / 45 % 7, "fork" + step / 315 % 3);
            at.put(name, mine);
            any.stands(name, mine);
            any.pass(step % 3_000);
        }
        checkTold(any.told);
    }

    private static void checkTold(List<ChainOutput> told) {
        List<BlockHeader> chain = new ArrayList<>();
        Map<Bytes32, Long> finals = new HashMap<>();
        for (ChainOutput output : told) {
            switch (output) {
                case ChainOutput.Accepted(BlockHeader header) -> {
                    if (!chain.isEmpty()) {
                        assertThat(header.parentHash())
                                .isEqualTo(chain.getLast().hash());
                    }
                    chain.add(header);
                }
                case ChainOutput.Retracted(BlockHeader header) -> {
                    assertThat(header).isEqualTo(chain.removeLast());
                    assertThat(finals).doesNotContainKey(header.hash());
                }
                case ChainOutput.Settled(long _, long finalized) ->
                    chain.stream()
                            .filter(header -> header.height() <= finalized)
                            .forEach(header -> finals.put(header.hash(), header.height()));
                case ChainOutput.AskHash _,
                        ChainOutput.AskHeights _,
                        ChainOutput.AcceptedBelow _,
                        ChainOutput.Forgotten _ -> {}
            }
        }
    }

    private void both(List<BlockHeader> on, int finalized) {
        followed.stands("a", on, finalized);
        followed.stands("b", on, finalized);
    }
}
