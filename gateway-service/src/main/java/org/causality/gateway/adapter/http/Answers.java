package org.causality.gateway.adapter.http;

import org.causality.model.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Hands a neighbour's answer on as it is; a refusal is counted. */
@Component
class Answers {

    private final RefusedCalls refused;

    Answers(RefusedCalls refused) {
        this.refused = refused;
    }

    ResponseEntity<byte[]> passOn(Neighbour.Answer answer) {
        if (answer.contentType().startsWith(Problem.MEDIA_TYPE)) {
            refused.count(answer.body());
        }
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(answer.status()).header(HttpHeaders.CONTENT_TYPE, answer.contentType());
        String retryAfter = answer.retryAfter();
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return response.body(answer.body().toArray());
    }
}
