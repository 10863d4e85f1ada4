package org.causality.mempool.adapter;

import java.util.ArrayList;
import java.util.List;
import org.causality.mempool.admission.Admission;
import org.causality.mempool.admission.AdmissionOutcome;
import org.causality.mempool.book.Delivery;
import org.causality.mempool.book.OrderBook;
import org.causality.mempool.book.OrderEvent;
import org.causality.mempool.book.Page;
import org.causality.mempool.book.Reduced;
import org.causality.model.message.Draft;

/** Some work done on a page: what it writes, and the answers to give once that is written. */
final class Batch {
    private final Page page;
    private final Admission admission;
    private final MempoolMetrics metrics;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<OrderEvent> events = new ArrayList<>();
    private final List<Entry.Dead> dead = new ArrayList<>();
    private final List<Runnable> answers = new ArrayList<>();
    private final long deliveredBefore;

    private Batch(Page page, Admission admission, MempoolMetrics metrics) {
        this.page = page;
        this.admission = admission;
        this.metrics = metrics;
        this.deliveredBefore = page.totals().delivered();
    }

    static Batch of(List<Work> works, Page page, Admission admission, MempoolMetrics metrics) {
        Batch batch = new Batch(page, admission, metrics);
        works.forEach(batch::take);
        return batch;
    }

    private void take(Work work) {
        switch (work) {
            case Work.Posted posted -> {
                AdmissionOutcome outcome = drafted(admission.admit(page, posted.id(), posted.order()));
                answers.add(() -> {
                    metrics.answered(MempoolMetrics.ORDER, outcome);
                    posted.answer().complete(outcome);
                });
            }
            case Work.Recalled recalled -> {
                AdmissionOutcome outcome = drafted(admission.admit(page, recalled.cancellation()));
                answers.add(() -> {
                    metrics.answered(MempoolMetrics.CANCELLATION, outcome);
                    recalled.answer().complete(outcome);
                });
            }
            case Work.Arrived arrived -> take(arrived);
            case Work.Wake() -> {}
        }
    }

    private AdmissionOutcome drafted(AdmissionOutcome outcome) {
        if (outcome instanceof AdmissionOutcome.Admitted admitted) {
            drafts.addAll(admitted.drafts());
        }
        return outcome;
    }

    private void take(Work.Arrived arrived) {
        for (DeliveredReading.Read.Known known : arrived.deliveries()) {
            Delivery delivery = known.delivery();
            long expected = page.totals().delivered() + 1;
            if (Long.compareUnsigned(delivery.sequence(), expected) > 0) {
                metrics.gap();
            }
            Reduced reduced = OrderBook.deliver(page, delivery);
            if (reduced instanceof Reduced.Applied(List<OrderEvent> changes)) {
                events.addAll(changes);
            }
            answers.add(() -> metrics.reduced(known.type(), reduced));
        }
        dead.addAll(arrived.dead());
        arrived.dead()
                .forEach(
                        letter -> answers.add(() -> metrics.dead(letter.reason().name())));
        answers.add(() -> arrived.done().complete(null));
    }

    Page page() {
        return page;
    }

    Entry entry() {
        return new Entry(
                drafts,
                page.changes().stream().map(Page.Changed::after).toList(),
                events,
                dead,
                page.totals(),
                page.totals().delivered() != deliveredBefore);
    }

    void answer() {
        answers.forEach(Runnable::run);
    }
}
