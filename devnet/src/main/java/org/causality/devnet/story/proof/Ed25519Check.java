package org.causality.devnet.story.proof;

import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.causality.devnet.story.canonical.Octets;

/** Ed25519 by Bouncy Castle's lightweight code, whatever provider the operators use. */
final class Ed25519Check {

    private Ed25519Check() {}

    static boolean holds(Octets key, Octets message, Octets signature) {
        return key.size() == Ed25519.PUBLIC_KEY_SIZE
                && signature.size() == Ed25519.SIGNATURE_SIZE
                && Ed25519.verify(signature.toArray(), 0, key.toArray(), 0, message.toArray(), 0, message.size());
    }
}
