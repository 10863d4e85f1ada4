package org.causality.libp2p.kad.store;

import java.util.Arrays;
import org.causality.libp2p.kad.message.Octets;

/** A validator for tests: values begin with {@code ok}, and of two the later in the alphabet is better. */
public final class Plain implements RecordValidator {
    @Override
    public boolean isValid(Octets key, Octets value) {
        return value.text().startsWith("ok");
    }

    @Override
    public boolean isBetter(Octets key, Octets candidate, Octets known) {
        return Arrays.compareUnsigned(candidate.bytes(), known.bytes()) > 0;
    }
}
