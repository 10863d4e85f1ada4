package org.causality.privacy.desk;

import java.util.List;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.privacy.BatchRoot;
import org.causality.model.privacy.OrderReveal;
import org.causality.model.privacy.SealedOrder;

/** What the desk is told. */
public sealed interface Input {

    /** A wallet's sealed order; that its key signed it was checked at the door. */
    record SealPosted(SealedOrder seal) implements Input {}

    record RevealPosted(OrderReveal reveal) implements Input {}

    /** The mempool admitted this as its n-th; told at least once, in no order. */
    record Admitted(long number, Bytes32 subject) implements Input {}

    /** @param sequence its place in {@code delivered} */
    record Delivered(long sequence, Stamp stamp, List<MessageId> dependencies, Content content) implements Input {
        public Delivered {
            dependencies = List.copyOf(dependencies);
        }
    }

    /** Time has passed. */
    record Tick() implements Input {}

    /** What a delivered message carries; signatures of wallets and operators were checked. */
    sealed interface Content {
        record SealCarried(SealedOrder seal) implements Content {}

        record RevealCarried(OrderReveal reveal) implements Content {}

        record RootCarried(BatchRoot batch) implements Content {}

        record Other() implements Content {}
    }
}
