package org.causality.mempool.book;

import java.util.List;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.JobId;
import org.causality.model.computation.LineageId;
import org.causality.model.computation.SlotId;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderStatus;
import org.causality.model.reason.OrderReason;

/**
 * How computations move orders, as steps over a {@link Page}.
 *
 * <pre>
 * news                                  the orders it names
 * slot decided                          OPEN → CLAIMED; leased for another slot: → OPEN (LEASE_LOST) → CLAIMED
 * own job PROVING                       leased for its slot: CLAIMED → COMPUTING, and the lease is that job's
 * own job FAILED, EXPIRED,              leased to that job: CLAIMED, COMPUTING → OPEN
 *     SUPERSEDED, RETRACTED
 * result verified                       OPEN, CLAIMED, COMPUTING → PROVEN; the lease is over
 * own job SUBMITTED                     PROVEN → SUBMITTED
 * step anchored                         → INCLUDED wherever the table allows
 * step anchored, final                  the same, → SETTLED
 * step fell, REORG                      INCLUDED → SUBMITTED: the result stands and may be anchored again
 * step fell, BRANCH_LOST                PROVEN, SUBMITTED, INCLUDED → OPEN
 * step fell, FACT_RETRACTED             the same by REORG, from INCLUDED over SUBMITTED
 *     without a result                  leased to that job: as a job that ended
 * lineage moved                         leased for another slot of it than the one now open: as a job that ended
 * </pre>
 *
 * Whoever loses its lease or result while the owner's word that the order is to end is kept ends by that word; while
 * a result in another lineage stands it is PROVEN again at once. What the table refuses does not happen.
 */
final class WorkRules {
    private final Page page;
    private final Steps steps;

    private WorkRules(Page page, Steps steps) {
        this.page = page;
        this.steps = steps;
    }

    /** Takes one piece of news. Its events stand between the last delivery and the next. */
    static Reduced take(Page page, JobNews news) {
        long next = page.totals().delivered() + 1;
        Steps steps = new Steps(page, news.cause(), news.at(), page.totals().last(next));
        new WorkRules(page, steps).apply(news);
        page.count(page.totals().told(steps.last().index()));
        return steps.hasChanged() ? new Reduced.Applied(steps.events()) : new Reduced.Passed();
    }

    private void apply(JobNews news) {
        List<OrderRecord> named = news.content() instanceof JobNews.LineageMoved(SlotId open)
                ? page.leasedElsewhere(open)
                : news.orders().stream().flatMap(page::pending).toList();
        for (OrderRecord record : named) {
            switch (news.content()) {
                case JobNews.SlotDecided(SlotId slot, JobId winner) -> claim(record, new Lease(slot, winner));
                case JobNews.OwnJobMoved(SlotId slot, JobId job, ComputationStatus status) ->
                    ownJob(record, new Lease(slot, job), status);
                case JobNews.ResultVerified(SlotId slot) -> prove(record, slot.lineage());
                case JobNews.StepAnchored(boolean isFinal) -> include(record.id(), isFinal);
                case JobNews.StepFell(SlotId slot, JobId job, JobNews.Fall why) ->
                    fall(record, new Lease(slot, job), why);
                case JobNews.LineageMoved _ -> release(record, OrderReason.LEASE_LOST);
            }
        }
    }

    private void claim(OrderRecord record, Lease lease) {
        if (record.status() == OrderStatus.CLAIMED) {
            if (record.engagement().isLeasedFor(lease.slot())) {
                steps.engage(record, record.engagement().leased(lease));
                return;
            }
            release(record, OrderReason.LEASE_LOST);
        }
        if (steps.lease(record.id())) {
            page.pending(record.id())
                    .forEach(claimed ->
                            steps.engage(claimed, claimed.engagement().leased(lease)));
        }
    }

