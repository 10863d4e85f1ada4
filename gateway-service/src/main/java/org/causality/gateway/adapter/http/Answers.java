package org.causality.gateway.adapter.http;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Hands a neighbour's answer on as it is. */
final class Answers {

    private Answers() {}

    static ResponseEntity<byte[]> passOn(Neighbour.Answer answer) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(answer.status()).header(HttpHeaders.CONTENT_TYPE, answer.contentType());
        String retryAfter = answer.retryAfter();
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return response.body(answer.body().toArray());
    }
}
