package org.causality.effect.book;

import java.time.Instant;
import org.causality.model.message.Stamp;

/**
 * When something came in.
 *
 * @param cause the message it was caused by
 * @param sequence the delivery sequence of that message as far as it was told; 0 when not
 */
public record Moment(Stamp cause, long sequence, Instant now) {}
