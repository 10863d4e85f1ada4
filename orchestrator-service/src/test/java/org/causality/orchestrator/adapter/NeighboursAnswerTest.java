package org.causality.orchestrator.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.causality.model.codec.Bytes;
import org.causality.model.computation.BlobRef;
import org.causality.orchestrator.World;
import org.causality.orchestrator.proof.BlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NeighboursAnswerTest {
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private HttpServer server;
    private int status = 200;
    private byte[] answer = {};

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            asked.set(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answers(int code, String body) {
        status = code;
        answer = body.getBytes(StandardCharsets.UTF_8);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private HttpBlobStore blobs() {
        return new HttpBlobStore(HttpClient.newHttpClient(), url());
    }

    private static BlobRef proof() {
        return new BlobRef(World.word(7), 3, BlobRef.CHUNK_BYTES_MAX);
    }

    @Test
    void aBlobIsPutAndNamed() throws IOException {
        answers(201, "{\"root\":\"" + World.word(7).hex() + "\",\"sizeBytes\":\"3\"}");
        assertThat(blobs().put(Bytes.ascii("abc"))).isEqualTo(proof());
        assertThat(asked.get()).isEqualTo("PUT /internal/v1/blobs abc");
    }

    @Test
    void aBlobIsThereOrOnItsWay() throws IOException {
        answers(200, "abc");
        assertThat(blobs().get(proof())).isEqualTo(new BlobStore.Answer.Found(Bytes.ascii("abc")));
        assertThat(asked.get())
                .isEqualTo("GET /internal/v1/blobs/" + World.word(7).hex() + "?sizeBytes=3 ");
        answers(404, "{\"retryAfterMillis\":750}");
        assertThat(blobs().get(proof())).isEqualTo(new BlobStore.Answer.NotYet(750));
        answers(503, "");
        assertThatThrownBy(() -> blobs().get(proof())).isInstanceOf(IOException.class);
    }

    @Test
    void aPurchaseIsSentAsItsSignerMadeIt() throws IOException {
        answers(
                201,
                "{\"chain\":\"eip155:31337\",\"transactionHash\":\""
                        + World.word(8).hex() + "\"}");
        var submission = new HttpSubmission(
                HttpClient.newHttpClient(), url(), (_, purchase) -> Bytes.parseHex(purchase.hex() + "ff"));
        assertThat(submission.submit(World.CHAIN, Bytes.parseHex("0xa50d2d27"))).isEqualTo(World.word(8));
        assertThat(asked.get())
                .startsWith("POST /internal/v1/chains/eip155%3A31337/transactions {")
                .contains("{\"raw\":\"0xa50d2d27ff\"}");
        answers(502, "no");
        assertThatThrownBy(() -> submission.submit(World.CHAIN, Bytes.ascii("x")))
                .isInstanceOf(IOException.class);
    }
}
