package org.causality.privacy.adapter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.causality.backbone.outbox.OutboxRecord;
import org.causality.privacy.desk.Answer;
import org.causality.privacy.desk.Desk;
import org.causality.privacy.desk.Input;
import org.causality.privacy.desk.Page;
import org.causality.privacy.desk.Standing;

/** Some work done on a page: what it makes public, and the answers to give once that is written. */
final class Batch {
    private final Desk desk;
    private final Page page;
    private final String operator;
    private final DeskMetrics metrics;
    private final Instant now;
    private final List<Runnable> answers = new ArrayList<>();
    private final List<OutboxRecord> dead = new ArrayList<>();

    Batch(Desk desk, Page page, String operator, DeskMetrics metrics, Instant now) {
        this.desk = desk;
        this.page = page;
        this.operator = operator;
        this.metrics = metrics;
        this.now = now;
    }

    void take(Work work) {
        switch (work) {
            case Work.Asked asked -> {
                Answer answer = desk.handle(page, asked.input(), now);
                answers.add(() -> {
                    metrics.answered("http", answer);
                    asked.answer().complete(answer);
                });
            }
            case Work.Heard heard -> {
                heard.readings().forEach(this::take);
                answers.add(() -> heard.done().complete(null));
            }
        }
    }

    private void take(Reading reading) {
        switch (reading) {
            case Reading.Told told ->
                told.inputs().forEach(input -> {
                    Answer answer = desk.handle(page, input, now);
                    answers.add(() -> metrics.answered(told.type(), answer));
                });
            case Reading.Dead letter -> {
                dead.add(OutboxRecord.dead(letter.record(), operator, letter.reason(), letter.detail()));
                answers.add(() -> metrics.dead(letter.record().topic().name(), letter.reason()));
            }
        }
    }

    void tick() {
        Answer _ = desk.handle(page, new Input.Tick(), now);
    }

    Page page() {
        return page;
    }

    List<OutboxRecord> outgoing() {
        List<OutboxRecord> outgoing = new ArrayList<>();
        page.drafts().forEach(draft -> outgoing.add(Drafts.record(draft, page.lamport())));
        outgoing.addAll(dead);
        return outgoing;
    }

    /** Whether there is anything to write. */
    boolean changes(Standing before) {
        return page.delivered() != before.delivered()
                || !page.changedSeals().isEmpty()
                || !page.placed().isEmpty()
                || !page.closed().isEmpty()
                || !page.heard().isEmpty()
                || !page.admissions().touched().isEmpty()
                || !dead.isEmpty();
    }

    void answer() {
        answers.forEach(Runnable::run);
    }
}
