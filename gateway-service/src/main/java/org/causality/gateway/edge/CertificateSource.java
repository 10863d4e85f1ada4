package org.causality.gateway.edge;

import org.causality.model.message.MessageId;

/** Where a message's missing certificate is asked for. */
@FunctionalInterface
public interface CertificateSource {

    /**
     * Asks the peer for the message by id; its answer leads with the certificates of the senders. Never blocks; whatever
     * comes is checked at the edge. Asking too much of one peer is quietly not done.
     */
    void ask(MessageId message, String connection);
}
