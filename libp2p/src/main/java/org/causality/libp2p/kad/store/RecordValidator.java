package org.causality.libp2p.kad.store;

import org.causality.libp2p.kad.message.Octets;

/** Says which values may stand under a key; the application's to give. Called often: be quick, and keep no state. */
public interface RecordValidator {
    /** Whether the value may stand under the key, for instance because its owner signed it. */
    boolean isValid(Octets key, Octets value);

    /** Of two valid values, whether {@code candidate} is to be preferred to {@code known}; false for equal ones. */
    boolean isBetter(Octets key, Octets candidate, Octets known);
}
