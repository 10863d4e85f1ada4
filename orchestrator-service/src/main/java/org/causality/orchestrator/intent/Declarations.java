package org.causality.orchestrator.intent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.causality.model.computation.IntentId;
import org.causality.model.computation.SlotId;
import org.causality.model.key.PublicKey;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.jspecify.annotations.Nullable;

/**
 * All that was declared for one slot, and what follows from the set alone: which intents count, when the window ends, and
 * who comes in which turn.
 *
 * <p>Of one operator's intents the highest incarnation counts, then the lowest id. The window ends at the lowest end any
 * counted intent names; an intent that says it starts later is late, and its turn comes after all others: when nobody who
 * was in time delivers, somebody still may. What an intent says of its start is its author's word: a member may name a
 * height too low and gain a turn, which only checkpoints will end.
 *
 * @param counted one an operator, in the order of their turns
 */
public record Declarations(SlotId slot, List<Declaration> counted) {
    private static final Comparator<Declaration> PREFERRED = Comparator.<Declaration>comparingLong(
                    declaration -> declaration.intent().incarnation() + Long.MIN_VALUE)
            .thenComparing(
                    declaration -> declaration.intent().id(),
                    Comparator.<IntentId>naturalOrder().reversed());

    public Declarations {
        counted = List.copyOf(counted);
    }

    public static Declarations of(SlotId slot, Collection<Declaration> declared, OperatorSet operators) {
        Map<PublicKey, Declaration> each = new HashMap<>();
        for (Declaration declaration : declared) {
            PublicKey operator = declaration.intent().operator();
            if (operators.member(operator).isPresent()) {
                each.merge(operator, declaration, (a, b) -> PREFERRED.compare(a, b) >= 0 ? a : b);
            }
        }
        return new Declarations(slot, inTurn(slot, each, operators));
    }

    private static List<Declaration> inTurn(SlotId slot, Map<PublicKey, Declaration> each, OperatorSet operators) {
        List<Operator> members = each.keySet().stream()
                .flatMap(key -> operators.member(key).stream())
                .toList();
        long end = end(each.values());
        List<Declaration> turns = new ArrayList<>();
        List<Declaration> late = new ArrayList<>();
        for (Operator operator : Rendezvous.ranked(slot, members)) {
            Declaration declaration = Objects.requireNonNull(each.get(operator.key()));
            boolean inTime =
                    Long.compareUnsigned(declaration.intent().windowStart().height(), end) <= 0;
            (inTime ? turns : late).add(declaration);
        }
        turns.addAll(late);
        return turns;
    }

    private static long end(Collection<Declaration> declared) {
        return declared.stream()
                .map(declaration -> declaration.intent().windowEnd())
                .min(Long::compareUnsigned)
                .orElse(0L);
    }

    public boolean isEmpty() {
        return counted.isEmpty();
    }

    /** The intent whose operator is to compute the slot; null while nobody declared. */
    public @Nullable Declaration winner() {
        return counted.isEmpty() ? null : counted.getFirst();
    }

    /** The operator's turn, 0 for the winner; -1 when it has none. */
    public int turnOf(PublicKey operator) {
        for (int turn = 0; turn < counted.size(); turn++) {
            if (counted.get(turn).intent().operator().equals(operator)) {
                return turn;
            }
        }
        return -1;
    }

    /** The last height of the window, on the winner's chain. */
    public long windowEnd() {
        return end(counted);
    }

    /** When the first of them was delivered here. */
    public Instant firstSeen(Instant otherwise) {
        return counted.stream()
                .map(Declaration::seen)
                .min(Comparator.naturalOrder())
                .orElse(otherwise);
    }

    /**
     * Whether this node may act on the ranking: the chain has passed the window, or stands still and the time is up.
     *
     * @param height the highest known of the window's chain; 0 when none is
     */
    public boolean isClosed(long height, Instant now, Duration windowMax) {
        Instant first = firstSeen(now);
        return !counted.isEmpty()
                && (Long.compareUnsigned(height, windowEnd()) > 0
                        || !first.plus(windowMax).isAfter(now));
    }
}
