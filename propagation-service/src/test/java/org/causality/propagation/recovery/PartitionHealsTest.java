package org.causality.propagation.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.ReconMessage;
import org.causality.model.wire.ReconMessage.Outcome;
import org.junit.jupiter.api.Test;

class PartitionHealsTest {

    @Property(tries = 60)
    void bothEndWithTheUnion(
            @ForAll long seed,
            @ForAll @IntRange(max = 3_000) int common,
            @ForAll @IntRange(max = 400) int mine,
            @ForAll @IntRange(max = 400) int yours,
            @ForAll @IntRange(min = 1, max = 5_000_000) int ticks) {
        Random random = new Random(seed);
        Replica one = new Replica();
        Replica other = new Replica();
        scatter(random, one, other, common, mine, yours, ticks);

        Meeting meeting = new Meeting(one, other).run();

        assertThat(meeting.ended).isEqualTo(Outcome.EQUAL);
        assertThat(one.ids()).hasSize(common + mine + yours).isEqualTo(other.ids());
        assertThat(one.inOrder && other.inOrder).isTrue();
    }

    @Test
    void equalSetsAreToldByOneFrameEachWay() {
        Replica one = new Replica();
        Replica other = new Replica();
        scatter(new Random(1), one, other, 5_000, 0, 0, 1_000_000);

        Meeting meeting = new Meeting(one, other).run();

        assertThat(meeting.flights).isEqualTo(2);
        assertThat(meeting.bytesToCompare).isLessThan(10_000);
    }

    @Test
    void aThousandScatteredDifferencesInAHundredThousandTakeFewBytesAndTwoRoundTrips() {
        Replica one = new Replica();
        Replica other = new Replica();
        scatter(new Random(2), one, other, 100_000, 500, 500, 1_000_000);

        Meeting meeting = new Meeting(one, other).run();

        assertThat(meeting.ended).isEqualTo(Outcome.EQUAL);
        assertThat(meeting.bytesOfSketch).isLessThan(45_000);
        assertThat(meeting.flightsUntilEqual).isLessThanOrEqualTo(6);
    }

    @Test
    void aTailAfterASplitIsListedRatherThanSketched() {
        Random random = new Random(3);
        Replica one = new Replica();
        Replica other = new Replica();
        scatter(random, one, other, 50_000, 0, 0, 500_000);
        for (int i = 0; i < 10_000; i++) {
            one.keep(Replica.message(random, 500_000 + i));
            other.keep(Replica.message(random, 500_000 + i));
        }

        Meeting meeting = new Meeting(one, other).run();

        assertThat(meeting.ended).isEqualTo(Outcome.EQUAL);
        assertThat(one.ids()).hasSize(70_000).isEqualTo(other.ids());
        assertThat(meeting.bytesOfSketch).isZero();
        assertThat(meeting.bytesToCompare).isLessThan((long) (1.1 * 32 * 20_000));
    }

    @Test
    void whoHasNothingYetGetsEverythingInOrder() {
        Replica late = new Replica();
        Replica other = new Replica();
        scatter(new Random(4), late, other, 0, 0, 20_000, 400_000);

        assertThat(new Meeting(late, other).run().ended).isEqualTo(Outcome.EQUAL);
        assertThat(late.ids()).isEqualTo(other.ids());
        assertThat(late.inOrder).isTrue();
    }

    @Test
    void whoIsBelowTheFloorIsToldSo() {
        Random random = new Random(5);
        Replica old = new Replica();
        Replica other = new Replica(1, 900_000);
        old.keep(Replica.message(random, 1_000));
        other.keep(Replica.message(random, 950_000));

        assertThat(new Meeting(old, other).run().ended).isEqualTo(Outcome.TOO_OLD);
    }

    @Test
    void anotherEpochsSketchIsNotCompared() {
        Replica one = new Replica(1, 0);
        Replica other = new Replica(2, 0);
        one.keep(Replica.message(new Random(6), 1));

        assertThat(new Meeting(one, other).run().ended).isEqualTo(Outcome.OTHER_EPOCH);
    }

