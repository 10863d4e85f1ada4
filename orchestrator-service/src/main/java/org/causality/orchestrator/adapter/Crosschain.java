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
import org.causality.model.codec.Decimals;
import org.causality.model.network.ChainId;
import org.causality.model.order.Finality;
import org.causality.orchestrator.evm.ContractCall;
import org.causality.orchestrator.proof.Receipts;
import org.causality.orchestrator.proof.Submission;
import org.causality.orchestrator.proof.Watches;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The own crosschain-service:
 *
 * <pre>
 * POST /internal/v1/watches                                  {"chain","address","slot","once":true}
 * POST /internal/v1/chains/{chain}/transactions              {"raw":"0x…"} → {"chain","transactionHash"}
 * GET  /internal/v1/chains/{chain}/transactions/{hash}/receipt → {"execution","finality",…}, or 404, 409
 * GET  /internal/v1/chains/{chain}/accounts/{address}/nonce  → {"chain","address","nonce"}
 * </pre>
 */
final class Crosschain implements Submission, Watches, Receipts {
    private static final Duration WAIT_MAX = Duration.ofSeconds(15);
    private static final int IN_NO_BLOCK = 404;
    private static final int NOT_ACCEPTED_HERE = 409;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http;
    private final String url;

    Crosschain(HttpClient http, String crosschainUrl) {
        this.http = http;
        this.url = crosschainUrl + "/internal/v1";
    }

    /** Once: a purchase that is final is looked at no more, and its place is free for the next. */
    @Override
    public void watch(ChainId chain, Bytes contract, Bytes32 slot) throws IOException {
        HttpResponse<String> answer = post(
                url + "/watches",
                Map.of("chain", chain.value(), "address", contract.hex(), "slot", slot.hex(), "once", true));
        var _ = taken(answer, "the watch");
    }

    @Override
    public Answer submit(ChainId chain, Bytes signed) throws IOException {
        HttpResponse<String> answer = post(of(chain) + "/transactions", Map.of("raw", signed.hex()));
        if (answer.statusCode() / 100 == 2) {
            return new Answer.Taken(transaction(answer));
        }
        return switch (Refused.of(answer.body())) {
            case ALREADY_THERE -> new Answer.Taken(ContractCall.hash(signed));
            case NONCE_SPENT -> new Answer.NonceSpent();
            case OTHER -> throw refused(answer, "the purchase");
        };
    }

    /** What nodes mean by their answers, which no standard fixes: geth, erigon, reth, nethermind, anvil. */
    private enum Refused {
        ALREADY_THERE("already known", "already imported", "alreadyknown", "known transaction"),
        NONCE_SPENT("nonce too low", "oldnonce", "replacement transaction underpriced"),
        OTHER;

        private final String[] said;

        Refused(String... said) {
            this.said = said;
        }

        static Refused of(String body) {
            String text = body.toLowerCase(java.util.Locale.ROOT);
            for (Refused refused : values()) {
                for (String words : refused.said) {
                    if (text.contains(words)) {
                        return refused;
                    }
                }
            }
            return OTHER;
        }
    }

    private static Bytes32 transaction(HttpResponse<String> answer) throws IOException {
        try {
            return Bytes32.parseHex(
                    JSON.readTree(answer.body()).path("transactionHash").asString());
        } catch (IllegalArgumentException | JacksonException e) {
            throw new IOException("the answer names no transaction", e);
        }
    }

    @Override
    public Receipts.Outcome receipt(ChainId chain, Bytes32 transaction) throws IOException {
        URI uri = URI.create(of(chain) + "/transactions/" + transaction.hex() + "/receipt");
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(uri).timeout(WAIT_MAX).build());
        if (answer.statusCode() == IN_NO_BLOCK || answer.statusCode() == NOT_ACCEPTED_HERE) {
            return new Receipts.Outcome.Pending();
        }
        try {
            JsonNode json = JSON.readTree(taken(answer, "the question for a receipt"));
            return new Receipts.Outcome.Included(
                    json.path("execution").asString().equals("REVERTED"),
                    Finality.valueOf(json.path("finality").asString()));
        } catch (IllegalArgumentException | JacksonException e) {
            throw new IOException("the answer is no receipt", e);
        }
    }

    /** How many transactions the account has sent, those that wait for a block among them. */
    long nonce(ChainId chain, Bytes account) throws IOException {
        URI uri = URI.create(of(chain) + "/accounts/" + account.hex() + "/nonce");
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(uri).timeout(WAIT_MAX).build());
        try {
            JsonNode json = JSON.readTree(taken(answer, "the question for a nonce"));
            return Decimals.parseUnsignedLong(json.path("nonce").asString());
        } catch (IllegalArgumentException | JacksonException e) {
            throw new IOException("the answer names no nonce", e);
        }
    }

    private String of(ChainId chain) {
        return url + "/chains/" + URLEncoder.encode(chain.value(), StandardCharsets.UTF_8);
    }

    private static String taken(HttpResponse<String> answer, String what) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw refused(answer, what);
        }
        return answer.body();
    }

    private static IOException refused(HttpResponse<String> answer, String what) {
        return new IOException(what + " was not taken: " + answer.statusCode() + " " + answer.body());
    }

    private HttpResponse<String> post(String path, Map<String, ?> body) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(path))
                .timeout(WAIT_MAX)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
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
