package org.causality.effect.cause;

import java.util.List;
import org.causality.model.codec.Coded;

/** What kind of thing an effect may rest on; the code is stored. */
public enum CauseKind implements Coded {
    /** A chain fact, by its EventId. */
    FACT(1),
    /** A user's order, by its order id. */
    ORDER(2),
    /** A computation, by its job id. */
    COMPUTATION(3),
    /** The place a computation starts from, by the slot's hash; stands while any proof opens it. */
    SLOT(4),
    /** A proof, by its statement id; stands while any computation made it. */
    PROOF(5),
    /** A transaction, by its hash on the chain. */
    TRANSACTION(6),
    /** Another effect, by its EffectId. */
    EFFECT(7);

    private final int code;

    private static final List<CauseKind> ALL = List.of(values());

    CauseKind(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** @throws IllegalArgumentException when no kind has this code */
    public static CauseKind ofCode(int code) {
        return Coded.of(ALL, code);
    }
}
