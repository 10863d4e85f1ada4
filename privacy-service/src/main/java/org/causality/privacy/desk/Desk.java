package org.causality.privacy.desk;

import java.time.Instant;
import java.util.List;
import org.causality.model.codec.Bytes32;
import org.causality.model.lifecycle.Change;
import org.causality.model.lifecycle.Outcome;
import org.causality.model.message.Draft;
import org.causality.model.message.MessageId;
import org.causality.model.message.Payload;
import org.causality.model.network.Genesis;
import org.causality.model.privacy.BatchEntry;
import org.causality.model.privacy.BatchEvidence;
import org.causality.model.privacy.BatchRoot;
import org.causality.model.privacy.CommitteeId;
import org.causality.model.privacy.Opening;
import org.causality.model.privacy.OrderReveal;
import org.causality.model.privacy.SealLifeCycle;
import org.causality.model.privacy.SealStatus;
import org.causality.model.privacy.SealedOrder;
import org.causality.model.reason.PrivacyReason;
import org.causality.privacy.batch.Admissions;
import org.causality.privacy.batch.BatchLimits;
import org.causality.privacy.batch.ReceiptKey;
import org.causality.privacy.seal.SealLimits;
import org.causality.privacy.seal.SealRecord;

/**
 * The core. What it does with each input:
 *
 * <pre>
 * SealPosted     DoorRules, then a place in the open batch, a receipt, the seal published
 * RevealPosted   DoorRules, then the reveal published, after a message that carries the seal
 * Admitted       in the order of its number: a place in the open batch
 * Delivered      a seal: known; a reveal: the seal REVEALED or REVEAL_INVALID, and where this door took the reveal, the
 *                order inside published after it; a root: remembered, and beside another of its batch and key: evidence
 * Tick           numbers that never came passed over; seals nobody may reveal here any more EXPIRED
 * all of them    a batch that is full or whose time is over is closed, signed and published
 * </pre>
 */
public final class Desk {

    /** Seals that lapse in one turn; the rest does in the next. */
    private static final int LAPSES_MAX = 256;

    /** Roots remembered of one operator's one batch; two are proof enough. */
    private static final int ROOTS_MAX = 8;

    private final ReceiptKey key;
    private final BatchLimits limits;
    private final CommitteeId committee;
    private final DoorRules rules;

    public Desk(Genesis genesis, ReceiptKey key, BatchLimits limits, SealLimits sealLimits) {
        this.key = key;
        this.limits = limits;
        this.committee = CommitteeId.of(genesis);
        this.rules = new DoorRules(sealLimits);
    }

    public Answer handle(Page page, Input input, Instant now) {
        // What is due closes first: an entry that comes later is in the next batch.
        closeIfDue(page, now);
        Answer answer = switch (input) {
            case Input.SealPosted(SealedOrder seal) -> post(page, seal, now);
            case Input.RevealPosted(OrderReveal reveal) -> post(page, reveal, now);
            case Input.Admitted(long number, var subject) ->
                place(page, page.admissions().take(number, subject, now), now);
            case Input.Delivered delivered -> deliver(page, delivered);
            case Input.Tick() -> tick(page, now);
        };
        closeIfDue(page, now);
        return answer;
    }

    private Answer post(Page page, SealedOrder seal, Instant now) {
        SealRecord known = page.seal(seal.id());
        if (known != null && known.isAdmittedHere()) {
            return new Answer.Sealed(known, false);
        }
        Answer.Refused refusal = rules.refusal(page, seal, now);
        if (refusal != null) {
            return refusal;
        }
        BatchEntry entry = place(page, 0, seal.id().value(), now);
        Instant deadline = page.batch().deadline(limits);
        long deadlineMillis = deadline == null ? now.toEpochMilli() : deadline.toEpochMilli();
        SealRecord before = known == null ? SealRecord.unknown(seal) : known;
        SealRecord admitted = before.admitted(
                entry.place(),
                key.sign(seal.id(), entry.place(), deadlineMillis).encode());
        page.put(admitted);
        if (known == null) {
            page.publish(new Draft(new Payload.SealedOrder(seal), List.of(), List.of(seal.validUntil())));
        }
        return new Answer.Sealed(admitted, true);
    }

    private Answer post(Page page, OrderReveal reveal, Instant now) {
        SealRecord known = page.seal(reveal.seal());
        Answer.Refused refusal = rules.refusal(page, known, now);
        if (refusal != null || known == null) {
            return refusal == null ? DoorRules.unknown(reveal.seal()) : refusal;
        }
        Answer.Refused mismatch = DoorRules.mismatch(known.seal().open(reveal.order()));
        if (mismatch != null) {
            return mismatch;
        }
        if (known.status() == SealStatus.REVEALED) {
            return handOverAgain(page, known, reveal);
        }
        if (!known.revealing()) {
            page.put(known.beingRevealed());
            page.publish(new Draft(
                    new Payload.OrderReveal(reveal),
                    List.of(known.carriers().getFirst()),
                    List.of(known.seal().validUntil())));
        }
        return new Answer.Revealing(known, reveal.order().id(), !known.revealing());
    }

