package org.causality.model.network;

import java.util.List;
import org.causality.model.codec.Coded;

/** What a sub-key may be used for; the code is part of what the operator signs. */
public enum Purpose implements Coded {
    /** Signs messages of one feed; fresh at every start of the causal core. */
    FEED(1),
    /** Signs receipts; fresh at every start of the mempool. */
    RECEIPT(2),
    /** Is a gateway's PeerId; kept. */
    TRANSPORT(3);

    private final int code;

    private static final List<Purpose> ALL = List.of(values());

    Purpose(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    static Purpose ofCode(int code) {
        return Coded.of(ALL, code);
    }
}
