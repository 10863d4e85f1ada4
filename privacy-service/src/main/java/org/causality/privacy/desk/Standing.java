package org.causality.privacy.desk;

import org.causality.model.message.LamportTime;
import org.causality.privacy.batch.Admissions;
import org.causality.privacy.batch.OpenBatch;

/**
 * What the desk has in its head between two transactions; all of it is in the store as well.
 *
 * @param delivered the delivery sequence up to which {@code delivered} was read
 * @param lamport the highest Lamport time delivered
 * @param waitingSeals sealed orders admitted here that wait for their reveal
 */
public record Standing(OpenBatch batch, Admissions admissions, long delivered, LamportTime lamport, long waitingSeals) {

    public static Standing none() {
        return new Standing(OpenBatch.first(), Admissions.none(), 0, LamportTime.ZERO, 0);
    }
}
