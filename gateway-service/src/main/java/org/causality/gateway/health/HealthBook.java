package org.causality.gateway.health;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.causality.gateway.ownership.LoadLevel;
import org.causality.model.key.PublicKey;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest word of each operator and what this node sees of it, and judges both:
 *
 * <pre>
 * OPERATOR_SILENT   no word for {@link HealthLimits#silentMillis}, or none since this node began to listen so long ago
 * DIVERGED_HEADS    a head it named on a link, that still is, is not known here {@link HealthLimits#divergedMillis} later
 * LAGS              its verified time was more than {@link HealthLimits#lagTicksMax} below ours when it spoke; of ourselves:
 *                   below what half of the others said
 * HOLDS_BACK        it waits for dependencies of more than {@link HealthLimits#heldBackMax} messages
 * OVERLOADED        its signed peer record says FULL
 * OTHER_VERSION     its software is not the one that most run
 * </pre>
 *
 * What a silent operator last said is not judged any more. As large as the operator set. Safe from any thread.
 */
public final class HealthBook {

    private static final class Known {
        final Words words = new Words();
        final HeadsWatch heads = new HeadsWatch();

        @Nullable LoadLevel load;
    }

    private final HealthLimits limits;
    private final PublicKey self;
    private final long sinceMillis;
    private final Map<Operator, Known> operators = new LinkedHashMap<>();
    private final Map<PublicKey, Known> byKey = new TreeMap<>();

    public HealthBook(OperatorSet set, PublicKey self, HealthLimits limits, long nowMillis) {
        this.limits = limits;
        this.self = self;
        this.sinceMillis = nowMillis;
        for (Operator operator : set.operators()) {
            Known known = new Known();
            operators.put(operator, known);
            byKey.put(operator.key(), known);
        }
    }

    /** False when it changes nothing: not a member's, not newer. */
    public synchronized boolean hear(Word word) {
        Known known = byKey.get(word.health().operator());
        return known != null && known.words.hear(word);
    }

    /** A linked operator names its heads; answers those whose being known here is to be looked up and told to {@link #unknown}. */
    public synchronized List<MessageId> named(PublicKey operator, List<MessageId> heads, long nowMillis) {
        Known known = byKey.get(operator);
        if (known == null) {
            return List.of();
        }
        known.heads.named(heads, nowMillis);
        return known.heads.open();
    }

    /** Of the heads that {@link #named} answered these are not known here. */
    public synchronized void unknown(PublicKey operator, List<MessageId> unknown) {
        Known known = byKey.get(operator);
        if (known != null) {
            known.heads.unknown(unknown);
        }
    }

    /** What the peer record of a linked operator says; null when it is not linked any more. */
    public synchronized void load(PublicKey operator, @Nullable LoadLevel level) {
        Known known = byKey.get(operator);
        if (known != null) {
            known.load = level;
        }
    }

    /** @param ourTime this node's verified time now */
    public synchronized HealthView view(LamportTime ourTime, long nowMillis) {
        String usual = usualAgent(nowMillis);
        LamportTime others = saidByOthers(nowMillis);
        List<OperatorHealth> rows = new ArrayList<>();
        operators.forEach((operator, known) -> {
            List<Finding> findings = new ArrayList<>();
            Word word = known.words.newest();
            if (word == null || isSilent(word, nowMillis)) {
                addSilence(word, nowMillis, findings);
            } else {
                addLag(operator.key().equals(self) ? ourTime.ticksUntil(others) : word.lagTicks(), findings);
                addSaid(word, usual, findings);
            }
            addSeen(known, nowMillis, findings);
            rows.add(new OperatorHealth(operator, word, known.load, findings));
        });
        return new HealthView(rows);
    }

    private boolean isSilent(Word word, long nowMillis) {
        return nowMillis - word.heardMillis() > limits.silentMillis();
    }

    private void addSilence(@Nullable Word last, long nowMillis, List<Finding> findings) {
        if (last != null) {
            findings.add(new Finding(
                    HealthReason.OPERATOR_SILENT,
                    "said nothing for " + seconds(nowMillis - last.heardMillis())
                            + "; operators speak about every minute"));
        } else if (nowMillis - sinceMillis > limits.silentMillis()) {
            findings.add(new Finding(
                    HealthReason.OPERATOR_SILENT,
                    "was never heard in the " + seconds(nowMillis - sinceMillis) + " since this node listens"));
        }
    }

    private void addLag(long ticks, List<Finding> findings) {
        if (ticks > limits.lagTicksMax()) {
            findings.add(new Finding(HealthReason.LAGS, "is " + ticks + " Lamport ticks behind"));
        }
    }

    private void addSaid(Word word, String usual, List<Finding> findings) {
        if (word.health().heldBack() > limits.heldBackMax()) {
            findings.add(new Finding(
                    HealthReason.HOLDS_BACK,
                    "holds back " + word.health().heldBack() + " messages that wait for others"));
        }
        if (!word.health().agent().equals(usual)) {
            findings.add(new Finding(
                    HealthReason.OTHER_VERSION, "runs " + word.health().agent() + ", most run " + usual));
        }
    }

    private void addSeen(Known known, long nowMillis, List<Finding> findings) {
        long unknownMillis = known.heads.unknownMillis(nowMillis);
        if (unknownMillis > limits.divergedMillis()) {
            findings.add(new Finding(
                    HealthReason.DIVERGED_HEADS,
                    "names heads that this node does not know after " + seconds(unknownMillis)));
        }
        if (known.load == LoadLevel.FULL) {
            findings.add(new Finding(HealthReason.OVERLOADED, "says that it can carry no more"));
        }
    }

    private List<Word> fresh(long nowMillis) {
        return operators.values().stream()
                .map(known -> known.words.newest())
                .filter(Objects::nonNull)
                .filter(word -> !isSilent(word, nowMillis))
                .toList();
    }

    /** What most operators run; of equally many the one later in the alphabet, which among versions is mostly the newer. */
    private String usualAgent(long nowMillis) {
        Map<String, Integer> counts = new TreeMap<>();
        fresh(nowMillis).forEach(word -> counts.merge(word.health().agent(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** The lower middle one: a single liar makes nobody look late. */
    private LamportTime saidByOthers(long nowMillis) {
        List<LamportTime> said = fresh(nowMillis).stream()
                .filter(word -> !word.health().operator().equals(self))
                .map(word -> word.health().verifiedTime())
                .sorted()
                .toList();
        return said.isEmpty() ? LamportTime.ZERO : said.get((said.size() - 1) / 2);
    }

    private static String seconds(long millis) {
        return millis / 1_000 + " s";
    }
}
