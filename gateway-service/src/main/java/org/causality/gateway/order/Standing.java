package org.causality.gateway.order;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The orchestrator's word on an order, as far as a sentence needs it. Operators by the names people know them by.
 *
 * @param waitsFor null when it did not say, or said what we do not know
 * @param condition why the condition does or does not hold
 * @param intents how many operators mean to compute the step
 * @param winner whose intent won
 * @param prover who announced the result
 */
record Standing(
        @Nullable WaitsFor waitsFor,
        @Nullable String condition,
        int intents,
        @Nullable String winner,
        @Nullable String prover) {

    /** Nothing is known. */
    static final Standing NONE = new Standing(null, null, 0, null, null);

    /** @param names what an operator's key is called */
    static Standing of(JsonNode json, UnaryOperator<String> names) {
        return new Standing(
                WaitsFor.ofText(json.path("waitsFor").asString("")),
                text(json.path("condition").path("why")),
                json.path("intents").size(),
                named(winner(json.path("intents")), names),
                named(text(json.path("result").path("operator")), names));
    }

    private static @Nullable String winner(JsonNode intents) {
        for (JsonNode intent : intents) {
            if (intent.path("wins").asBoolean(false)) {
                return text(intent.path("operator"));
            }
        }
        return null;
    }

    private static @Nullable String named(@Nullable String key, UnaryOperator<String> names) {
        return key == null ? null : names.apply(key);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }
}
