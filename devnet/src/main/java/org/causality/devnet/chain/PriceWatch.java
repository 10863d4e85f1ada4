package org.causality.devnet.chain;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.causality.devnet.node.DevnetPlan;
import org.causality.devnet.node.OperatorPorts;
import org.causality.devnet.node.ServiceApplication;
import org.causality.embedded.CouldNotStart;
import tools.jackson.databind.JsonNode;

/** What one operator's own services are asked, as its operator would ask them. */
record PriceWatch(JsonHttp http, OperatorPorts ports, String contract, String slot) {
    /** As minimal big-endian bytes, the way facts tell it. */
    private static final String PRICE = "0x05";

    /** What a word has left beside an address. */
    private static final int MARKET_DIGITS = 24;

    private static final int NOT_READY = 503;
    private static final int ATTEMPTS_MAX = 100;
    private static final long BETWEEN_ATTEMPTS_MILLIS = 200;

    /** The id of the effect, which is the same at every operator. */
    String ask() {
        var _ = asked(
                uri(ServiceApplication.CROSSCHAIN, "/internal/v1/watches"),
                Map.of("chain", DevnetPlan.CHAIN, "address", contract, "slot", slot));
        JsonNode first = http.get(uri(ServiceApplication.GATEWAY, "/v1/messages?limit=1"))
                .json()
                .path("messages")
                .path(0);
        return asked(uri(ServiceApplication.EFFECT_TRACKER, "/internal/v1/effects"), effect(first))
                .path("effectId")
                .asString();
    }

    /** The price becomes 5: asked for by nobody's order, so named by contract and market; its cause is how all began. */
    private Map<String, Object> effect(JsonNode first) {
        return Map.of(
                "kind",
                "UPDATE",
                "chain",
                DevnetPlan.CHAIN,
                "askedBy",
                contract + slot.substring(slot.length() - MARKET_DIGITS),
                "expects",
                Map.of("emitter", contract, "key", slot, "value", PRICE),
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
