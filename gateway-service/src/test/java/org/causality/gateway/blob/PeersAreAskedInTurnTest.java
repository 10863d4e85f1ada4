package org.causality.gateway.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.gateway.blob.BlobSearch.Outcome;
import org.causality.gateway.blob.BlobSearch.Step;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.BlobRef;
import org.junit.jupiter.api.Test;

/** Rounds at 0, 300 ms and 1 s; four questions at a time, two to one peer; at most six blobs are looked for. */
class PeersAreAskedInTurnTest {

    private static final BlobLimits.Search LIMITS =
            new BlobLimits.Search(6, 4, 2, List.of(0L, 300L, 1_000L), 20_000, 8);
    private static final BlobLimits.Search WITH_MEMORY_FOR_ALL =
            new BlobLimits.Search(6, 4, 2, List.of(0L, 300L, 1_000L), 20_000, 12);
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
    private static final List<String> PEERS = List.of("ann", "bob", "cid");

    private final BlobSearch search = new BlobSearch(LIMITS);

    /** Its number says with which peer its rounds begin. */
    private static BlobRef blob(long number) {
        return new BlobRef(new Bytes32(1, 2, 3, number), 100, BlobRef.CHUNK_BYTES_MAX);
    }

    private static Step ask(long number, String peer) {
        return new Step.Ask(blob(number), peer);
    }

    private List<Step> wanting(long number, long nowMillis) {
        assertThat(search.want(blob(number), nowMillis)).isTrue();
        return search.next(PEERS, nowMillis);
    }

    private List<Step> after(long number, String peer, Outcome outcome, long nowMillis) {
        search.heard(new Step.Ask(blob(number), peer), outcome);
        return search.next(PEERS, nowMillis);
    }

    @Test
    void eachPeerIsAskedOnceARoundOneAfterTheOther() {
        assertThat(wanting(0, 0)).containsExactly(ask(0, "ann"));
        assertThat(search.next(PEERS, 50)).isEmpty();
        assertThat(after(0, "ann", Outcome.ABSENT, 60)).containsExactly(ask(0, "bob"));
        assertThat(after(0, "bob", Outcome.FAILED, 70)).containsExactly(ask(0, "cid"));
        assertThat(after(0, "cid", Outcome.ABSENT, 80)).isEmpty();
        assertThat(search.next(PEERS, 299)).isEmpty();
        assertThat(search.next(PEERS, 300)).containsExactly(ask(0, "ann"));
    }

    @Test
    void afterTheLastRoundItIsGivenUpAndMayBeWantedAgain() {
        wanting(0, 0);
        long[] rounds = {0, 300, 1_000};
        for (long now : rounds) {
            search.next(PEERS, now);
            after(0, "ann", Outcome.ABSENT, now);
            after(0, "bob", Outcome.ABSENT, now);
            List<Step> last = after(0, "cid", Outcome.ABSENT, now);
            assertThat(last).isEqualTo(now == 1_000 ? List.of(new Step.GaveUp(blob(0))) : List.of());
        }
        assertThat(search.soughtCount()).isZero();
        assertThat(wanting(0, 2_000)).containsExactly(ask(0, "ann"));
    }

    @Test
    void whatCameIsNotLookedForAnyMore() {
        wanting(1, 0);
        assertThat(after(1, "bob", Outcome.CAME, 10)).isEmpty();
        assertThat(search.soughtCount()).isZero();
        assertThat(search.askCount()).isZero();
    }

    @Test
    void withoutRoomItIsNotFetchedAgain() {
        wanting(1, 0);
        assertThat(after(1, "bob", Outcome.NO_ROOM, 10)).isEmpty();
        assertThat(search.soughtCount()).isZero();
    }

    @Test
    void whoSentWrongBytesIsNotAskedForThemAgain() {
        wanting(0, 0);
        assertThat(after(0, "ann", Outcome.WRONG, 10)).containsExactly(ask(0, "bob"));
        after(0, "bob", Outcome.ABSENT, 20);
        after(0, "cid", Outcome.CAME, 30);
        assertThat(wanting(0, 5_000)).containsExactly(ask(0, "bob"));
        assertThat(wanting(3, 5_000)).containsExactly(ask(3, "ann"));
    }

