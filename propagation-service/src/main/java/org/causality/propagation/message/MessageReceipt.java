package org.causality.propagation.message;

import java.util.SortedSet;
import org.causality.model.key.PublicKey;
import org.causality.model.message.DraftId;
import org.causality.model.message.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a broadcast by now; asked again, it has grown or is the same.
 *
 * @param stamp the message the draft became; null while it waits for its dependencies
 * @param acknowledgedBy operators whose last word rests on the message, the own one among them
 * @param estimatedReach the acknowledging operators' share of the set's weight, 0 to 1: a lower bound, for who has the message
 *     and said nothing since does not show
 */
public record MessageReceipt(
        DraftId draft, @Nullable Stamp stamp, SortedSet<PublicKey> acknowledgedBy, double estimatedReach) {}
