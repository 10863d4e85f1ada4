package org.causality.effect.adapter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.causality.backbone.outbox.OutboxRecord;
import org.causality.effect.book.Answer;
import org.causality.effect.book.EffectBook;
import org.causality.effect.book.Input;
import org.causality.effect.book.Moment;
import org.causality.effect.book.Page;
import org.causality.effect.evolution.Evolution;
import org.causality.effect.journey.JourneyStep;
import org.causality.model.topic.TopicCatalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Some work done on a page: what it writes, and the answers to give once that is written. */
final class Batch {
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private final Page page;
    private final Marks marks;
    private final String operator;
    private final TrackerMetrics metrics;
    private final Instant now;
    private final List<Runnable> answers = new ArrayList<>();
    private final List<OutboxRecord> dead = new ArrayList<>();

    Batch(Page page, Marks marks, String operator, TrackerMetrics metrics, Instant now) {
        this.page = page;
        this.marks = marks;
        this.operator = operator;
        this.metrics = metrics;
        this.now = now;
    }

    void take(List<Work> works) {
        page.prefetch(inputs(works));
        works.forEach(this::take);
    }

    private static List<Input> inputs(List<Work> works) {
        List<Input> inputs = new ArrayList<>();
        for (Work work : works) {
            switch (work) {
                case Work.Asked asked -> inputs.add(asked.input());
                case Work.Heard heard ->
                    heard.readings().forEach(reading -> {
                        if (reading instanceof Reading.Told told) {
                            inputs.add(told.input());
                        }
                    });
                case Work.Met _ -> {}
            }
        }
        return inputs;
    }

    private void take(Work work) {
        switch (work) {
            case Work.Asked asked -> {
                Answer answer = EffectBook.handle(page, asked.input(), new Moment(asked.cause(), 0, now));
                answers.add(() -> {
                    metrics.answered("http", answer);
                    asked.answer().complete(answer);
                });
            }
            case Work.Heard heard -> {
                heard.readings().forEach(this::take);
                answers.add(() -> heard.done().complete(null));
            }
            case Work.Met met -> {
                List<String> anew = marks.meet(met.logs());
                answers.add(() -> {
                    anew.forEach(topic -> LOG.warn(
                            "The log {} began anew: Kafka lost the one this book was made from. It is read from its"
                                    + " beginning; what stood in the former is kept.",
                            topic));
                    met.done().complete(null);
                });
            }
        }
    }

    private void take(Reading reading) {
        boolean isDelivered = reading.record().topic().equals(TopicCatalogue.DELIVERED);
        switch (reading) {
            case Reading.Told told -> {
                if (!marks.isRepeat(told.record(), told.sequence())) {
                    Moment moment = new Moment(told.cause(), told.sequence(), now);
                    Answer answer = EffectBook.handle(page, told.input(), moment);
                    answers.add(() -> metrics.answered(told.record().topic().name(), answer));
                }
                marks.read(told.record(), isDelivered ? told.sequence() : Marks.SILENT);
            }
            case Reading.Progress progress -> marks.read(progress.record(), progress.sequence());
            case Reading.Passed passed -> marks.read(passed.record(), isDelivered ? passed.sequence() : Marks.SILENT);
            case Reading.Dead letter -> {
                if (!marks.isRepeat(letter.record(), 0)) {
                    dead.add(OutboxRecord.dead(letter.record(), operator, letter.reason(), letter.detail()));
                    answers.add(() -> metrics.dead(letter.record().topic().name(), letter.reason()));
                }
                marks.read(letter.record(), Marks.SILENT);
            }
        }
    }

    /** What is to be told, with how far everything is told now. */
    List<OutboxRecord> outgoing() {
        List<OutboxRecord> outgoing = new ArrayList<>();
        for (Evolution evolution : page.evolutions()) {
            outgoing.add(EffectRecords.of(evolution, EventJsons.write(evolution, page)));
        }
        for (JourneyStep step : page.journeySteps()) {
            outgoing.add(EffectRecords.of(step, EventJsons.write(step, page)));
        }
        outgoing.addAll(dead);
        long complete = marks.complete();
        if (complete > page.totals().told()) {
            page.totals().tell(complete);
            outgoing.addAll(EffectRecords.progress(complete));
        }
        return outgoing;
    }

    boolean isEmpty() {
        return marks.changed().isEmpty()
                && marks.changedLogs().isEmpty()
                && page.evolutions().isEmpty()
                && page.changedEffects().isEmpty()
                && page.changedJourneys().isEmpty()
                && page.changedNodes().isEmpty();
    }

    void answer() {
        page.evolutions().forEach(metrics::changed);
        page.journeySteps().forEach(metrics::changed);
        answers.forEach(Runnable::run);
    }
}
