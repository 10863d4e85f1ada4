package org.causality.orchestrator.worker;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.causality.model.codec.Bytes32;
import org.causality.orchestrator.proof.Made;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The worker's side of the worker protocol. */
final class WorkerClient {
    /** Longer than a lease may be waited for. */
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);

    private static final long LEASE_WAIT_MILLIS = 10_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String worker;

    WorkerClient(String orchestratorUrl, String worker) {
        this.url = orchestratorUrl + "/worker/v1";
        this.worker = worker;
    }

    /** A job this worker holds. */
    record Leased(
            String job,
            String fence,
            long seed,
            List<Bytes32> history,
            Bytes32 oldRoot,
            Bytes32 effect,
            long leaseMillis) {}

    List<Leased> lease(int capacity) throws IOException, InterruptedException {
        JsonNode answer = post(
                "/leases",
                "application/json",
                json(Map.of("worker", worker, "capacity", capacity, "waitMillis", LEASE_WAIT_MILLIS)));
        List<Leased> leased = new ArrayList<>();
        for (JsonNode job : answer.path("leases")) {
            leased.add(leased(job));
        }
        return leased;
    }

    private static Leased leased(JsonNode job) {
        List<Bytes32> history = new ArrayList<>();
        job.path("history").forEach(effect -> history.add(Bytes32.parseHex(effect.asString())));
        return new Leased(
                job.path("jobId").asString(),
                job.path("fence").asString(),
                Long.parseLong(job.path("seed").asString()),
                history,
                Bytes32.parseHex(job.path("oldRoot").asString()),
                Bytes32.parseHex(job.path("effect").asString()),
                job.path("leaseMillis").asLong());
    }

    /** @return whether the job is still wanted */
    boolean heartbeat(Leased job) throws IOException, InterruptedException {
        return goesOn(post("/jobs/" + job.job + "/heartbeat", "application/json", json(Map.of("fence", job.fence))));
    }

    boolean result(Leased job, Made made) throws IOException, InterruptedException {
        String path = "/jobs/" + job.job + "/result?fence=" + job.fence + "&newRoot="
                + made.newRoot().hex();
        return goesOn(post(path, "application/octet-stream", made.proof().toArray()));
    }

    boolean failure(Leased job) throws IOException, InterruptedException {
        return goesOn(post("/jobs/" + job.job + "/failure", "application/json", json(Map.of("fence", job.fence))));
    }

    private static boolean goesOn(JsonNode answer) {
        return !answer.path("stop").asBoolean(true);
    }

    private static byte[] json(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    private JsonNode post(String path, String type, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(WAIT_MAX)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("the orchestrator answered " + answer.statusCode());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw new IOException("the orchestrator's answer cannot be read", e);
        }
    }
}