    @Test
    void ofManyRefusalsTheEldestIsForgotten() {
        for (long number = 0; number <= 8 * 3; number += 3) {
            wanting(number, 0);
            after(number, "ann", Outcome.WRONG, 0);
            after(number, "bob", Outcome.CAME, 0);
        }
        assertThat(wanting(3, 10)).containsExactly(ask(3, "bob"));
        assertThat(wanting(0, 10)).containsExactly(ask(0, "ann"));
    }

    @Test
    void wantingAgainChangesNothing() {
        assertThat(wanting(0, 0)).containsExactly(ask(0, "ann"));
        assertThat(wanting(0, 50)).isEmpty();
        assertThat(search.soughtCount()).isEqualTo(1);
    }

    @Test
    void blobsBeginWithDifferentPeersAndNobodyHasMoreThanTwoQuestions() {
        for (long number : new long[] {0, 3, 6}) {
            assertThat(search.want(blob(number), 0)).isTrue();
        }
        assertThat(search.next(PEERS, 0)).containsExactly(ask(0, "ann"), ask(3, "ann"), ask(6, "bob"));
    }

    @Test
    void noMoreThanFourQuestionsAreUnderWay() {
        for (long number = 0; number < 6; number++) {
            search.want(blob(number), 0);
        }
        assertThat(search.next(PEERS, 0)).hasSize(4);
        assertThat(after(0, "ann", Outcome.CAME, 1)).hasSize(1);
    }

    @Test
    void aSeventhBlobIsNotTaken() {
        for (long number = 0; number < 6; number++) {
            search.want(blob(number), 0);
        }
        assertThat(search.want(blob(6), 0)).isFalse();
        assertThat(search.want(blob(5), 0)).isTrue();
    }

    @Test
    void withNobodyThereTheRoundsPassAndAPeerThatComesIsAsked() {
        search.want(blob(0), 0);
        assertThat(search.next(List.of(), 0)).isEmpty();
        assertThat(search.next(List.of("dan"), 299)).isEmpty();
        assertThat(search.next(List.of("dan"), 300)).containsExactly(ask(0, "dan"));
    }

    @Property(tries = 300)
    void boundsHoldRefusedPeersStayRefusedAndEverySearchEnds(@ForAll long seed) {
        Random random = new Random(seed);
        BlobSearch any = new BlobSearch(WITH_MEMORY_FOR_ALL);
        Deque<Step.Ask> open = new ArrayDeque<>();
        Set<Step.Ask> wrong = new HashSet<>();
        Map<BlobRef, Integer> asked = new HashMap<>();
        for (long now = 0; now < 5_000; now += random.nextInt(200)) {
            if (now < 2_000) {
                any.want(blob(random.nextInt(4)), now);
            }
            List<String> peers = new ArrayList<>(PEERS);
            peers.removeIf(_ -> random.nextInt(5) == 0);
            for (Step step : any.next(peers, now)) {
                switch (step) {
                    case Step.Ask ask -> {
                        assertThat(wrong).doesNotContain(ask);
                        assertThat(peers).contains(ask.peer());
                        open.add(ask);
                        asked.merge(ask.blob(), 1, Integer::sum);
                    }
                    case Step.GaveUp(BlobRef blob) -> asked.remove(blob);
                }
            }
            assertThat(open.size()).isEqualTo(any.askCount()).isLessThanOrEqualTo(4);
            assertThat(PEERS)
                    .allSatisfy(peer -> assertThat(
                                    open.stream().filter(ask -> ask.peer().equals(peer)))
                            .hasSizeLessThanOrEqualTo(2));
            while (!open.isEmpty() && (now > 2_000 || random.nextBoolean())) {
                Step.Ask ask = open.remove();
                Outcome outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
                any.heard(ask, outcome);
                if (outcome == Outcome.WRONG) {
                    wrong.add(ask);
                }
                if (outcome == Outcome.CAME || outcome == Outcome.NO_ROOM) {
                    asked.remove(ask.blob());
                }
            }
            assertThat(asked.values()).allMatch(count -> count <= 3 * PEERS.size());
        }
        assertThat(any.soughtCount()).isZero();
    }
}