    /** It was revealed through another operator, which may never have come to publish what was inside. */
    private static Answer handOverAgain(Page page, SealRecord known, OrderReveal reveal) {
        MessageId revealedBy = known.revealedBy();
        if (known.handedOver() || revealedBy == null) {
            return new Answer.Revealing(known, reveal.order().id(), false);
        }
        handOver(page, known, reveal, revealedBy);
        return new Answer.Revealing(known, reveal.order().id(), true);
    }

    private static void handOver(Page page, SealRecord seal, OrderReveal reveal, MessageId after) {
        page.put(seal.handed());
        page.publish(new Draft(
                new Payload.UserOrder(reveal.order()),
                List.of(after),
                List.of(seal.seal().validUntil())));
    }

    private Answer place(Page page, List<Admissions.InTurn> turns, Instant now) {
        for (Admissions.InTurn turn : turns) {
            place(page, turn.number(), turn.subject(), now);
        }
        return turns.isEmpty() ? new Answer.Passed() : new Answer.Taken("PLACED");
    }

    private BatchEntry place(Page page, long admission, Bytes32 subject, Instant now) {
        closeIfDue(page, now);
        BatchEntry entry = page.batch().add(admission, subject, now);
        page.place(entry);
        return entry;
    }

    private Answer deliver(Page page, Input.Delivered message) {
        if (message.sequence() <= page.delivered()) {
            return new Answer.Passed();
        }
        page.moveOn(message.sequence(), message.stamp().time());
        return switch (message.content()) {
            case Input.Content.SealCarried(SealedOrder seal) -> {
                SealRecord known = page.seal(seal.id());
                page.put((known == null ? SealRecord.unknown(seal) : known)
                        .carriedBy(message.stamp().id()));
                yield new Answer.Taken("SEAL_CARRIED");
            }
            case Input.Content.RevealCarried(OrderReveal reveal) -> open(page, message, reveal);
            case Input.Content.RootCarried(BatchRoot root) -> hear(page, message, root);
            case Input.Content.Other() -> new Answer.Passed();
        };
    }

    private static Answer open(Page page, Input.Delivered message, OrderReveal reveal) {
        SealRecord known = page.seal(reveal.seal());
        // Without the dependency it may be delivered before the seal somewhere; then it must count nowhere.
        if (known == null || message.dependencies().stream().noneMatch(known.carriers()::contains)) {
            return DoorRules.unknown(reveal.seal());
        }
        MessageId by = message.stamp().id();
        return switch (known.seal().open(reveal.order())) {
            case Opening.Foreign(String detail) -> new Answer.Refused(PrivacyReason.REVEAL_MISMATCH, detail);
            case Opening.Broken(var _) -> move(page, known, SealStatus.REVEAL_INVALID, PrivacyReason.SEAL_BROKEN, by);
            case Opening.Holds() -> {
                SealRecord opened = known.revealedBy() == null
                        ? known.openedBy(by, reveal.order().id())
                        : known;
                Answer answer = move(page, opened, SealStatus.REVEALED, PrivacyReason.SEAL_OPENED, by);
                if (known.revealing() && !known.handedOver()) {
                    SealRecord moved = page.seal(known.id());
                    handOver(page, moved == null ? opened : moved, reveal, by);
                }
                yield answer;
            }
        };
    }

    private static Answer move(Page page, SealRecord seal, SealStatus to, PrivacyReason reason, MessageId because) {
        return switch (SealLifeCycle.TABLE.apply(seal.stand(), Change.to(to, reason, because.value()))) {
            case Outcome.Changed<SealStatus> changed -> {
                page.put(seal.at(changed.after()));
                yield new Answer.Taken(to.name());
            }
            case Outcome.Unchanged<SealStatus> _ -> new Answer.Passed();
            case Outcome.Refused<SealStatus>(var _, var why, String detail) -> new Answer.Refused(why, detail);
        };
    }

    private static Answer hear(Page page, Input.Delivered message, BatchRoot root) {
        List<BatchRoot> before = page.roots(root.operator(), root.number());
        if (before.size() >= ROOTS_MAX
                || before.stream().anyMatch(other -> other.statement().equals(root.statement()))) {
            return new Answer.Passed();
        }
        page.hear(root, message.stamp());
        for (BatchRoot other : before) {
            if (BatchEvidence.contradicts(other, root)) {
                page.accuse(BatchEvidence.of(other, root));
                return new Answer.Taken("EVIDENCE");
            }
        }
        return new Answer.Taken("ROOT_HEARD");
    }

    private Answer tick(Page page, Instant now) {
        Answer answer = place(page, page.admissions().tick(now), now);
        for (SealRecord seal : page.lapsed(now, LAPSES_MAX)) {
            MessageId because = seal.carriers().isEmpty()
                    ? new MessageId(seal.id().value())
                    : seal.carriers().getFirst();
            answer = move(page, seal, SealStatus.EXPIRED, PrivacyReason.SEAL_LAPSED, because);
        }
        return answer;
    }

    private void closeIfDue(Page page, Instant now) {
        if (page.batch().isDue(limits, now)) {
            BatchRoot root = page.batch().close(committee, page.lamport(), key);
            page.close(root);
            page.publish(new Draft(new Payload.BatchRoot(root), List.of(), List.of()));
        }
    }
}
