package org.causality.orchestrator.adapter;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.network.ChainId;
import org.causality.orchestrator.proof.Submission;
import org.causality.orchestrator.proof.TransactionSigner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends purchases through the crosschain-service: {@code POST /internal/v1/chains/{chain}/transactions} with
 * {@code {"raw":"0x…"}}, answered by {@code {"chain","transactionHash"}}.
 */
final class HttpSubmission implements Submission {
    private static final Duration WAIT_MAX = Duration.ofSeconds(15);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http;
    private final String url;
    private final TransactionSigner signer;

    HttpSubmission(HttpClient http, String crosschainUrl, TransactionSigner signer) {
        this.http = http;
        this.url = crosschainUrl + "/internal/v1/chains/";
        this.signer = signer;
    }

    @Override
    public Bytes32 submit(ChainId chain, Bytes purchase) throws IOException {
        String path = URLEncoder.encode(chain.value(), StandardCharsets.UTF_8) + "/transactions";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(WAIT_MAX)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(
                        Map.of("raw", signer.sign(chain, purchase).hex()))))
                .build();
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("the purchase was not taken: " + answer.statusCode() + " " + answer.body());
        }
        try {
            return Bytes32.parseHex(
                    JSON.readTree(answer.body()).path("transactionHash").asString());
        } catch (IllegalArgumentException | JacksonException e) {
            throw new IOException("the answer names no transaction", e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
