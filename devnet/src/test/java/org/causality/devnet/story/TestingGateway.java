package org.causality.devnet.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** The HTTP side of a {@link TestingOperator}. */
final class TestingGateway implements AutoCloseable {

    private final TestingNetwork network;
    private final TestingOperator operator;
    private final TestingDesk desk;
    private final HttpServer server;
    private final AtomicBoolean open = new AtomicBoolean(true);

    TestingGateway(TestingNetwork network, TestingOperator operator) throws IOException {
        this.network = network;
        this.operator = operator;
        this.desk = new TestingDesk(network, operator);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        open.set(false);
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/v1/events")) {
                stream(exchange);
                return;
            }
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            byte[] body = exchange.getRequestBody().readAllBytes();
            TestingDesk.Reply reply = network.alone(() -> desk.answer(exchange.getRequestMethod(), path, query, body));
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            exchange.sendResponseHeaders(
                    reply.status(), reply.body().isEmpty() ? -1 : reply.body().size());
            exchange.getResponseBody().write(reply.body().toArray());
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String resumed = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        double after = Double.parseDouble(resumed == null ? TestingDesk.parameter(query, "after") : resumed);
        boolean forgetful = resumed != null && network.fault == TestingFault.RESUME_WITH_A_GAP && operator.number == 3;
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
        int next = 0;
        try {
            while (open.get()) {
                List<TestingOperator.Event> events = network.alone(() -> List.copyOf(operator.events));
                for (; next < events.size(); next++) {
                    TestingOperator.Event event = events.get(next);
                    if (wanted(event, query, after) && !forgetful) {
                        out.write(frame(event).getBytes(StandardCharsets.UTF_8));
                    } else if (wanted(event, query, after)) {
                        forgetful = false;
                    }
                }
                out.flush();
                network.awaitChange();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Indices stay below ten here, so a cursor reads as a decimal fraction. */
    private static boolean wanted(TestingOperator.Event event, String query, double after) {
        String order = TestingDesk.parameter(query, "order");
        return event.sequence() + event.index() / 10.0 > after
                && TestingDesk.parameter(query, "types").contains(event.type())
                && (order.isEmpty() || order.equals(event.orderId()));
    }

    private static String frame(TestingOperator.Event event) {
        return "id:" + event.sequence() + "." + event.index() + "\nevent:" + event.type() + "\ndata:" + event.data()
                + "\n\n";
    }
}
