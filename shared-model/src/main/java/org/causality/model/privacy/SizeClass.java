package org.causality.model.privacy;

import java.util.List;
import org.causality.model.codec.Coded;
import org.causality.model.order.SignedUserOrder;

/** How large a hidden order may turn out to be: all that is told of its size. A wallet may choose a larger one. */
public enum SizeClass implements Coded {
    KIB_1(1),
    KIB_2(2),
    KIB_4(3),
    KIB_8(4),
    LARGEST(5);

    private static final List<SizeClass> ALL = List.of(values());

    private final int code;

    SizeClass(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    static SizeClass ofCode(int code) {
        return Coded.of(ALL, code);
    }

    /** The most bytes the canonical signed order has. */
    public int orderBytesMax() {
        return this == LARGEST ? SignedUserOrder.SIZE_MAX : 512 << code;
    }

    /** The smallest class an order fits into. */
    public static SizeClass of(SignedUserOrder order) {
        int size = order.encode().size();
        return ALL.stream()
                .filter(each -> size <= each.orderBytesMax())
                .findFirst()
                .orElse(LARGEST);
    }
}
