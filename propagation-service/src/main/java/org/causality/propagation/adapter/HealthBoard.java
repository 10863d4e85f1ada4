package org.causality.propagation.adapter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.causality.model.codec.Decoded;
import org.causality.model.key.PublicKey;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.propagation.causal.Output;
import org.springframework.stereotype.Component;

/**
 * What each operator's node last said of itself. Only members speak here, each for itself: so it is no larger than the
 * operator set. An older word, come late or sent again by somebody, changes nothing.
 */
@Component
class HealthBoard {

    /**
     * @param said the clock reading it was said at
     * @param heardMillis Unix milliseconds
     */
    record Entry(Payload.NetworkHealth health, LamportTime said, long heardMillis) {}

    private final Map<PublicKey, Entry> last = new ConcurrentHashMap<>();

    void hear(Output.Heard heard, long nowMillis) {
        PublicKey operator = heard.operator();
        if (operator != null
                && heard.envelope().header().type() == MessageType.NETWORK_HEALTH.code()
                && Payload.decode(MessageType.NETWORK_HEALTH, heard.envelope().payload())
                        instanceof Decoded.Ok<Payload>(Payload.NetworkHealth health)
                && health.operator().equals(operator)) {
            LamportTime said = heard.envelope().header().time();
            last.merge(
                    operator,
                    new Entry(health, said, nowMillis),
                    (before, now) -> now.said().compareTo(before.said()) < 0 ? before : now);
        }
    }

    /** By operator key. */
    List<Entry> entries() {
        return List.copyOf(new TreeMap<>(last).values());
    }
}
