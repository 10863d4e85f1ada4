package org.causality.propagation.causal;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.SigningKey;
import org.causality.model.message.MessageId;

/**
 * Keys the hashes of the tables. Ids and sequences are what others claim; so that nobody can choose many that fall into one
 * chain, the hash depends on a signature that never leaves this node. The same key has the same secret.
 */
record TableSecret(Bytes32 words) {

    static TableSecret of(SigningKey key) {
        byte[] signature =
                key.sign(Bytes.ascii("causality table secret")).bytes().unsafeArray();
        return new TableSecret(Bytes32.read(signature, Bytes32.SIZE));
    }

    int hash(MessageId id) {
        Bytes32 value = id.value();
        return mixed(folded(value.w0() ^ words.w0(), value.w1() ^ words.w1())
                ^ folded(value.w2() ^ words.w2(), value.w3() ^ words.w3()));
    }

    /** Numbers of one run of 4,096 have different low bits; which run lies over which is not to be known. */
    int hash(long number) {
        return (int) number + mixed(folded((number >>> 12) ^ words.w0(), words.w1()));
    }

    private static long folded(long a, long b) {
        return Math.unsignedMultiplyHigh(a, b) ^ (a * b);
    }

    private static int mixed(long hash) {
        return (int) (hash ^ (hash >>> 32));
    }
}
