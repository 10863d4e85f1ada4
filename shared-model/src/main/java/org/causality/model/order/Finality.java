package org.causality.model.order;

import java.util.List;
import org.causality.model.codec.Coded;

/** How settled a block is; each class includes the ones before it. */
public enum Finality implements Coded {
    UNSAFE(0),
    SAFE(1),
    FINALIZED(2);

    private final int code;

    private static final List<Finality> ALL = List.of(values());

    Finality(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    public static Finality ofCode(int code) {
        return Coded.of(ALL, code);
    }
}
