package org.causality.devnet.system;

import java.util.ArrayList;
import java.util.List;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.api.OperatorApi;
import tools.jackson.databind.JsonNode;

/** All an operator tells in its causal read: ids with their Lamport times, in order. */
final class CausalReading {

    private static final int PAGE = 1_000;
    private static final int PAGES_MAX = 100;

    private CausalReading() {}

    /** Nothing of it when the operator does not answer a page. */
    static List<String> of(OperatorApi api) {
        List<String> told = new ArrayList<>();
        String after = "";
        for (int page = 0; page < PAGES_MAX; page++) {
            Answer answer = api.get("/v1/messages?limit=" + PAGE + after);
            if (!answer.ok()) {
                return List.of();
            }
            for (JsonNode message : answer.json().path("messages").values()) {
                told.add(message.path("lamport").asString("") + " "
                        + message.path("id").asString(""));
            }
            JsonNode next = answer.json().path("next");
            if (!next.isString()) {
                return told;
            }
            after = "&after=" + next.asString("");
        }
        return told;
    }
}