    private void ownJob(OrderRecord record, Lease own, ComputationStatus status) {
        switch (status) {
            case PROVING -> compute(record, own);
            case SUBMITTED -> operatorsStep(record.id(), OrderStatus.SUBMITTED, OrderReason.SUBMITTED_TO_CHAIN);
            case FAILED, EXPIRED, SUPERSEDED, RETRACTED -> {
                if (record.engagement().isLeasedTo(own.job())) {
                    boolean failed = status == ComputationStatus.FAILED && record.status() == OrderStatus.COMPUTING;
                    release(record, failed ? OrderReason.COMPUTATION_FAILED : OrderReason.LEASE_LOST);
                }
            }
            case QUEUED, LEASED, PROVEN, ANNOUNCED, SETTLED -> {}
        }
    }

    private void compute(OrderRecord record, Lease own) {
        if (record.engagement().isLeasedFor(own.slot())) {
            steps.engage(record, record.engagement().leased(own));
            boolean _ = steps.take(
                    record.id(),
                    OrderStatus.COMPUTING,
                    OrderReason.COMPUTATION_STARTED,
                    StatusChange.Actor.OPERATOR,
                    record.state().fence());
        }
    }

    private void prove(OrderRecord record, LineageId lineage) {
        steps.engage(record, record.engagement().proven(lineage));
        operatorsStep(record.id(), OrderStatus.PROVEN, OrderReason.PROOF_VERIFIED);
    }

    private void include(OrderId order, boolean isFinal) {
        chainsStep(order, OrderStatus.INCLUDED, OrderReason.INCLUDED_IN_BLOCK);
        if (isFinal) {
            chainsStep(order, OrderStatus.SETTLED, OrderReason.INCLUSION_FINAL);
        }
    }

    private void fall(OrderRecord record, Lease step, JobNews.Fall why) {
        switch (why) {
            case REORG -> {
                if (record.status() == OrderStatus.INCLUDED) {
                    chainsStep(record.id(), OrderStatus.SUBMITTED, OrderReason.REORG);
                }
            }
            case BRANCH_LOST -> lose(record, step, OrderReason.BRANCH_LOST);
            case FACT_RETRACTED -> lose(record, step, OrderReason.REORG);
        }
    }

    private void lose(OrderRecord record, Lease step, OrderReason reason) {
        Engagement rest = record.engagement().without(step.slot().lineage());
        if (!rest.equals(record.engagement())) {
            loseResult(record, rest, reason);
        } else if (record.engagement().isLeasedTo(step.job())) {
            release(record, OrderReason.LEASE_LOST);
        }
    }

    private void loseResult(OrderRecord record, Engagement rest, OrderReason reason) {
        steps.engage(record, rest);
        OrderStatus status = record.status();
        if (status == OrderStatus.INCLUDED && reason == OrderReason.REORG) {
            chainsStep(record.id(), OrderStatus.SUBMITTED, reason);
        }
        if (status == OrderStatus.PROVEN || status == OrderStatus.SUBMITTED || status == OrderStatus.INCLUDED) {
            chainsStep(record.id(), OrderStatus.OPEN, reason);
        }
        if (!rest.results().isEmpty()) {
            operatorsStep(record.id(), OrderStatus.PROVEN, OrderReason.PROOF_VERIFIED);
        }
        steps.honourRecall(record.id());
    }

    private void release(OrderRecord record, OrderReason reason) {
        steps.engage(record, record.engagement().released());
        if (record.status() == OrderStatus.CLAIMED || record.status() == OrderStatus.COMPUTING) {
            operatorsStep(record.id(), OrderStatus.OPEN, reason);
        }
        steps.honourRecall(record.id());
    }

    private void operatorsStep(OrderId order, OrderStatus to, OrderReason reason) {
        boolean _ = steps.take(order, to, reason, StatusChange.Actor.OPERATOR);
    }

    private void chainsStep(OrderId order, OrderStatus to, OrderReason reason) {
        boolean _ = steps.take(order, to, reason, StatusChange.Actor.CHAIN);
    }
}
