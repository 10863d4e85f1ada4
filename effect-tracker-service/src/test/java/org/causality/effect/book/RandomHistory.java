package org.causality.effect.book;

import static org.causality.effect.book.Story.word;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.causality.effect.cause.Cause;
import org.causality.effect.cause.CauseKind;
import org.causality.effect.evolution.Effect;
import org.causality.effect.evolution.FactStanding;
import org.causality.effect.evolution.Spot;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.JobId;
import org.causality.model.order.Finality;

/** Facts that come and go, jobs, and effects that rest on them and on each other. */
public final class RandomHistory {
    static final int EFFECTS = 10;
    private static final int FACTS = 8;
    private static final int JOBS = 3;

    private RandomHistory() {}

    /** One list for each teller whose words keep their order. */
    public static List<List<Input>> of(Random random) {
        List<List<Input>> tellers = new ArrayList<>();
        for (int i = 1; i <= FACTS; i++) {
            tellers.add(factWords(i, random));
        }
        for (int i = 1; i <= JOBS; i++) {
            JobId job = new JobId(word(50 + i));
            List<Input> words = new ArrayList<>();
            words.add(new Input.JobHeard(job, ComputationStatus.PROVEN, 3, null));
            if (random.nextInt(3) == 0) {
                words.add(new Input.JobHeard(job, ComputationStatus.RETRACTED, 4, null));
            }
            tellers.add(words);
        }
        for (int i = 0; i < EFFECTS; i++) {
            tellers.add(effectWords(i, random));
        }
        return tellers;
    }

    private static List<Input> factWords(int number, Random random) {
        EventId id = new EventId(word(number));
        Spot spot = new Spot(Story.CHAIN_A, Story.SHOP, Bytes.EMPTY);
        List<Input> words = new ArrayList<>();
        words.add(Story.fact(id, spot, FactStanding.SEEN, Finality.UNSAFE));
        for (int i = random.nextInt(4); i > 0; i--) {
            words.add(Story.fact(id, spot, FactStanding.VALID, Finality.UNSAFE));
            words.add(Story.fact(id, spot, FactStanding.RETRACTED, Finality.UNSAFE));
        }
        if (random.nextBoolean()) {
            words.add(Story.fact(id, spot, FactStanding.VALID, Finality.UNSAFE));
            if (random.nextBoolean()) {
                words.add(Story.fact(id, spot, FactStanding.VALID, Finality.FINALIZED));
            }
        }
        return words;
    }

    /** Registered with causes among facts, jobs and earlier effects, perhaps twice; shown by one or two facts. */
    private static List<Input> effectWords(int number, Random random) {
        List<Input> words = new ArrayList<>();
        int attempts = 1 + random.nextInt(2);
        for (int i = 0; i < attempts; i++) {
            Set<Cause> causes = new HashSet<>();
            for (int j = random.nextInt(3); j > 0; j--) {
                causes.add(
                        switch (random.nextInt(number == 0 ? 2 : 3)) {
                            case 0 -> Story.cause(CauseKind.FACT, 1 + random.nextInt(FACTS));
                            case 1 -> Story.cause(CauseKind.COMPUTATION, 51 + random.nextInt(JOBS));
                            default -> Story.cause(CauseKind.EFFECT, 100 + random.nextInt(number));
                        });
            }
            words.add(Story.effect(100 + number, causes.toArray(Cause[]::new)));
        }
        if (random.nextBoolean()) {
            words.add(Story.show(new EffectId(word(100 + number)), 1 + random.nextInt(FACTS)));
        }
        return words;
    }

    /** The words of all, each teller's in their order, else mixed. */
    public static List<Input> mixed(List<List<Input>> tellers, Random random) {
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < tellers.size(); i++) {
            turns.addAll(Collections.nCopies(tellers.get(i).size(), i));
        }
        Collections.shuffle(turns, random);
        Map<Integer, Integer> next = new HashMap<>();
        List<Input> words = new ArrayList<>();
        for (int teller : turns) {
            int at = next.merge(teller, 1, Integer::sum) - 1;
            words.add(tellers.get(teller).get(at));
        }
        return words;
    }

    /** The effects of every history, by name. */
    public static List<EffectId> effects() {
        List<EffectId> all = new ArrayList<>();
        for (int i = 0; i < EFFECTS; i++) {
            all.add(new EffectId(word(100 + i)));
        }
        return all;
    }

    /** Where the effects stand after these words, kept in memory: what a store must agree with. */
    public static List<String> endState(List<Input> words) {
        Story story = new Story();
        words.forEach(story::tell);
        return story.ledger.endState();
    }

    /** One line of {@link #endState}. */
    public static String line(Effect effect) {
        return effect.id() + " " + effect.status() + " " + effect.proof() + " " + effect.carriers();
    }
}
