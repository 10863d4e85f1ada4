package org.causality.effect.book;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.causality.effect.cause.Cause;
import org.causality.effect.evolution.Effect;
import org.causality.effect.evolution.Evolution;
import org.causality.effect.evolution.Expectation;
import org.causality.effect.evolution.Fact;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.DomainTag;
import org.causality.model.effect.EffectLifeCycle;
import org.causality.model.effect.EffectStatus;
import org.causality.model.lifecycle.Change;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.EdgeReason;
import org.causality.model.reason.EffectReason;
import org.causality.model.reason.LifecycleReason;
import org.jspecify.annotations.Nullable;

/** Takes effects in, further attempts at them, what shows them, and their end. */
final class Registrar {
    private static final Set<EffectReason> ENDS = Set.of(
            EffectReason.EFFECT_ABANDONED,
            EffectReason.EFFECT_DISPROVED,
            EffectReason.EFFECT_REVERTED,
            EffectReason.EFFECT_WINDOW_CLOSED);

    private final Page page;
    private final Turn turn;
    private final Moment moment;

    Registrar(Page page, Turn turn, Moment moment) {
        this.page = page;
        this.turn = turn;
        this.moment = moment;
    }

    Answer register(Registration wish) {
        Effect known = page.effects.get(wish.id());
        if (known != null && (known.kind() != wish.kind() || !known.chain().equals(wish.chain()))) {
            return new Answer.Refused(AdmissionReason.SHAPE, "effect " + wish.id() + " is of another kind or chain");
        }
        Ranks.Linked linked = attempt(wish.id(), wish.causes());
        if (linked == Ranks.Linked.CYCLE || linked == Ranks.Linked.TOO_MANY) {
            return refused(linked, Cause.of(wish.id()));
        }
        if (known == null) {
            create(wish);
        }
        if (wish.shownBy() != null) {
            carry(wish.id(), wish.shownBy());
        }
        return settled(wish.id(), known == null);
    }

    private void create(Registration wish) {
        Effect effect = new Effect(
                wish.id(),
                page.totals().nextEffect(),
                wish.kind(),
                wish.chain(),
                wish.originBlock(),
                wish.expects(),
                new TreeSet<>(),
                null,
                null,
                EffectLifeCycle.TABLE.start(),
                moment.cause(),
                moment.now(),
                moment.now());
        page.effects.put(effect.id(), effect);
        page.told(new Evolution(
                effect.id(),
                effect.stand().version(),
                null,
                effect.status(),
                null,
                null,
                null,
                moment.cause(),
                page.totals().place(moment.sequence()),
                moment.now()));
        lookBack(effect.id(), wish.expects());
    }

    /** What the effect is known by may have been told before it was asked for. */
    private void lookBack(EffectId id, @Nullable Expectation expects) {
        if (expects == null) {
            return;
        }
        page.expected.add(expects.spot(), id);
        List<EventId> there = page.factsAt.get(expects.spot());
        page.facts.prefetch(there);
        for (EventId event : there) {
            Fact fact = page.fact(event);
            if (fact != null && expects.isMetBy(fact)) {
                carry(id, event);
            }
        }
    }

    private void carry(EffectId id, EventId fact) {
        Effect effect = page.effects.get(id);
        if (effect != null) {
            boolean _ = EffectBook.carry(page, effect, fact);
        }
    }

    /** One more set of causes on which the effect may rest; the same set again changes nothing. */
    Ranks.Linked attempt(EffectId id, List<Cause> causes) {
        return causes.isEmpty() ? Ranks.Linked.KNOWN : Ranks.link(page, Cause.of(id), nameOf(causes), causes);
    }

    private static Bytes32 nameOf(List<Cause> causes) {
        byte[] all = new byte[causes.size() * Cause.SIZE];
        int at = 0;
        for (Cause cause : causes) {
            System.arraycopy(cause.key().unsafeArray(), 0, all, at, Cause.SIZE);
            at += Cause.SIZE;
        }
        // The name stays in this store; nothing is signed or spoken with it.
        return Bytes32.of(DomainTag.sha256().digest(Bytes.wrap(all).unsafeArray()));
    }

    Answer show(Input.Show show) {
        Effect effect = page.effects.get(show.effect());
        Answer.Refused refusal = refusal(effect, show.effect(), show.expectedVersion());
        if (refusal != null) {
            return refusal;
        }
        Ranks.Linked linked = attempt(show.effect(), show.causes());
        if (linked == Ranks.Linked.CYCLE || linked == Ranks.Linked.TOO_MANY) {
            return refused(linked, Cause.of(show.effect()));
        }
        carry(show.effect(), show.shownBy());
        return settled(show.effect(), false);
    }

    Answer giveUp(Input.GiveUp giveUp) {
        Effect effect = page.effects.get(giveUp.effect());
        Answer.Refused refusal = refusal(effect, giveUp.effect(), giveUp.expectedVersion());
        if (refusal != null || effect == null) {
            return refusal == null ? unknown(giveUp.effect()) : refusal;
        }
        if (!ENDS.contains(giveUp.reason())) {
            return new Answer.Refused(LifecycleReason.WRONG_CAUSE, "FAILED by " + giveUp.reason());
        }
        if (effect.status() != EffectStatus.FAILED) {
            if (!EffectBook.mayBeGivenUp(effect.status())) {
                return new Answer.Refused(LifecycleReason.ILLEGAL_TRANSITION, effect.status() + " -> FAILED");
            }
            page.effects.put(effect.id(), effect.giveUp(giveUp.reason()));
        }
        return settled(giveUp.effect(), false);
    }

    private static Answer.@Nullable Refused refusal(@Nullable Effect effect, EffectId id, long expectedVersion) {
        if (effect == null) {
            return unknown(id);
        }
        boolean stale = expectedVersion != Change.ANY_VERSION
                && expectedVersion != effect.stand().version();
        return stale
                ? new Answer.Refused(
                        LifecycleReason.STALE_VERSION,
                        "expected version " + expectedVersion + ", present "
                                + effect.stand().version())
                : null;
    }

    private static Answer.Refused unknown(EffectId id) {
        return new Answer.Refused(EdgeReason.NOT_FOUND, "effect " + id);
    }

    static Answer.Refused refused(Ranks.Linked linked, Cause cause) {
        return linked == Ranks.Linked.CYCLE
                ? new Answer.Refused(LifecycleReason.WRONG_CAUSE, cause + " would rest on what it causes")
                : new Answer.Refused(AdmissionReason.SHAPE, cause + " has more causes than one may have");
    }

    private Answer settled(EffectId id, boolean created) {
        page.prefetchEffects(Set.of(id));
        turn.touch(Cause.of(id));
        turn.settle();
        Effect effect = page.effects.get(id);
        return effect == null ? unknown(id) : new Answer.Tracked(effect, created);
    }
}
