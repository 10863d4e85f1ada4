package org.causality.crosschain.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** JSON-RPC 2.0 over HTTP: one request or a batch, bounded in time and size. */
final class JsonRpc {

    static final Duration CONNECT_TIME_MAX = Duration.ofSeconds(2);
    static final Duration ANSWER_TIME_MAX = Duration.ofSeconds(5);

    /** A block of some thousand transactions' hashes, with room. */
    static final int ANSWER_BYTES_MAX = 16 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI uri;
    private final HttpClient http;

    JsonRpc(URI uri) {
        this.uri = uri;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIME_MAX)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    record Call(String method, List<Object> parameters) {
        Call(String method, Object... parameters) {
            this(method, List.of(parameters));
        }
    }

    /** The result, or a missing node when the answer was an error of the node's own. */
    record Result(JsonNode value, String error) {
        JsonNode orThrow() throws ProviderException {
            if (!error.isEmpty()) {
                throw new ProviderException(error);
            }
            return value;
        }

        @Nullable JsonNode orNull() {
            return error.isEmpty() && !value.isNull() ? value : null;
        }
    }

    JsonNode call(String method, Object... parameters) throws ProviderException {
        return batch(List.of(new Call(method, parameters))).getFirst().orThrow();
    }

    /** Answers in the order of the calls. */
    List<Result> batch(List<Call> calls) throws ProviderException {
        List<Map<String, Object>> body = new ArrayList<>();
        for (Call call : calls) {
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("jsonrpc", "2.0");
            request.put("id", body.size());
            request.put("method", call.method);
            request.put("params", call.parameters);
            body.add(request);
        }
        JsonNode answer = post(JSON.writeValueAsString(calls.size() == 1 ? body.getFirst() : body));
        List<JsonNode> answers = new ArrayList<>();
        if (answer.isArray()) {
            answer.forEach(answers::add);
        } else {
            answers.add(answer);
        }
        return ordered(answers, calls.size());
    }

    private static List<Result> ordered(List<JsonNode> answers, int count) throws ProviderException {
        List<Result> results = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            int wanted = id;
            JsonNode answer = answers.stream()
                    .filter(each -> each.path("id").asInt(-1) == wanted)
                    .findFirst()
                    .orElseThrow(() -> new ProviderException("left a call of a batch unanswered"));
            String error = answer.path("error").path("message").asString("");
            boolean isAnswer = !error.isEmpty() || answer.has("result");
            if (!isAnswer) {
                throw new ProviderException("answered without a result");
            }
            results.add(new Result(error.isEmpty() ? answer.path("result") : MissingNode.getInstance(), error));
        }
        return results;
    }

    private JsonNode post(String body) throws ProviderException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(ANSWER_TIME_MAX)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                if (response.statusCode() != 200) {
                    throw new ProviderException("answered HTTP " + response.statusCode());
                }
                byte[] bytes = in.readNBytes(ANSWER_BYTES_MAX + 1);
                if (bytes.length > ANSWER_BYTES_MAX) {
                    throw new ProviderException("answered more than " + ANSWER_BYTES_MAX + " bytes");
                }
                return JSON.readTree(bytes);
            }
        } catch (IOException e) {
            throw new ProviderException("does not answer: " + named(e), e);
        } catch (JacksonException e) {
            throw new ProviderException("answered what is no JSON", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException("interrupted", e);
        }
    }

    /** Refused connections have no message. */
    private static String named(IOException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }
}
