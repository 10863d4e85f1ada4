package org.causality.mempool.adapter;

import org.causality.backbone.log.LogRecord;
import org.causality.mempool.book.JobNews;
import org.causality.mempool.fact.FactNews;

/** What a record of another service's events turned out to be. */
sealed interface Told {

    LogRecord record();

    /** The orchestrator, of computations. */
    record OfJob(LogRecord record, JobNews news) implements Told {}

    /** The own client of a chain, of a fact. */
    record OfFact(LogRecord record, FactNews news) implements Told {}
}
