package org.causality.privacy.desk;

import java.time.Instant;
import java.util.List;
import org.causality.model.key.PublicKey;
import org.causality.model.order.Owner;
import org.causality.model.privacy.BatchRoot;
import org.causality.model.privacy.SealId;
import org.causality.privacy.seal.SealRecord;
import org.jspecify.annotations.Nullable;

/** What was committed before, read. */
public interface Ledger {

    @Nullable SealRecord seal(SealId id);

    /** Those admitted here that wait for their reveal, or have this nonce. */
    List<SealRecord> admitted(Owner quotaKey, long nonce);

    /** COMMITTED ones whose time to be revealed here is over. */
    List<SealRecord> lapsed(Instant now, int limit);

    /** What an operator said of a batch. */
    List<BatchRoot> roots(PublicKey operator, long number);
}
