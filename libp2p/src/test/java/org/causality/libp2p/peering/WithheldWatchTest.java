package org.causality.libp2p.peering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.Peers;
import org.junit.jupiter.api.Test;

final class WithheldWatchTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final PeerId A = Peers.id(1);
    private static final PeerId B = Peers.id(2);
    private static final WatchLimits LIMITS = WatchLimits.defaults();

    private final WithheldWatch<String> watch = new WithheldWatch<>(LIMITS);

    @Test
    void aMessageThatMustExistAndDoesNotComeIsAlarmedWithinAMinuteAndOnce() {
        watch.expected("block 7", NOW);
        List<Alarm<String>> alarms = new ArrayList<>();
        for (int second = 1; second <= 60; second++) {
            alarms.addAll(watch.tick(NOW.plusSeconds(second)));
        }
        assertThat(alarms).containsExactly(new Alarm.Withheld<>("block 7", NOW));
    }

    @Test
    void aMessageThatCameBeforeOrAfterItWasExpectedIsNoAlarm() {
        watch.linked(A);
        watch.brought("early", A);
        watch.expected("early", NOW);
        watch.expected("late", NOW);
        watch.brought("late", A);
        assertThat(watch.tick(NOW.plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void aLinkThatBringsNothingOfWhatOthersBringIsNamedOnce() {
        watch.linked(A);
        watch.linked(B);
        for (int i = 0; i < 2 * LIMITS.silentAfter(); i++) {
            watch.brought("m" + i, A);
        }
        assertThat(watch.tick(NOW)).containsExactly(new Alarm.Silent<>(B));
        assertThat(watch.tick(NOW)).isEmpty();
    }

    @Test
    void aLinkThatBringsThemLaterThanOthersIsNotSilent() {
        watch.linked(A);
        watch.linked(B);
        for (int i = 0; i < 500; i++) {
            watch.brought("m" + i, A);
            watch.brought("m" + i, B);
        }
        watch.unlinked(B);
        assertThat(watch.tick(NOW)).isEmpty();
    }

    @Test
    void whatIsWaitedForIsBounded() {
        WithheldWatch<Integer> small = new WithheldWatch<>(new WatchLimits(Duration.ofSeconds(30), 4, 4, 8));
        for (int i = 0; i < 100; i++) {
            small.expected(i, NOW);
        }
        assertThat(small.tick(NOW)).hasSize(4);
        assertThat(small.tick(NOW.plusSeconds(30))).hasSize(4);
        assertThat(small.tick(NOW.plusSeconds(60))).isEmpty();
    }
}
