package org.causality.devnet.chain;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.causality.devnet.node.OperatorPorts;
import org.causality.devnet.node.ServiceApplication;
import org.causality.embedded.CouldNotStart;
import tools.jackson.databind.JsonNode;

/** What one operator's own services are asked, as its operator would ask them. */
record SlotWatch(JsonHttp http, OperatorPorts ports, Expected expected) {
    private static final int NOT_READY = 503;
    private static final int ATTEMPTS_MAX = 100;
    private static final long BETWEEN_ATTEMPTS_MILLIS = 200;

    /** The id of the effect, which is the same at every operator. It is tracked before the slot is looked at. */
    String ask() {
        JsonNode first = http.get(uri(ServiceApplication.GATEWAY, "/v1/messages?limit=1"))
                .json()
                .path("messages")
                .path(0);
        JsonNode effect = asked(uri(ServiceApplication.EFFECT_TRACKER, "/internal/v1/effects"), effect(first));
        var _ = asked(
                uri(ServiceApplication.CROSSCHAIN, "/internal/v1/watches"),
                Map.of("chain", expected.chain(), "address", expected.contract(), "slot", expected.slot()));
        return effect.path("effectId").asString();
    }

    /** The slot comes to hold the value; its cause is how all began. */
    private Map<String, Object> effect(JsonNode first) {
        return Map.of(
                "kind",
                "UPDATE",
                "chain",
                expected.chain(),
                "askedBy",
                expected.askedBy(),
                "expects",
                Map.of("emitter", expected.contract(), "key", expected.slot(), "value", expected.value()),
                "cause",
                first.path("id").asString(),
                "lamport",
                first.path("lamport").asString());
    }

    /** A service that has just come up says 503 for a moment. */
    private JsonNode asked(URI uri, Map<String, Object> wish) {
        JsonHttp.Answer answer = http.post(uri, wish);
        for (int attempt = 1; attempt < ATTEMPTS_MAX && answer.status() == NOT_READY; attempt++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BETWEEN_ATTEMPTS_MILLIS));
            answer = http.post(uri, wish);
        }
        if (!answer.ok()) {
            throw new CouldNotStart(uri + " answers " + answer.status() + ": "
                    + answer.json().path("detail").asString(""));
        }
        return answer.json();
    }

    private URI uri(ServiceApplication service, String path) {
        return URI.create("http://127.0.0.1:" + ports.of(service) + path);
    }
}
