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
import org.causality.model.order.Finality;
import org.causality.orchestrator.World;
import org.causality.orchestrator.evm.ContractCall;
import org.causality.orchestrator.proof.BlobStore;
import org.causality.orchestrator.proof.Receipts;
import org.causality.orchestrator.proof.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NeighboursAnswerTest {
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private HttpServer server;
    private volatile int status = 200;
    private volatile byte[] answer = {};

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

    private Crosschain crosschain() {
        return new Crosschain(HttpClient.newHttpClient(), url());
    }

    @Test
    void aTransactionIsSentAsItIs() throws IOException {
        answers(
                201,
                "{\"chain\":\"eip155:31337\",\"transactionHash\":\""
                        + World.word(8).hex() + "\"}");
        assertThat(crosschain().submit(World.CHAIN, Bytes.parseHex("0x02ff")))
                .isEqualTo(new Submission.Answer.Taken(World.word(8)));
        assertThat(asked.get())
                .startsWith("POST /internal/v1/chains/eip155%3A31337/transactions {")
                .contains("{\"raw\":\"0x02ff\"}");
        answers(502, "no");
        assertThatThrownBy(() -> crosschain().submit(World.CHAIN, Bytes.ascii("x")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aTransactionThatIsThereAlreadyIsTaken() throws IOException {
        Bytes signed = Bytes.parseHex("0x02ff");
        answers(502, "{\"detail\":\"anvil transaction already imported\"}");
        assertThat(crosschain().submit(World.CHAIN, signed))
                .isEqualTo(new Submission.Answer.Taken(ContractCall.hash(signed)));
        answers(502, "{\"detail\":\"geth nonce too low: next nonce 5, tx nonce 4\"}");
        assertThat(crosschain().submit(World.CHAIN, signed)).isEqualTo(new Submission.Answer.NonceSpent());
    }

    @Test
    void whatBecameOfATransactionIsAskedFor() throws IOException {
        answers(200, "{\"execution\":\"REVERTED\",\"finality\":\"FINALIZED\"}");
        assertThat(crosschain().receipt(World.CHAIN, World.word(8)))
                .isEqualTo(new Receipts.Outcome.Included(true, Finality.FINALIZED));
        assertThat(asked.get())
                .startsWith("GET /internal/v1/chains/eip155%3A31337/transactions/"
                        + World.word(8).hex() + "/receipt");
        answers(200, "{\"execution\":\"SUCCEEDED\",\"finality\":\"UNSAFE\"}");
        assertThat(crosschain().receipt(World.CHAIN, World.word(8)))
                .isEqualTo(new Receipts.Outcome.Included(false, Finality.UNSAFE));
        answers(404, "{}");
        assertThat(crosschain().receipt(World.CHAIN, World.word(8))).isEqualTo(new Receipts.Outcome.Pending());
        answers(409, "{}");
        assertThat(crosschain().receipt(World.CHAIN, World.word(8))).isEqualTo(new Receipts.Outcome.Pending());
        answers(200, "{}");
        assertThatThrownBy(() -> crosschain().receipt(World.CHAIN, World.word(8)))
                .isInstanceOf(IOException.class);
        answers(502, "no");
        assertThatThrownBy(() -> crosschain().receipt(World.CHAIN, World.word(8)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whereAPurchaseWillShowIsWatched() throws IOException {
        answers(201, "{}");
        crosschain().watch(World.CHAIN, World.SETTLEMENT, World.word(3));
        assertThat(asked.get())
                .startsWith("POST /internal/v1/watches {")
                .contains("\"address\":\"" + World.SETTLEMENT.hex() + "\"")
                .contains("\"slot\":\"" + World.word(3).hex() + "\"")
                .contains("\"once\":true");
        answers(503, "full");
        assertThatThrownBy(() -> crosschain().watch(World.CHAIN, World.SETTLEMENT, World.word(3)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aNonceIsAskedFor() throws IOException {
        answers(200, "{\"chain\":\"eip155:31337\",\"address\":\"0x00\",\"nonce\":\"18\"}");
        assertThat(crosschain().nonce(World.CHAIN, World.SETTLEMENT)).isEqualTo(18);
        assertThat(asked.get())
                .startsWith("GET /internal/v1/chains/eip155%3A31337/accounts/" + World.SETTLEMENT.hex() + "/nonce");
        answers(200, "{}");
        assertThatThrownBy(() -> crosschain().nonce(World.CHAIN, World.SETTLEMENT))
                .isInstanceOf(IOException.class);
    }
}
