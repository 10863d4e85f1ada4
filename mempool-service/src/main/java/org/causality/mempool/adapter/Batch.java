package org.causality.mempool.adapter;

import java.util.ArrayList;
import java.util.List;
import org.causality.backbone.log.LogRecord;
import org.causality.mempool.admission.Admission;
import org.causality.mempool.admission.AdmissionOutcome;
import org.causality.mempool.book.Delivery;
import org.causality.mempool.book.JobNews;
import org.causality.mempool.book.OrderBook;
import org.causality.mempool.book.OrderEvent;
import org.causality.mempool.book.Page;
import org.causality.mempool.book.Reduced;
import org.causality.mempool.fact.FactNews;
import org.causality.mempool.fact.KnownState;
import org.causality.model.computation.SlotId;
import org.causality.model.message.Draft;

/** Some work done on a page: what it writes, and the answers to give once that is written. */
final class Batch {
    private final Page page;
    private final Memory memory;
    private final Admission admission;
    private final MempoolMetrics metrics;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<OrderEvent> events = new ArrayList<>();
    private final List<Entry.Dead> dead = new ArrayList<>();
    private final List<Runnable> answers = new ArrayList<>();
    private final List<Work.Heard> postponed = new ArrayList<>();
    private final long deliveredBefore;
    private boolean heard;

    private Batch(Page page, Memory memory, Admission admission, MempoolMetrics metrics) {
        this.page = page;
        this.memory = memory;
        this.admission = admission;
        this.metrics = metrics;
        this.deliveredBefore = page.totals().delivered();
    }

    static Batch of(List<Work> works, Page page, Memory memory, Admission admission, MempoolMetrics metrics) {
        Batch batch = new Batch(page, memory, admission, metrics);
        works.forEach(batch::take);
        return batch;
    }

    /** What has to wait for deliveries that its writer knew already. */
    List<Work.Heard> postponed() {
        return postponed;
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
            case Work.Heard heard -> take(heard);
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
        bury(arrived.dead());
        answers.add(() -> arrived.done().complete(null));
    }

    private void take(Work.Heard batch) {
        if (Long.compareUnsigned(batch.deliveredBefore(), page.totals().delivered()) > 0) {
            postponed.add(batch);
            return;
        }
        for (Told told : batch.told()) {
            if (!memory.marks().isRepeat(told.record())) {
                hear(told);
                memory.marks().read(told.record());
            }
        }
        bury(batch.dead());
        answers.add(() -> batch.done().complete(null));
    }

    private void hear(Told told) {
        switch (told) {
            case Told.OfFact(var _, FactNews news) -> memory.known().hear(news);
            case Told.OfJob(LogRecord record, JobNews news) -> {
                if (news.content() instanceof JobNews.LineageMoved(SlotId open)) {
                    memory.known().reached(open.lineage(), open.index() - 1);
                }
                Reduced reduced = OrderBook.hear(page, news);
                if (reduced instanceof Reduced.Applied(List<OrderEvent> changes)) {
                    events.addAll(changes);
                    heard = true;
                }
                answers.add(() -> metrics.reduced(record.event(), reduced));
            }
        }
    }

    private void bury(List<Entry.Dead> letters) {
        dead.addAll(letters);
        letters.forEach(letter -> answers.add(() -> metrics.dead(letter)));
    }

    Page page() {
        return page;
    }

    /** Once: what is kept of chain facts is taken with it. */
    Entry entry() {
        KnownState.Changes known = memory.known().drain();
        return new Entry(
                drafts,
                page.changes().stream().map(Page.Changed::after).toList(),
                events,
                dead,
                known,
                page.totals(),
                memory.marks().places(),
                page.totals().delivered() != deliveredBefore,
                heard || !known.isEmpty());
    }

    void answer() {
        answers.forEach(Runnable::run);
    }
}
