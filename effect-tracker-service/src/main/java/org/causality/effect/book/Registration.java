package org.causality.effect.book;

import java.util.List;
import org.causality.effect.cause.Cause;
import org.causality.effect.evolution.Expectation;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EffectKind;
import org.causality.model.chain.EventId;
import org.causality.model.network.ChainId;
import org.jspecify.annotations.Nullable;

/**
 * The wish to track an effect, or a further attempt at one that is tracked.
 *
 * @param originBlock the height it was seen at or asked for at
 * @param shownBy the fact that shows it, when one is known
 * @param expects by what it will be known, when no block holds it yet
 * @param causes what this attempt rests on; all are needed
 */
public record Registration(
        EffectId id,
        EffectKind kind,
        ChainId chain,
        long originBlock,
        @Nullable EventId shownBy,
        @Nullable Expectation expects,
        List<Cause> causes) {

    /** Causes a caller may name; the computation among them brings its own. */
    public static final int CAUSES_MAX = 64;

    public Registration {
        causes = causes.stream().distinct().sorted().toList();
        if (causes.size() > CAUSES_MAX) {
            throw new IllegalArgumentException("an effect names at most " + CAUSES_MAX + " causes");
        }
        if (expects != null && !expects.spot().chain().equals(chain)) {
            throw new IllegalArgumentException("an effect is expected on its own chain");
        }
        if (causes.contains(Cause.of(id))) {
            throw new IllegalArgumentException("an effect does not cause itself");
        }
    }
}
