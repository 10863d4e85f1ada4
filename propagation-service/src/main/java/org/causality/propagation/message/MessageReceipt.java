package org.causality.propagation.message;

import org.causality.model.message.DraftId;
import org.causality.model.message.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * @param stamp the message the draft became; null while it waits for its dependencies
 */
public record MessageReceipt(DraftId draft, @Nullable Stamp stamp) {}
