package org.causality.gateway.adapter.kafka;

import org.causality.gateway.edge.Urgency;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.JobId;
import org.causality.model.key.PublicKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code jobs.events} says that makes a proof urgent, or not worth while. */
final class JobNews {

    private static final JsonMapper JSON = JsonMapper.shared();

    private JobNews() {}

    static void tell(String event, byte[] value, Urgency urgency) {
        try {
            switch (event) {
                case "SlotDecided" -> decided(JSON.readTree(value), urgency);
                case "ResultVerified" -> urgency.proven(job(JSON.readTree(value)));
                default -> {}
            }
        } catch (JacksonException | IllegalArgumentException _) {
            // The stream says of a record that cannot be read.
        }
    }

    /** The first in turn is the winner. */
    private static void decided(JsonNode told, Urgency urgency) {
        JsonNode holder = told.path("turns").path(0);
        if (holder.isString()) {
            urgency.won(job(told), new PublicKey(Bytes32.parseHex(holder.stringValue())));
        }
    }

    private static JobId job(JsonNode told) {
        return new JobId(Bytes32.parseHex(told.path("jobId").asString()));
    }
}
