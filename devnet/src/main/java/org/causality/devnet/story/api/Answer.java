package org.causality.devnet.story.api;

import org.causality.devnet.story.canonical.Octets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An HTTP answer as it came. */
public record Answer(int status, String contentType, Octets body) {

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The body as JSON; a missing node when it is none. */
    public JsonNode json() {
        try {
            return JsonMapper.shared().readTree(body.toArray());
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    /** The {@code code} of a problem document, or nothing. */
    public String problemCode() {
        return contentType.startsWith("application/problem+json")
                ? json().path("code").asString("")
                : "";
    }

    /** For a sentence: {@code 422 SIGNATURE}. */
    public String brief() {
        String code = problemCode();
        return code.isEmpty() ? Integer.toString(status) : status + " " + code;
    }
}
