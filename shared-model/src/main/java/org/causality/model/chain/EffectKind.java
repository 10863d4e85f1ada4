package org.causality.model.chain;

import java.util.List;
import org.causality.model.codec.Coded;

/** What an effect does; the code is part of its id. */
public enum EffectKind implements Coded {
    DEPOSIT(1),
    WITHDRAW(2),
    TRANSFER(3),
    INVOKE(4),
    OBSERVE(5),
    CREATE(6),
    UPDATE(7),
    DELETE(8),
    COMPUTATION(9),
    CUSTOM(10);

    private final int code;

    private static final List<EffectKind> ALL = List.of(values());

    EffectKind(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** @throws IllegalArgumentException when no kind has this code */
    public static EffectKind ofCode(int code) {
        return Coded.of(ALL, code);
    }
}
