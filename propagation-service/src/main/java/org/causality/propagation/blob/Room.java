package org.causality.propagation.blob;

import java.util.ArrayList;
import java.util.List;

/** Whether there is room for one blob more, and who has to leave for it. */
sealed interface Room {

    /** @param leaving nobody while the store is not full */
    record Made(List<KeptBlob> leaving) implements Room {}

    /** Who is left may not leave for this one. */
    record None() implements Room {}

    /**
     * @param newcomer why the new blob would be kept
     * @param firstToLeave blobs that were not announced, fetched ones first, each kind by its use, the longest unused first
     */
    static Room find(
            Holdings holdings,
            long sizeBytes,
            Keeping newcomer,
            List<KeptBlob> firstToLeave,
            BlobLimits limits,
            long nowMillis) {
        Holdings after = holdings.plus(sizeBytes);
        List<KeptBlob> leaving = new ArrayList<>();
        for (KeptBlob blob : firstToLeave) {
            if (after.fitInto(limits)) {
                break;
            }
            if (mayLeave(blob, newcomer, limits, nowMillis)) {
                leaving.add(blob);
                after = after.minus(blob.sizeBytes());
            }
        }
        return after.fitInto(limits) ? new Made(leaving) : new None();
    }

    private static boolean mayLeave(KeptBlob blob, Keeping newcomer, BlobLimits limits, long nowMillis) {
        return switch (blob.keeping()) {
            case FETCHED -> true;
            case OWN -> newcomer != Keeping.FETCHED && nowMillis - blob.usedMillis() >= limits.graceMillis();
            case ANNOUNCED -> false;
        };
    }
}
