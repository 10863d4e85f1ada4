package org.causality.crosschain.ethereum;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;

/** A log of a receipt. */
public record EventLog(Address address, List<Bytes32> topics, Bytes data) {

    public static final int TOPICS_MAX = 4;

    public EventLog {
        topics = List.copyOf(topics);
    }
}
