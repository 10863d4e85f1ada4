package org.causality.crosschain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.model.order.Finality;
import org.junit.jupiter.api.Test;

/** Which blocks the own client accepts. */
class ProvidersAgreeTest {
    private final FollowedChain followed = new FollowedChain(FollowedChain.rules(2), "a", "b", "c");
    private final List<BlockHeader> blocks = TestingChain.blocks(200, "main");

    @Test
    void oneProviderAloneIsNotBelieved() {
        followed.stands("a", blocks);
        assertThat(followed.head()).isNull();
        assertThat(followed.state().status()).isEqualTo(ChainStatus.STALE);
        assertThat(followed.state().reason()).startsWith("1 of 3 providers answer and 2 must agree");
    }

    @Test
    void theHighestBlockTwoStandOnIsTheHead() {
        followed.stands("a", blocks.subList(0, 50));
        followed.stands("b", blocks.subList(0, 48));
        assertThat(followed.head()).isEqualTo(blocks.get(47));
        followed.stands("b", blocks.subList(0, 50));
        assertThat(followed.head()).isEqualTo(blocks.get(49));
        assertThat(followed.acceptedHeights()).containsExactly(47L, 48L, 49L);
        assertThat(followed.state().status()).isEqualTo(ChainStatus.ACTIVE);
    }

    @Test
    void aGapIsAskedForAndEveryBlockTold() {
        followed.stands("a", blocks.subList(0, 10));
        followed.stands("b", blocks.subList(0, 10));
        followed.stands("a", blocks);
        followed.stands("b", blocks);
        assertThat(followed.acceptedHeights()).hasSize(191);
        assertThat(followed.acceptedHeights()).isSorted();
        assertThat(followed.head()).isEqualTo(blocks.getLast());
        assertThat(followed.asked).isLessThan(16);
    }

    @Test
    void aLyingProviderChangesNothing() {
        followed.stands("a", blocks.subList(0, 50));
        followed.stands("b", blocks.subList(0, 50));
        followed.stands("c", TestingChain.fork(blocks, 30, 100, "lie"));
        assertThat(followed.head()).isEqualTo(blocks.get(49));
        assertThat(followed.retractedHeights()).isEmpty();
    }

    @Test
    void aProviderThatFellSilentCountsForNothing() {
        followed.stands("a", blocks.subList(0, 50));
        followed.stands("b", blocks.subList(0, 50));
        followed.pass(ChainRules.REPORT_MILLIS_MAX);
        followed.stands("a", blocks.subList(0, 60));
        assertThat(followed.head()).isEqualTo(blocks.get(49));
        assertThat(followed.state().status()).isEqualTo(ChainStatus.STALE);
        followed.stands("c", blocks.subList(0, 60));
        assertThat(followed.head()).isEqualTo(blocks.get(59));
    }

    @Test
    void tagsOfAQuorumSettleBlocks() {
        followed.stands("a", blocks.subList(0, 50), 40);
        followed.stands("b", blocks.subList(0, 50), 44);
        assertThat(followed.chain.finalizedHeight()).isEqualTo(40);
        assertThat(followed.chain.finalityAt(40)).isEqualTo(Finality.FINALIZED);
        assertThat(followed.chain.finalityAt(41)).isEqualTo(Finality.UNSAFE);
        assertThat(followed.chain.lowest()).isEqualTo(blocks.get(40));
        assertThat(followed.state().finalized()).isEqualTo(blocks.get(40));
    }

    @Test
    void depthSettlesWhereTagsDoNot() {
        FollowedChain byDepth = new FollowedChain(new ChainRules(FollowedChain.CHAIN, 1, 2, 5, 0), "a");
        byDepth.stands("a", blocks.subList(0, 1));
        byDepth.stands("a", blocks.subList(0, 50));
        assertThat(byDepth.chain.finalityAt(44)).isEqualTo(Finality.FINALIZED);
        assertThat(byDepth.chain.finalityAt(47)).isEqualTo(Finality.SAFE);
        assertThat(byDepth.chain.finalityAt(48)).isEqualTo(Finality.UNSAFE);
    }

    @Test
    void anOlderBlockIsReachedByParentHashes() {
        followed.stands("a", blocks.subList(0, 150));
        followed.stands("b", blocks.subList(0, 150));
        assertThat(followed.chain.at(20)).isNull();
        followed.handle(new ChainInput.Wanted(20));
        assertThat(followed.chain.at(20)).isEqualTo(blocks.get(20));
    }

    @Test
    void headersAreBoundedEvenWhereNothingBecomesFinal() {
        FollowedChain endless = new FollowedChain(FollowedChain.rules(1), "a");
        int more = ChainRules.UNSETTLED_HEADERS_MAX + 10;
        List<BlockHeader> all = TestingChain.blocks(more, "main");
        for (int height = 1; height <= more; height += 4_000) {
            endless.stands("a", all.subList(0, height));
        }
        endless.stands("a", all);
        assertThat(endless.head()).isEqualTo(all.getLast());
        assertThat(endless.chain.accepted()).hasSize(ChainRules.UNSETTLED_HEADERS_MAX);
    }
}
