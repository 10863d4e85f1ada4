package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.causality.devnet.chain.ChainChoice;
import org.causality.devnet.story.telling.StepDone;
import org.causality.devnet.story.telling.StepSkipped;
import org.causality.devnet.story.telling.StoryResult;
import org.junit.jupiter.api.Test;

/** The story without an EVM node, as on a machine without Node, on a network of its own. */
class RecordedStoryTest {

    @Test
    void aFactOfMainnetIsProvenAndComputedFromAndWhatNeedsAChainIsNamed() throws IOException {
        try (SystemNetwork network = SystemNetwork.start(ChainChoice.RECORDED)) {
            StoryResult result = network.tell();
            assertThat(result.failed())
                    .as(() -> result.failed() == null ? "" : result.failed().line())
                    .isNull();
            assertThat(result.steps())
                    .extracting(StepDone::name)
                    .endsWith("recorded-fact", "effect", "condition", "winner", "proof", "soundness");
            assertThat(result.skipped())
                    .extracting(StepSkipped::name)
                    .containsExactly("price", "finality", "transaction", "settled");
        }
    }
}
