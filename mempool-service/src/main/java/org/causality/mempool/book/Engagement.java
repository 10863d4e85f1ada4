package org.causality.mempool.book;

import java.util.List;
import java.util.stream.Stream;
import org.causality.model.computation.JobId;
import org.causality.model.computation.LineageId;
import org.causality.model.computation.SlotId;
import org.causality.model.message.Stamp;
import org.causality.model.reason.OrderReason;
import org.jspecify.annotations.Nullable;

/**
 * What is under way that may settle an order, and what is to become of it if nothing does.
 *
 * @param lease who computes it; null where nobody does or a result is there
 * @param results lineages in which a verified result that counts holds it
 * @param recall its owner's word that it is to end; null where the owner said nothing
 */
public record Engagement(
        @Nullable Lease lease,
        List<LineageId> results,
        @Nullable Recall recall) {

    public static final Engagement NONE = new Engagement(null, List.of(), null);

    /** An operator computes one lineage or a few. Of more the eldest are forgotten. */
    public static final int RESULTS_MAX = 8;

    public Engagement {
        results = List.copyOf(results);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    boolean isLeasedFor(SlotId slot) {
        return lease != null && lease.slot().equals(slot);
    }

    boolean isLeasedElsewhere(SlotId open) {
        return lease != null
                && lease.slot().lineage().equals(open.lineage())
                && !lease.slot().equals(open);
    }

    boolean isLeasedTo(JobId job) {
        return lease != null && lease.job().equals(job);
    }

    /** Whether nothing that is known here can settle it any more. */
    boolean isIdle() {
        return lease == null && results.isEmpty();
    }

    Engagement leased(Lease by) {
        return new Engagement(by, results, recall);
    }

    Engagement released() {
        return lease == null ? this : new Engagement(null, results, recall);
    }

    /** A result is worth more than the lease it came of, or in spite of. */
    Engagement proven(LineageId lineage) {
        List<LineageId> more = results.contains(lineage)
                ? results
                : Stream.concat(results.stream(), Stream.of(lineage)).toList();
        int forgotten = Math.max(0, more.size() - RESULTS_MAX);
        return new Engagement(null, more.subList(forgotten, more.size()), recall);
    }

    Engagement without(LineageId fallen) {
        List<LineageId> rest =
                results.stream().filter(lineage -> !lineage.equals(fallen)).toList();
        return new Engagement(lease, rest, recall);
    }

    /** Of two recalls the one that stands first in the total order. */
    Engagement recalled(OrderReason reason, Stamp cause) {
        boolean isFirst = recall == null || cause.compareTo(recall.cause()) < 0;
        return isFirst ? new Engagement(lease, results, new Recall(reason, cause)) : this;
    }
}
