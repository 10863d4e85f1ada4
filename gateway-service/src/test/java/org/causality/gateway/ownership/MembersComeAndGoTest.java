package org.causality.gateway.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembersComeAndGoTest {

    private static final int MEMBERS = 40;
    private static final int EPOCHS = 10;
    private static final List<String> KEYS = IntStream.range(0, 500)
            .mapToObj(i -> "/causality/net/UserOrder/" + i)
            .toList();

    private int born;

    private Member member(Random random) {
        return new Member("node " + born++, 1 + random.nextInt(4), LoadLevel.IDLE);
    }

    /** How unfairly, and how much moved of what those have who stay, at worst while a tenth leaves and comes each epoch. */
    private record Worst(double againstMean, int moved) {}

    /** @param remembers whether what is next follows from what was, or each time from nothing */
    private Worst comingAndGoing(long seed, boolean remembers) {
        Random random = new Random(seed);
        List<Member> members = new ArrayList<>();
        while (members.size() < MEMBERS) {
            members.add(member(random));
        }
        Ownership now = Ownership.NONE.next(KEYS, members);
        double worst = 0;
        int movedMost = 0;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(members, random);
            for (int i = 0; i < MEMBERS / 10; i++) {
                members.set(i, member(random));
            }
            Ownership next = (remembers ? now : Ownership.NONE).next(KEYS, members);
            movedMost = Math.max(movedMost, movedOfThoseThatStay(now, next, members));
            assertThat(next.owners().keySet()).containsExactlyInAnyOrderElementsOf(KEYS);
            worst = Math.max(worst, mostAgainstMean(next, members));
            now = next;
        }
        System.out.printf(
                "seed %d, %s: max/mean %.3f, at most %d of %d moved%n",
                seed, remembers ? "remembering" : "anew", worst, movedMost, KEYS.size());
        return new Worst(worst, movedMost);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void nobodyHasMuchMoreThanItsPartAndEverythingHasAnOwner(long seed) {
        Worst worst = comingAndGoing(seed, true);
        assertThat(worst.againstMean()).isLessThanOrEqualTo(1.25);
        assertThat(worst.moved()).isLessThanOrEqualTo(KEYS.size() / 20);
    }

    /** As shards are given: nobody remembers who had what. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whoRemembersNothingIsAsFair(long seed) {
        assertThat(comingAndGoing(seed, false).againstMean()).isLessThanOrEqualTo(1.25);
    }

    @Test
    void aMemberThatIsFullGivesAwayAndGetsBack() {
        List<Member> members = new ArrayList<>();
        Random random = new Random(4);
        while (members.size() < 10) {
            members.add(new Member("node " + born++, 2, LoadLevel.IDLE));
        }
        Ownership before = Ownership.NONE.next(KEYS, members);
        Member tired = members.get(random.nextInt(10));
        long had = owned(before, tired);
        members.replaceAll(one -> one.equals(tired) ? new Member(one.id(), one.capacity(), LoadLevel.FULL) : one);
        Ownership after = before;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            after = after.next(KEYS, members);
        }
        assertThat(owned(after, tired)).isLessThan(had * 6 / 10);
        members.replaceAll(one -> one.id().equals(tired.id()) ? tired : one);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            after = after.next(KEYS, members);
        }
        assertThat(owned(after, tired)).isGreaterThan(had * 8 / 10);
    }

    @Test
    void allNodesThatKnowTheSameDecideTheSame() {
        Random random = new Random(5);
        List<Member> members = new ArrayList<>();
        while (members.size() < 12) {
            members.add(member(random));
        }
        Ownership one = Ownership.NONE.next(KEYS, members);
        Collections.shuffle(members, random);
        List<String> keys = new ArrayList<>(KEYS);
        Collections.shuffle(keys, random);
        assertThat(Ownership.NONE.next(keys, members)).isEqualTo(one);
    }

    private static long owned(Ownership ownership, Member member) {
        return ownership.owners().values().stream().filter(member.id()::equals).count();
    }

    private static int movedOfThoseThatStay(Ownership before, Ownership after, List<Member> members) {
        List<String> present = members.stream().map(Member::id).toList();
        return (int) before.owners().entrySet().stream()
                .filter(owned -> present.contains(owned.getValue()))
                .filter(owned -> !owned.getValue().equals(after.owners().get(owned.getKey())))
                .count();
    }

    /** Of keys for each unit of capacity. */
    private static double mostAgainstMean(Ownership ownership, List<Member> members) {
        Map<String, Integer> owned = new HashMap<>();
        ownership.owners().values().forEach(owner -> owned.merge(owner, 1, Integer::sum));
        int capacity = members.stream().mapToInt(Member::capacity).sum();
        double mean = (double) KEYS.size() / capacity;
        return members.stream()
                .mapToDouble(member -> owned.getOrDefault(member.id(), 0) / (member.capacity() * mean))
                .max()
                .orElseThrow();
    }
}
