package org.causality.devnet.system;

import java.util.List;
import org.causality.devnet.node.Adjustment;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Draft;
import org.causality.model.message.MessageType;
import org.springframework.messaging.Message;

/** A core that loses batches with drafts of one type: they were admitted and are never published. */
final class LostDrafts {

    private final MessageType type;
    private volatile boolean on;

    LostDrafts(MessageType type) {
        this.type = type;
    }

    void on(boolean now) {
        on = now;
    }

    Adjustment adjustment() {
        return FunctionBean.filtered("publish", batch -> !on || isSpared(batch));
    }

    private boolean isSpared(Message<List<byte[]>> batch) {
        return batch.getPayload().stream().noneMatch(this::isOfType);
    }

    private boolean isOfType(byte[] value) {
        return Draft.decode(Bytes.wrap(value)) instanceof Decoded.Ok<Draft>(Draft draft)
                && draft.payload().type() == type;
    }
}
