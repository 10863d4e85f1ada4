package org.causality.propagation.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.causality.propagation.causal.Input;
import org.causality.propagation.message.Drafts;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Killed between ticks and messages, the core goes on without a hole, and no place is given twice. */
class TicksSurviveKillsTest {

    private static final int ROUNDS = 4;

    @TempDir
    static Path folder;

    /** The power cut. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_COMMIT", "AFTER_COMMIT", "BEFORE_DELIVERED_SEND", "AFTER_DELIVERED_SEND"})
    void theLogStaysDense(CrashPoint.Place place) throws Exception {
        OwnedNode node = new OwnedNode(folder, TicksSurviveKillsTest.class);
        // Dies with the opening certificate, then with ticks and messages, then lives.
        for (int passings : new int[] {1, 3, 4, Integer.MAX_VALUE}) {
            CoreOwner owner = node.start(killAt(place, passings));
            tickAndSay(owner);
            if (owner.state() != CoreOwner.State.DEAD) {
                owner.close();
            }
        }
        // The relay itself refuses a hole and a place with two contents.
        long last = node.relay.delivered().size();
        assertThat(Collections.frequency(node.relay.delivered(), TestingRelay.TICK))
                .isGreaterThanOrEqualTo(ROUNDS);
        CoreOwner next = node.start(CrashPoint.NONE);
        OwnedNode.await("it is active", () -> next.state() == CoreOwner.State.ACTIVE);
        assertThat(next.view().delivered()).isEqualTo(last + 1);
        assertThat(node.sql
                        .sql("select count(*) from delivery_tick")
                        .query(Long.class)
                        .single())
                .isLessThanOrEqualTo(2);
        next.close();
    }

    private static void tickAndSay(CoreOwner owner) {
        OwnedNode.await("the core is active or dead", () -> owner.state() != CoreOwner.State.WAITING);
        for (int i = 0; i < ROUNDS && owner.state() == CoreOwner.State.ACTIVE; i++) {
            try {
                owner.submit(
                        Source.ASKED, List.of(new Input.TickAsked(owner.view().delivered())));
                owner.submit(Source.PUBLISH, List.of(new Input.Publish(Drafts.cancellation(i))));
                owner.submit(
                        Source.ASKED, List.of(new Input.TickAsked(owner.view().delivered())));
            } catch (CoreUnavailableException _) {
                OwnedNode.await("the core is dead", () -> owner.state() == CoreOwner.State.DEAD);
            }
        }
    }

    private static CrashPoint killAt(CrashPoint.Place place, int passings) {
        AtomicInteger left = new AtomicInteger(passings);
        return at -> {
            if (at == place && left.decrementAndGet() == 0) {
                throw new Killed();
            }
        };
    }
}
