package org.causality.crosschain.ethereum;

import java.math.BigInteger;
import org.causality.crosschain.rlp.RlpCursor;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;

/** An account as the state trie holds it. */
public record Account(BigInteger nonce, BigInteger balance, Bytes32 storageRoot, Bytes32 codeHash) {

    private static final int WIDE_BYTES_MAX = 32;

    /** @throws org.causality.crosschain.rlp.MalformedRlpException when the leaf holds no account */
    static Account read(Bytes leaf) {
        RlpCursor in = new RlpCursor(leaf);
        int outer = in.enter();
        BigInteger nonce = in.wide(Long.BYTES);
        BigInteger balance = in.wide(WIDE_BYTES_MAX);
        Account account = new Account(nonce, balance, in.bytes32(), in.bytes32());
        in.leave(outer);
        in.end();
        return account;
    }
}
