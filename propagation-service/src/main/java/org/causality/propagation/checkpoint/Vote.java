package org.causality.propagation.checkpoint;

import org.causality.model.key.PublicKey;
import org.causality.model.message.Stamp;

/**
 * What one operator said in one message: its claim of a checkpoint, or its approval of the next members. The message's
 * signature is the operator's, by the certificate of its feed.
 *
 * @param operator the member that certified the feed
 * @param incarnation of that certificate, unsigned
 * @param sequence the message's place in the feed, unsigned
 * @param stamp computed time and id
 * @param <S> the statement
 */
public record Vote<S>(PublicKey operator, long incarnation, PublicKey feed, long sequence, Stamp stamp, S statement) {}
