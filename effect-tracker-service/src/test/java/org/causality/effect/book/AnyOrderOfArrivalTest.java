package org.causality.effect.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.effect.cause.Cause;
import org.causality.effect.cause.CauseKind;
import org.causality.effect.evolution.Evolution;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EventId;
import org.causality.model.effect.EffectStatus;

/** Random histories of facts, jobs and effects; the words about one fact or job stay in their order, all else is mixed. */
class AnyOrderOfArrivalTest {

    @Property(tries = 300)
    void theSameWordsLeadToTheSameEnd(@ForAll long seed) {
        List<List<Input>> tellers = RandomHistory.of(new Random(seed));
        List<String> once = run(tellers, new Random(seed + 1)).ledger.endState();
        List<String> again = run(tellers, new Random(seed + 2)).ledger.endState();
        assertThat(again).isEqualTo(once);
    }

    @Property(tries = 300)
    void everyHistoryFollowsTheTableAndIsTakenBackOnceAtATime(@ForAll long seed) {
        Story story = run(RandomHistory.of(new Random(seed)), new Random(seed + 1));
        for (EffectId effect : story.ledger.effects.keySet()) {
            EffectStatus before = null;
            long version = 0;
            for (Evolution step : story.ledger.historyOf(effect)) {
                assertThat(step.from()).isEqualTo(before);
                assertThat(step.version()).isEqualTo(version++);
                assertThat(step.to()).isNotEqualTo(before);
                assertThat(before).isNotIn(EffectStatus.FINALIZED, EffectStatus.FAILED);
                before = step.to();
            }
        }
    }

    @Property(tries = 300)
    void nothingStandsOnWhatFellAndNothingRestsOnItself(@ForAll long seed) {
        Story story = run(RandomHistory.of(new Random(seed)), new Random(seed + 1));
        story.ledger.nodes.forEach((name, node) -> node.causes().forEach(cause -> {
            int rank = story.ledger.nodes.containsKey(cause)
                    ? story.ledger.nodes.get(cause).rank()
                    : 0;
            assertThat(rank).as("%s rests on %s", name, cause).isLessThan(node.rank());
        }));
        story.ledger.effects.values().stream()
                .filter(effect -> effect.status() == EffectStatus.PROVEN || effect.status() == EffectStatus.PENDING)
                .forEach(effect -> assertThat(isHeldUp(story, Cause.of(effect.id()), new HashSet<>()))
                        .isTrue());
    }

    @Property(tries = 200)
    void causesComeBeforeWhatRestsOnThemWhenTakenBack(@ForAll long seed) {
        Story story = run(RandomHistory.of(new Random(seed)), new Random(seed + 1));
        List<Evolution> all = story.ledger.evolutions;
        for (int i = 0; i < all.size(); i++) {
            Cause because = all.get(i).because();
            if (because != null && because.kind() == CauseKind.EFFECT) {
                List<Evolution> earlier = all.subList(0, i);
                assertThat(earlier)
                        .filteredOn(evolution -> Cause.of(evolution.effect()).equals(because))
                        .last()
                        .satisfies(evolution -> assertThat(evolution.to()).isEqualTo(EffectStatus.RETRACTED));
            }
        }
    }

    @Property(tries = 200)
    void aCircleOfEffectsIsRefused(@ForAll long seed) {
        Random random = new Random(seed);
        Story story = new Story();
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            int cause = random.nextInt(RandomHistory.EFFECTS);
            int effect = (cause + 1 + random.nextInt(RandomHistory.EFFECTS - 1)) % RandomHistory.EFFECTS;
            Answer answer = story.tell(Story.effect(100 + effect, Story.cause(CauseKind.EFFECT, 100 + cause)));
            refused += answer instanceof Answer.Refused ? 1 : 0;
        }
        assertThat(refused).isPositive();
        for (Cause name : story.ledger.nodes.keySet()) {
            assertThat(reaches(story, name, name, new HashSet<>())).isFalse();
        }
    }

    private static boolean reaches(Story story, Cause from, Cause to, Set<Cause> seen) {
        for (Cause dependent : story.ledger.dependents.getOrDefault(from, Set.of())) {
            if (dependent.equals(to) || (seen.add(dependent) && reaches(story, dependent, to, seen))) {
                return true;
            }
        }
        return false;
    }

    /** Computed anew from facts and jobs, without what the book noted. */
    private static boolean isHeldUp(Story story, Cause cause, Set<Cause> seen) {
        if (cause.kind() == CauseKind.FACT) {
            var fact = story.ledger.facts.get(new EventId(cause.id()));
            return fact == null || !fact.hasFallen();
        }
        var effect = story.ledger.effects.get(new EffectId(cause.id()));
        if (cause.kind() == CauseKind.EFFECT && effect != null && effect.status() == EffectStatus.FINALIZED) {
            return true;
        }
        var node = story.ledger.nodes.get(cause);
        boolean stands = node == null
                || (!node.self()
                        && (node.groups().isEmpty()
                                || node.groups().values().stream()
                                        .anyMatch(
                                                group -> group.stream().allMatch(one -> isHeldUp(story, one, seen)))));
        return stands && (effect == null || effect.status() != EffectStatus.RETRACTED);
    }

    private static Story run(List<List<Input>> tellers, Random random) {
        Story story = new Story();
        RandomHistory.mixed(tellers, random).forEach(story::tell);
        return story;
    }
}
