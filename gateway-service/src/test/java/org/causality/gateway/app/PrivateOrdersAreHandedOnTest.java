package org.causality.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.TestSeal;
import org.causality.gateway.app.TinyService.Asked;
import org.causality.gateway.app.TinyService.Reply;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.privacy.OrderReveal;
import org.causality.model.privacy.SealedOrder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The public door to the privacy service: JSON in, canonical bytes on, its answers back as they are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class PrivateOrdersAreHandedOnTest {

    private static final String ADMITTED = "{\"sealId\":\"0x01\",\"place\":\"42\"}";
    private static final String REVEALING = "{\"sealId\":\"0x01\",\"orderId\":\"0x02\"}";
    private static final String SEALS = "/internal/v1/sealed-orders";
    private static final String REVEALS = "/internal/v1/reveals";

    private final TestNetwork network =
            TestNetwork.of("private", RunningGateway.uniqueOperators(PrivateOrdersAreHandedOnTest.class, 1), 71);
    private final TestSeal sealed = TestSeal.of(network.genesis(), 1);
    private final String seal = sealed.seal().id().hex();
    private final TinyService silent = new TinyService();
    private final TinyService privacy = new TinyService();
    private RunningGateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) {
        privacy.on(SEALS, _ -> Reply.json(201, ADMITTED))
                .on(SEALS + "/" + seal, _ -> Reply.json(200, "{\"status\":\"COMMITTED\"}"))
                .on(REVEALS, asked -> isTooEarly(asked) ? tooEarly() : Reply.json(202, REVEALING))
                .on("/v1/orders/" + seal + "/receipt", _ -> Reply.json(200, "{\"place\":\"42\"}"))
                .on("/v1/batches/" + seal + "/7", _ -> Reply.json(200, "{\"roots\":[],\"evidence\":false}"));
        Map<String, String> settings =
                Map.of("causality.privacy-url", privacy.url().toString(), "causality.requests.burst", "100000");
        gateway = RunningGateway.start(folder, network, 0, silent, silent, settings);
    }

    @AfterAll
    void stop() {
        gateway.close();
        silent.close();
        privacy.close();
    }

    @Test
    void aSealedOrderReachesThePrivacyServiceInItsCanonicalForm() throws Exception {
        HttpResponse<String> answer = gateway.post("/v1/sealed-orders", sealed.sealJson());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo(ADMITTED);
        assertThat(bodies(SEALS))
                .anySatisfy(body -> assertThat(SealedOrder.decode(body)).isEqualTo(new Decoded.Ok<>(sealed.seal())));
    }

    @Test
    void aRevealIsHandedOnAndNoLineOfItIsWritten(CapturedOutput output) throws Exception {
        HttpResponse<String> answer = reveal(sealed);
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo(REVEALING);
        assertThat(bodies(REVEALS))
                .anySatisfy(body -> assertThat(OrderReveal.decode(body)).isEqualTo(new Decoded.Ok<>(sealed.reveal())));
        assertThat(output.getAll())
                .doesNotContain(
                        sealed.reveal().order().order().salt().hex(),
                        sealed.reveal().order().id().hex(),
                        "eip155:1/slip44:60");
    }

    @Test
    void aRevealThatIsTooEarlyIsToldWhenToComeAgainAndCounted() throws Exception {
        HttpResponse<String> answer = reveal(TestSeal.of(network.genesis(), 2));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("REVEAL_TOO_EARLY", "\"retryAfterMillis\":1200");
        assertThat(gateway.metric("causality_gateway_calls_refused_total{", "reason=\"REVEAL_TOO_EARLY\""))
                .isEqualTo(1);
    }

    @Test
    void standingReceiptAndBatchAreThePrivacyServicesAnswers() throws Exception {
        assertThat(gateway.get("/v1/sealed-orders/" + seal).body()).isEqualTo("{\"status\":\"COMMITTED\"}");
        assertThat(gateway.get("/v1/orders/" + seal + "/receipt").body()).isEqualTo("{\"place\":\"42\"}");
        assertThat(gateway.get("/v1/batches/" + seal + "/7").body()).isEqualTo("{\"roots\":[],\"evidence\":false}");
        String unknown = "0x" + "09".repeat(32);
        assertThat(gateway.get("/v1/orders/" + unknown + "/receipt").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatHasNotItsFormIsRefusedHereByName() throws Exception {
        assertThat(refused(gateway.post("/v1/sealed-orders", ""))).contains("SHAPE");
        assertThat(refused(gateway.post("/v1/sealed-orders", sealed.sealJson().replace("nonce", "hurry"))))
                .contains("SHAPE", "hurry");
        assertThat(refused(gateway.post("/v1/sealed-orders/7/reveal", sealed.revealJson())))
                .contains("sealId");
        assertThat(refused(gateway.post("/v1/sealed-orders/" + seal + "/reveal", "{}")))
                .contains("order is missing");
        assertThat(refused(gateway.get("/v1/sealed-orders/7"))).contains("sealId");
        assertThat(refused(gateway.get("/v1/orders/7/receipt"))).contains("id is 0x");
        assertThat(refused(gateway.get("/v1/orders/" + seal + "/receipt?form=bytes")))
                .contains("unknown parameter");
        assertThat(refused(gateway.get("/v1/batches/" + seal + "/-7"))).contains("number is a whole number");
        assertThat(privacy.asked()).extracting(Asked::uri).noneMatch(uri -> uri.contains("/7/") || uri.contains("-7"));
    }

    @Test
    void theOpenApiDocumentHasRoutesAndExamples() throws Exception {
        assertThat(gateway.get("/v3/api-docs").body())
                .contains(
                        "/v1/sealed-orders/{sealId}/reveal",
                        "/v1/orders/{id}/receipt",
                        "/v1/batches/{operator}/{number}",
                        "revealEpoch",
                        "batchDeadline",
                        "REVEAL_TOO_EARLY");
    }

    private HttpResponse<String> reveal(TestSeal of) throws Exception {
        return gateway.post("/v1/sealed-orders/" + of.seal().id() + "/reveal", of.revealJson());
    }

    private static String refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        return answer.body();
    }

    private List<Bytes> bodies(String path) {
        return privacy.asked().stream()
                .filter(asked -> asked.uri().equals(path))
                .map(Asked::body)
                .toList();
    }

    private boolean isTooEarly(Asked asked) {
        return !OrderReveal.decode(asked.body()).orThrow().seal().hex().equals(seal);
    }

    private static Reply tooEarly() {
        return new Reply(
                409,
                "application/problem+json",
                Bytes.ascii("{\"code\":\"REVEAL_TOO_EARLY\",\"retryAfterMillis\":1200}"));
    }
}
