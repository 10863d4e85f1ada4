package org.causality.model.order;

import java.util.List;
import org.causality.model.codec.Coded;

/** Who may see an order before it is due. */
public enum PrivacyMode implements Coded {
    OPEN(0),
    COMMITTED(1),
    TIME_LOCKED(2);

    private final int code;

    private static final List<PrivacyMode> ALL = List.of(values());

    PrivacyMode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    static PrivacyMode ofCode(int code) {
        return Coded.of(ALL, code);
    }
}
