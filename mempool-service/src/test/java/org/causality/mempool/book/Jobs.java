package org.causality.mempool.book;

import java.time.Instant;
import java.util.List;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.JobId;
import org.causality.model.computation.LineageId;
import org.causality.model.computation.SlotId;
import org.causality.model.message.LamportTime;
import org.causality.model.message.Stamp;
import org.causality.model.order.OrderId;

/** What an orchestrator tells of one lineage, in the making: each under the next place. */
public final class Jobs {
    private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");

    private final LineageId lineage;
    private final long sequence;
    private int index;

    /** @param sequence the delivery sequence all of it stands at */
    public Jobs(int lineage, long sequence) {
        this.lineage = new LineageId(new Bytes32(7, 7, 7, lineage));
        this.sequence = sequence;
    }

    public static JobId job(int number) {
        return new JobId(new Bytes32(9, 9, 9, number));
    }

    public SlotId slot(int index) {
        return new SlotId(lineage, new Bytes32(8, 8, 8, index), index);
    }

    public JobNews decided(int slot, int winner, OrderId... orders) {
        return news(new JobNews.SlotDecided(slot(slot), job(winner)), orders);
    }

    public JobNews own(int slot, int job, ComputationStatus status, OrderId... orders) {
        return news(new JobNews.OwnJobMoved(slot(slot), job(job), status), orders);
    }

    /** For slot 13. */
    public JobNews verified(OrderId... orders) {
        return news(new JobNews.ResultVerified(slot(13)), orders);
    }

    public JobNews anchored(boolean isFinal, OrderId... orders) {
        return news(new JobNews.StepAnchored(isFinal), orders);
    }

    public JobNews fell(int job, JobNews.Fall why, OrderId... orders) {
        return news(new JobNews.StepFell(slot(13), job(job), why), orders);
    }

    public JobNews moved(int open) {
        return news(new JobNews.LineageMoved(slot(open)));
    }

    public JobNews news(JobNews.Content content, OrderId... orders) {
        int number = 1_000 + ++index;
        return new JobNews(
                new Cursor(sequence, index),
                new Stamp(new LamportTime(number), Log.id(number)),
                START.plusSeconds(number),
                List.of(orders),
                content);
    }
}
