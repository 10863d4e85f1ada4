package org.causality.propagation.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.PriorityClass;
import org.causality.propagation.causal.CausalCore;
import org.causality.propagation.causal.CoreView;
import org.causality.propagation.causal.Input;
import org.causality.propagation.causal.RandomHistory;
import org.causality.propagation.causal.TimeVerdict;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A history with liars goes through the real log; the next start believes what the one before it believed. */
class LogRestoresTest {

    private static final int BATCH = 17;

    @TempDir
    static Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theNextStartBelievesTheSame(long seed) throws Exception {
        OwnedNode node = new OwnedNode(folder, LogRestoresTest.class);
        RandomHistory history = new RandomHistory(seed, 5, 150, 0.06);
        List<MessageId> ids = history.envelopes().stream().map(Envelope::id).toList();
        CoreOwner first = node.start(CrashPoint.NONE);
        OwnedNode.await("it is active", () -> first.state() == CoreOwner.State.ACTIVE);
        List<Input> inputs = new ArrayList<>();
        history.envelopes().forEach(envelope -> inputs.add(Input.Received.of(envelope, "p1", PriorityClass.MEDIUM, 1)));
        Collections.shuffle(inputs, new Random(seed));
        for (int i = 0; i < inputs.size(); i += BATCH) {
            first.submit(Source.WIRE, inputs.subList(i, Math.min(i + BATCH, inputs.size())));
        }
        List<TimeVerdict> verdicts =
                first.ask(core -> ids.stream().map(core::verdict).toList());
        SortedMap<PublicKey, Long> voids = first.ask(CausalCore::voidFeeds);
        CoreView before = first.view();
        first.close();

        CoreOwner second = node.start(CrashPoint.NONE);
        OwnedNode.await("it is active again", () -> second.state() == CoreOwner.State.ACTIVE);
        List<TimeVerdict> restored =
                second.ask(core -> ids.stream().map(core::verdict).toList());
        assertThat(restored).isEqualTo(verdicts).doesNotContain(TimeVerdict.UNJUDGED);
        SortedMap<PublicKey, Long> restoredVoids = second.ask(CausalCore::voidFeeds);
        assertThat(restoredVoids).isEqualTo(voids).isNotEmpty();
        // The second start's own certificate is one message more, one tick above all before.
        assertThat(second.view().delivered()).isEqualTo(before.delivered() + 1);
        assertThat(second.view().verifiedTime().value())
                .isEqualTo(before.verifiedTime().value() + 1);
        second.close();
    }
}
