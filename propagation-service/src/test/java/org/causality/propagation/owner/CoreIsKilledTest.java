package org.causality.propagation.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.causality.model.message.Draft;
import org.causality.propagation.causal.Input;
import org.causality.propagation.message.Drafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The core is killed at each named point, without a chance to clean up, and started again on the same log. */
class CoreIsKilledTest {

    private static final int DRAFTS = 6;

    @TempDir
    static Path folder;

    /** The power cut. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource
    void eachDraftIsStampedOnceAndNothingAcknowledgedIsLost(CrashPoint.Place place) throws Exception {
        OwnedNode node = new OwnedNode(folder, CoreIsKilledTest.class);
        List<Draft> acknowledged = new ArrayList<>();
        List<Draft> open = new ArrayList<>();
        for (int i = 0; i < DRAFTS; i++) {
            open.add(Drafts.cancellation(i));
        }
        // The first incarnation dies at the first passing, the second after some work, the third lives.
        for (int passings : new int[] {1, 3, Integer.MAX_VALUE}) {
            CoreOwner owner = node.start(killAt(place, passings));
            say(owner, open, acknowledged);
            if (passings == 1) {
                assertThat(owner.state()).isEqualTo(CoreOwner.State.DEAD);
            }
        }

        assertThat(open).isEmpty();
        assertThat(acknowledged).hasSize(DRAFTS);
        assertThat(count(node, "select count(*) from causal_log where draft_id is not null and type <> 64"))
                .isEqualTo(DRAFTS);
        assertThat(count(node, "select count(distinct (sender, feed_sequence)) from causal_log"))
                .isEqualTo(count(node, "select count(*) from causal_log"));
        assertThat(count(node, "select max(delivery_sequence) from causal_log"))
                .isEqualTo(count(node, "select count(*) from causal_log"));
        assertThat(node.relay.delivered()).hasSize((int) count(node, "select count(*) from causal_log"));
        assertThat(node.relay.published()).containsAll(node.relay.delivered());
    }

    /** Else one who was just refused asks the service's health and hears that all is well. */
    @Test
    void whoeverIsNotAnsweredFindsItDead() throws Exception {
        OwnedNode node = new OwnedNode(folder, CoreIsKilledTest.class);
        AtomicBoolean dies = new AtomicBoolean();
        CoreOwner owner = node.start(place -> {
            if (dies.get() && place == CrashPoint.Place.BEFORE_COMMIT) {
                throw new Killed();
            }
        });
        OwnedNode.await("the core is active", () -> owner.state() == CoreOwner.State.ACTIVE);
        dies.set(true);
        assertThatThrownBy(() -> owner.submit(Source.PUBLISH, List.of(new Input.Publish(Drafts.cancellation(1)))))
                .isInstanceOf(CoreUnavailableException.class);
        assertThat(owner.state()).isEqualTo(CoreOwner.State.DEAD);
    }

    @Test
    void aQuestionThatKillsItLeavesNobodyWaiting() throws Exception {
        OwnedNode node = new OwnedNode(folder, CoreIsKilledTest.class);
        CoreOwner owner = node.start(CrashPoint.NONE);
        OwnedNode.await("the core is active", () -> owner.state() == CoreOwner.State.ACTIVE);
        assertThatThrownBy(() -> owner.ask(_ -> {
                    throw new Killed();
                }))
                .isInstanceOf(CoreUnavailableException.class);
        assertThat(owner.state()).isEqualTo(CoreOwner.State.DEAD);
    }

    private static CrashPoint killAt(CrashPoint.Place place, int passings) {
        AtomicInteger left = new AtomicInteger(passings);
        return at -> {
            if (at == place && left.decrementAndGet() == 0) {
                throw new Killed();
            }
        };
    }

    /** Hands drafts over as the consumer would: again and again until taken; returns when all are or the core died. */
    private static void say(CoreOwner owner, List<Draft> open, List<Draft> acknowledged) {
        while (!open.isEmpty() && owner.state() != CoreOwner.State.DEAD) {
            OwnedNode.await("the core is active or dead", () -> owner.state() != CoreOwner.State.WAITING);
            try {
                owner.submit(Source.PUBLISH, List.of(new Input.Publish(open.getFirst())));
                acknowledged.add(open.removeFirst());
            } catch (CoreUnavailableException _) {
                // Not taken: it is handed over again, to this one or the next.
            }
        }
        if (owner.state() != CoreOwner.State.DEAD) {
            owner.close();
        }
    }

    private static long count(OwnedNode node, String query) {
        return node.sql.sql(query).query(Long.class).single();
    }
}
