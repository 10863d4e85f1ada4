package org.causality.orchestrator.adapter;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.Decimals;
import org.causality.model.computation.BlobRef;
import org.causality.orchestrator.proof.BlobStore;
import org.causality.orchestrator.proof.Made;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The blob store of the propagation-service. What it answers is checked against the hash by whoever asked. */
final class HttpBlobStore implements BlobStore {
    private static final Duration WAIT_MAX = Duration.ofSeconds(15);
    private static final long RETRY_AFTER_MILLIS = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http;
    private final String url;

    HttpBlobStore(HttpClient http, String propagationUrl) {
        this.http = http;
        this.url = propagationUrl + "/internal/v1/blobs";
    }

    @Override
    public BlobRef put(Bytes blob) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(WAIT_MAX)
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(blob.toArray()))
                .build();
        HttpResponse<byte[]> answer = send(request);
        if (answer.statusCode() != 201 && answer.statusCode() != 200) {
            throw new IOException("the blob store answered " + answer.statusCode());
        }
        return ref(answer.body());
    }

    private static BlobRef ref(byte[] body) throws IOException {
        try {
            JsonNode json = JSON.readTree(body);
            return new BlobRef(
                    Bytes32.parseHex(json.path("root").asString()),
                    Decimals.parseUnsignedLong(json.path("sizeBytes").asString()),
                    json.path("chunkBytes").asInt(BlobRef.CHUNK_BYTES_MAX));
        } catch (IllegalArgumentException | JacksonException e) {
            throw new IOException("the blob store's answer cannot be read", e);
        }
    }

    @Override
    public Answer get(BlobRef blob) throws IOException {
        if (blob.sizeBytes() > Made.PROOF_BYTES_MAX) {
            throw new IOException("no proof has " + blob.sizeBytes() + " bytes");
        }
        URI uri = URI.create(url + "/" + blob.root().hex() + "?sizeBytes=" + blob.sizeBytes());
        HttpResponse<byte[]> answer =
                send(HttpRequest.newBuilder(uri).timeout(WAIT_MAX).build());
        return switch (answer.statusCode()) {
            case 200 -> new Answer.Found(Bytes.wrap(answer.body()));
            case 404 -> new Answer.NotYet(retryAfterMillis(answer.body()));
            default -> throw new IOException("the blob store answered " + answer.statusCode());
        };
    }

    private static long retryAfterMillis(byte[] problem) {
        try {
            return JSON.readTree(problem).path("retryAfterMillis").asLong(RETRY_AFTER_MILLIS);
        } catch (JacksonException _) {
            return RETRY_AFTER_MILLIS;
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
