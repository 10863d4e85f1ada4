package org.causality.mempool.book;

import org.causality.model.codec.Bytes;
import org.causality.model.order.SignedCancellation;

/** A cancellation that came in at this operator's door, and the receipt it was answered with, byte for byte. */
public record AdmittedCancellation(SignedCancellation cancellation, Bytes receipt) {}
