package org.causality.model.network;

import org.causality.model.key.PublicKey;

/**
 * The port to the long-lived operator key. It signs certificates only, so whoever can call it can name sub-keys but can
 * never make the operator key sign a message.
 */
public interface OperatorSigner {

    PublicKey operator();

    /** Certifies a sub-key with the next incarnation of its purpose: max(stored + 1, {@code nowMillis}). */
    Certificate certify(Purpose purpose, PublicKey key, long nowMillis);
}
