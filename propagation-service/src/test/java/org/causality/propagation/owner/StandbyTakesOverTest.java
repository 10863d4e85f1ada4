package org.causality.propagation.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.causality.model.message.Draft;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.PriorityClass;
import org.causality.propagation.causal.CausalCore;
import org.causality.propagation.causal.Input;
import org.causality.propagation.causal.RandomHistory;
import org.causality.propagation.causal.TimeVerdict;
import org.causality.propagation.message.Drafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The holder dies under load; the standby, which followed the log in Postgres, goes on and knows what the holder knew. */
class StandbyTakesOverTest {

    private static final int LENGTH = 300;

    @TempDir
    static Path folder;

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void itServesSoonAndKnowsAll() throws Exception {
        OwnedNode node = new OwnedNode(folder, StandbyTakesOverTest.class);
        AtomicBoolean dies = new AtomicBoolean();
        CrashPoint crash = place -> {
            if (dies.get() && place == CrashPoint.Place.AFTER_COMMIT) {
                throw new Killed();
            }
        };
        CoreOwner holder = node.start(crash, OwnedNode.LONG_LEASE_MILLIS);
        WatchedLog watched = new WatchedLog(node.log(OwnedNode.LEASE_MILLIS));
        OwnedNode.await("the holder is active", () -> holder.state() == CoreOwner.State.ACTIVE);
        try (CoreOwner standby = node.start(CrashPoint.NONE, OwnedNode.LEASE_MILLIS, watched.log())) {
            RandomHistory history = new RandomHistory(3, 5, LENGTH, 0.05);
            List<MessageId> ids = history.envelopes().stream().map(Envelope::id).toList();
            List<Input> inputs = new ArrayList<>();
            history.envelopes()
                    .forEach(envelope -> inputs.add(Input.Received.of(envelope, "p1", PriorityClass.MEDIUM, 1)));
            Collections.shuffle(inputs, new Random(4));
            for (Input input : inputs) {
                holder.submit(Source.WIRE, List.of(input));
            }
            List<TimeVerdict> known =
                    holder.ask(core -> ids.stream().map(core::verdict).toList());
            var voids = holder.ask(CausalCore::voidFeeds);

            dies.set(true);
            Draft cut = Drafts.cancellation(1);
            assertThatThrownBy(() -> holder.submit(Source.PUBLISH, List.of(new Input.Publish(cut))))
                    .isInstanceOf(CoreUnavailableException.class);
            long diedNanos = System.nanoTime();
            OwnedNode.await(
                    "the standby has looked at all that was written",
                    () -> watched.asksSince(diedNanos).size() >= 2);
            assertThat(watched.asksSince(diedNanos)).noneMatch(WatchedLog.Ask::taken);
            node.endLease();
            long endedNanos = System.nanoTime();
            OwnedNode.await("the standby is active", () -> standby.state() == CoreOwner.State.ACTIVE);
            assertThat(watched.asksSince(endedNanos))
                    .as("the first look after the end of the lease takes it")
                    .allMatch(WatchedLog.Ask::taken);
            assertThat(watched.rowsRead())
                    .as("nothing is left to read")
                    .isEqualTo(watched.asksSince(diedNanos).get(1).rowsRead());
            standby.submit(Source.PUBLISH, List.of(new Input.Publish(cut)));

            List<TimeVerdict> followed =
                    standby.ask(core -> ids.stream().map(core::verdict).toList());
            assertThat(followed).isEqualTo(known);
            var followedVoids = standby.ask(CausalCore::voidFeeds);
            assertThat(followedVoids).isEqualTo(voids).isNotEmpty();
            // The draft the holder died over was committed: it is one message, said once.
            assertThat(node.sql
                            .sql("select count(*) from causal_log where draft_id is not null and type <> 64")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
            long placed = node.sql
                    .sql("select (select count(*) from causal_log where delivery_sequence is not null)"
                            + " + (select count(*) from feed_void)")
                    .query(Long.class)
                    .single();
            assertThat(node.relay.delivered()).hasSize((int) placed);
        }
    }
}
