package org.causality.gateway.edge;

import org.causality.model.message.SignedHeader;

/** Whether a message's signature over its id holds. */
@FunctionalInterface
public interface SignatureCheck {

    SignatureCheck STRICT = SignedHeader::signatureHolds;

    boolean holds(SignedHeader header);
}
