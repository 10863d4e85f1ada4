package org.causality.effect.evolution;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EffectKind;
import org.causality.model.chain.EventId;
import org.causality.model.effect.EffectLifeCycle;
import org.causality.model.effect.EffectStatus;
import org.causality.model.lifecycle.Snapshot;
import org.causality.model.message.Stamp;
import org.causality.model.network.ChainId;
import org.causality.model.reason.EffectReason;
import org.jspecify.annotations.Nullable;

/**
 * An effect as it stands.
 *
 * @param number in the order of registration here, from 1
 * @param originBlock the height it was seen at or asked for at
 * @param expects by what it will be known; absent when it was named by its place
 * @param carriers the facts that show it, in whatever block: each reorg may add one
 * @param proof the carrier the status rests on
 * @param givenUp why it will not happen, when somebody said so with evidence
 * @param cause the message that asked for it or showed it
 */
public record Effect(
        EffectId id,
        long number,
        EffectKind kind,
        ChainId chain,
        long originBlock,
        @Nullable Expectation expects,
        NavigableSet<EventId> carriers,
        @Nullable EventId proof,
        @Nullable EffectReason givenUp,
        Snapshot<EffectStatus> stand,
        Stamp cause,
        Instant registeredAt,
        Instant changedAt) {

    /** Blocks that may have shown one effect; a chain that reorganises more often proves nothing. */
    public static final int CARRIERS_MAX = 64;

    public Effect {
        carriers = Collections.unmodifiableNavigableSet(new TreeSet<>(carriers));
    }

    public EffectStatus status() {
        return stand.state();
    }

    public boolean isOver() {
        return EffectLifeCycle.TABLE.isTerminal(stand.state());
    }

    public Effect carriedBy(EventId fact) {
        NavigableSet<EventId> more = new TreeSet<>(carriers);
        more.add(fact);
        return new Effect(
                id,
                number,
                kind,
                chain,
                originBlock,
                expects,
                more,
                proof,
                givenUp,
                stand,
                cause,
                registeredAt,
                changedAt);
    }

    public Effect giveUp(EffectReason reason) {
        return new Effect(
                id,
                number,
                kind,
                chain,
                originBlock,
                expects,
                carriers,
                proof,
                givenUp == null ? reason : givenUp,
                stand,
                cause,
                registeredAt,
                changedAt);
    }

    public Effect at(Snapshot<EffectStatus> after, @Nullable EventId restsOn, Instant at) {
        return new Effect(
                id,
                number,
                kind,
                chain,
                originBlock,
                expects,
                carriers,
                restsOn,
                givenUp,
                after,
                cause,
                registeredAt,
                at);
    }
}
