package org.causality.orchestrator.adapter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.causality.model.codec.Bytes;
import org.causality.orchestrator.evm.ContractCall;
import tools.jackson.databind.json.JsonMapper;

/** What the orchestrator asks of the crosschain-service, answered as that does. */
final class TestingCrosschain implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final List<String> watched = new CopyOnWriteArrayList<>();
    final List<Bytes> taken = new CopyOnWriteArrayList<>();
    /** What is answered of any transaction; 404 while empty. */
    volatile String receipt = "";

    private final HttpServer server;

    TestingCrosschain() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/internal/v1/watches", this::watch);
        server.createContext("/internal/v1/chains", this::chains);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void watch(HttpExchange exchange) throws IOException {
        watched.add(JSON.readTree(exchange.getRequestBody().readAllBytes())
                .path("slot")
                .asString());
        answer(exchange, 201, "{}");
    }

    private void chains(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/nonce")) {
            answer(exchange, 200, "{\"nonce\":\"" + taken.size() + "\"}");
            return;
        }
        if (exchange.getRequestURI().getPath().endsWith("/receipt")) {
            answer(exchange, receipt.isEmpty() ? 404 : 200, receipt.isEmpty() ? "{}" : receipt);
            return;
        }
        Bytes raw = Bytes.parseHex(JSON.readTree(exchange.getRequestBody().readAllBytes())
                .path("raw")
                .asString());
        taken.add(raw);
        answer(exchange, 200, "{\"transactionHash\":\"" + ContractCall.hash(raw).hex() + "\"}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