    @Test
    void aFrameThatIsNotDueEndsTheSession() {
        Answerer answerer = new Answerer(new Replica().set, new Replica());

        assertThat(answerer.receive(new ReconMessage.Want(Bytes.EMPTY, true)))
                .contains(new Step.End(Outcome.UNEXPECTED));
    }

    @Test
    void aCreditThatComesAfterTheNextGreetingIsOfTheRoundBefore() {
        Opener opener = new Opener(new Replica().set, new Replica());
        opener.open();

        assertThat(opener.receive(new ReconMessage.Credit(500))).isEmpty();
        assertThat(opener.receive(new ReconMessage.Done(Outcome.EQUAL))).containsExactly(new Step.End(Outcome.EQUAL));
    }

    @Test
    void wantsAreSaidOnce() {
        Answerer answerer = greeted();
        answerer.receive(new ReconMessage.Want(Bytes.EMPTY, true));

        assertThat(answerer.receive(new ReconMessage.Want(Bytes.EMPTY, true)))
                .contains(new Step.End(Outcome.UNEXPECTED));
    }

    @Test
    void aListingIsSaidOnceARound() {
        Answerer answerer = greeted();
        answerer.receive(new ReconMessage.More(0));

        assertThat(answerer.receive(new ReconMessage.More(0))).contains(new Step.End(Outcome.UNEXPECTED));
    }

    @Test
    void windowsThatAreNamedAgainAndAgainEndTheSession() {
        Opener opener = new Opener(new Replica().set, new Replica());
        opener.open();
        Bytes windows = Bytes.wrap(new byte[Long.BYTES]);
        opener.receive(new ReconMessage.Listing(windows, Bytes.EMPTY, false));

        assertThat(opener.receive(new ReconMessage.Listing(windows, Bytes.EMPTY, false)))
                .contains(new Step.End(Outcome.UNEXPECTED));
    }

    @Test
    void sameIdsListedWithoutEndEndTheSession() {
        Opener opener = new Opener(new Replica().set, new Replica());
        opener.open();
        ReconMessage frame = new ReconMessage.Listing(
                Bytes.EMPTY, Bytes.wrap(new byte[ReconMessage.IDS_MAX * ShortId.BYTES]), false);
        int framesMax = Answerer.LISTED_MAX / ReconMessage.IDS_MAX;
        for (int i = 0; i < framesMax; i++) {
            assertThat(opener.receive(frame)).isEmpty();
        }

        assertThat(opener.receive(frame)).contains(new Step.End(Outcome.UNEXPECTED));
    }

    @Test
    void roundsWithoutEndAreRefused() {
        Replica one = new Replica();
        Replica other = new Replica();
        scatter(new Random(10), one, other, 5_000, 10, 10, 500_000);
        Answerer answerer = new Answerer(other.set, other);
        ReconMessage hello = hello(one);
        for (int round = 0; round < Opener.ROUNDS_MAX; round++) {
            assertThat(answerer.receive(hello)).noneMatch(Step.End.class::isInstance);
            answerer.receive(new ReconMessage.Want(Bytes.EMPTY, true));
            answerer.receive(new ReconMessage.Push(List.of(), true));
        }

        assertThat(answerer.receive(hello)).contains(new Step.End(Outcome.ROUNDS_SPENT));
    }

    /** It has answered the hello of a replica that differs. */
    private static Answerer greeted() {
        Replica one = new Replica();
        Replica other = new Replica();
        scatter(new Random(11), one, other, 5_000, 10, 10, 500_000);
        Answerer answerer = new Answerer(other.set, other);
        answerer.receive(hello(one));
        return answerer;
    }

    private static ReconMessage hello(Replica side) {
        return ((Step.Send) new Opener(side.set, side).open().getFirst()).message();
    }

    private static void scatter(Random random, Replica one, Replica other, int common, int mine, int yours, int ticks) {
        for (int i = 0; i < common; i++) {
            Bytes message = Replica.message(random, 1 + random.nextInt(ticks));
            one.keep(message);
            other.keep(message);
        }
        for (int i = 0; i < mine; i++) {
            one.keep(Replica.message(random, 1 + random.nextInt(ticks)));
        }
        for (int i = 0; i < yours; i++) {
            other.keep(Replica.message(random, 1 + random.nextInt(ticks)));
        }
    }
}
