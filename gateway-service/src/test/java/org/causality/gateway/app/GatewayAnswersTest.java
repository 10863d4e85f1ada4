package org.causality.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.causality.gateway.TestFeed;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.app.TinyService.Reply;
import org.causality.model.codec.Decoded;
import org.causality.model.json.OrderJson;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayAnswersTest {

    private static final String RECEIPT = "{\"orderId\":\"0x01\"}";

    private final TestNetwork network =
            TestNetwork.of("answers", RunningGateway.uniqueOperators(GatewayAnswersTest.class, 2), 1);
    private final TinyService mempool = new TinyService();
    private final TinyService propagation = new TinyService();
    private final TinyService orchestrator = new TinyService();
    private RunningGateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) {
        mempool.on("/internal/v1/orders", _ -> Reply.json(201, RECEIPT))
                .on("/internal/v1/cancellations", _ -> Reply.json(409, "{\"code\":\"ORDER_UNKNOWN\"}"))
                .on("/v1/orders", _ -> Reply.json(200, "{\"orders\":[],\"next\":null}"));
        propagation
                .on(
                        "/internal/v1/heads",
                        _ -> Reply.json(200, "{\"heads\":[],\"verifiedTime\":\"12\",\"delivered\":\"5\"}"))
                .on("/internal/v1/network-health", _ -> Reply.json(200, "{\"operators\":[]}"))
                .on("/v1/messages", _ -> Reply.json(200, "{\"messages\":[]}"));
        orchestrator
                .on("/internal/v1/jobs", _ -> Reply.json(200, "{\"jobs\":[]}"))
                .on("/v1/computations", _ -> Reply.json(200, "{\"jobId\":\"0x01\"}"))
                .on("/v1/lineages", _ -> Reply.json(200, "{\"lineages\":[]}"));
        Map<String, String> settings = Map.of(
                "causality.requests.burst",
                "100000",
                "causality.orchestrator-url",
                orchestrator.url().toString());
        gateway = RunningGateway.start(folder, network, 0, mempool, propagation, settings);
    }

    @AfterAll
    void stop() {
        gateway.close();
        mempool.close();
        propagation.close();
        orchestrator.close();
    }

    @Test
    void aPostedOrderReachesTheMempoolInItsCanonicalForm() throws Exception {
        SignedUserOrder order = TestFeed.anOrder(network.genesis(), 7);
        HttpResponse<String> answer = gateway.post("/v1/orders", json(order, ""));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo(RECEIPT);
        assertThat(mempool.asked())
                .filteredOn(asked -> asked.uri().equals("/internal/v1/orders"))
                .anySatisfy(asked ->
                        assertThat(SignedUserOrder.decode(asked.body())).isEqualTo(new Decoded.Ok<>(order)));
    }

    @Test
    void howTheOperatorsAreDoingIsTheCoresAnswer() throws Exception {
        assertThat(gateway.get("/v1/network/health").body()).isEqualTo("{\"operators\":[]}");
    }

    @Test
    void anUnknownFieldIsRefusedByName() throws Exception {
        SignedUserOrder order = TestFeed.anOrder(network.genesis(), 7);
        HttpResponse<String> answer = gateway.post("/v1/orders", json(order, ",\"hurry\":true"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"SHAPE\"", "hurry", "\"traceId\":\"");
    }

    @Test
    void anOrderOfAnotherNetworkIsRefused() throws Exception {
        SignedUserOrder order = TestFeed.anOrder(TestNetwork.ofThree(1).genesis(), 7);
        HttpResponse<String> answer = gateway.post("/v1/orders", json(order, ""));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("WRONG_NETWORK");
    }

    @Test
    void noBodyIsNoOrder() throws Exception {
        assertThat(gateway.post("/v1/orders", "").statusCode()).isEqualTo(400);
    }

    @Test
    void aBodyTooLongIsRefusedBeforeItIsRead() throws Exception {
        HttpResponse<String> answer = gateway.post("/v1/orders", "\"" + "x".repeat(70_000) + "\"");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("OVERSIZED");
    }

    @Test
    void theMempoolsRefusalOfACancellationIsPassedOn() throws Exception {
        String id = TestFeed.anOrder(network.genesis(), 1).id().hex();
        String body = "{\"network\":\"answers\",\"scheme\":\"ED25519\",\"owner\":\"0x" + "00".repeat(32)
                + "\",\"signature\":\"0x" + "00".repeat(64) + "\"}";
        HttpResponse<String> answer = gateway.post("/v1/orders/" + id + "/cancellation", body);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(mempool.asked())
                .filteredOn(asked -> asked.uri().equals("/internal/v1/cancellations"))
                .singleElement()
                .satisfies(asked -> assertThat(SignedCancellation.decode(asked.body())
                                .orThrow()
                                .order()
                                .hex())
                        .isEqualTo(id));
    }

    @Test
    void listsArePassedThroughWithTheirParametersAndNoOthers() throws Exception {
        assertThat(gateway.get("/v1/orders?status=OPEN&limit=5").statusCode()).isEqualTo(200);
        assertThat(mempool.asked())
                .anyMatch(asked ->
                        asked.uri().contains("status=OPEN") && asked.uri().contains("limit=5"));
        assertThat(gateway.get("/v1/orders?offset=5").statusCode()).isEqualTo(400);
        assertThat(gateway.get("/v1/messages?type=UserOrder").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/v1/messages/0x12").statusCode()).isEqualTo(400);
    }

    @Test
    void computationsAndLineagesAreTheOrchestratorsAnswers() throws Exception {
        String id = "0x" + "12".repeat(32);
        assertThat(gateway.get("/v1/computations?status=PROVING&limit=5").body())
                .isEqualTo("{\"jobs\":[]}");
        assertThat(gateway.get("/v1/computations/" + id).body()).isEqualTo("{\"jobId\":\"0x01\"}");
        assertThat(gateway.get("/v1/lineages").body()).isEqualTo("{\"lineages\":[]}");
        assertThat(gateway.get("/v1/lineages/" + id).statusCode()).isEqualTo(200);
        assertThat(orchestrator.asked())
                .extracting(TinyService.Asked::uri)
                .contains("/v1/computations/" + id, "/v1/lineages/" + id)
                .anyMatch(uri -> uri.startsWith("/internal/v1/jobs?") && uri.contains("status=PROVING"));
        assertThat(gateway.get("/v1/computations?worker=me").statusCode()).isEqualTo(400);
        assertThat(gateway.get("/v1/computations/12").statusCode()).isEqualTo(400);
        assertThat(gateway.post("/v1/computations", "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void theNetworkAndThePeersAreShown() throws Exception {
        assertThat(gateway.get("/v1/network").body())
                .contains(
                        "\"network\":\"answers\"",
                        "\"verifiedTime\":\"12\"",
                        "\"delivered\":\"5\"",
                        gateway.operator());
        assertThat(gateway.get("/v1/peers").body()).contains("\"peerId\":\"12D3Koo", "/ip4/127.0.0.1/tcp/");
    }

    @Test
    void whatIsNotThereIsAProblemToo() throws Exception {
        HttpResponse<String> answer = gateway.get("/v1/nothing");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("NOT_FOUND");
    }

    @Test
    void healthGroupsMetricsAndOpenApiAnswer() throws Exception {
        gateway.awaitReady();
        gateway.awaitAlive();
        assertThat(gateway.get("/actuator/health").body()).contains("degraded");
        assertThat(gateway.get("/actuator/prometheus").body()).contains("causality_gateway_queue_limit");
        assertThat(gateway.get("/actuator/info").body()).contains("crypto");
        String openApi = gateway.get("/v3/api-docs").body();
        assertThat(openApi).contains("/v1/orders/{id}/cancellation", "/v1/events", "validUntil");
    }

    private static String json(SignedUserOrder order, String more) {
        return "{\"order\":" + JsonMapper.shared().writeValueAsString(OrderJson.of(order.order())) + ",\"signature\":\""
                + order.signature().bytes().hex() + "\"" + more + "}";
    }
}
