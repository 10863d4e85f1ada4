package org.causality.gateway.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.causality.model.codec.Bytes;

/** A service next to the gateway, as a test wants it to answer; remembers what it was asked. */
public final class TinyService implements AutoCloseable {

    public record Asked(String method, String uri, Bytes body) {}

    public record Reply(int status, String contentType, Bytes body) {
        public static Reply json(int status, String json) {
            return new Reply(status, "application/json", Bytes.ascii(json));
        }

        public static Reply bytes(Bytes body) {
            return new Reply(200, "application/octet-stream", body);
        }
    }

    private final HttpServer server;
    private final Map<String, Function<Asked, Reply>> replies = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public TinyService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Paths that begin so are answered so; the longest such beginning counts. */
    public TinyService on(String path, Function<Asked, Reply> reply) {
        replies.put(path, reply);
        return this;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked one = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Bytes.wrap(exchange.getRequestBody().readAllBytes()));
            asked.add(one);
            Reply reply = replies.entrySet().stream()
                    .filter(entry -> one.uri().startsWith(entry.getKey()))
                    .max((a, b) ->
                            Integer.compare(a.getKey().length(), b.getKey().length()))
                    .map(entry -> entry.getValue().apply(one))
                    .orElse(Reply.json(404, "{}"));
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            exchange.sendResponseHeaders(
                    reply.status(), reply.body().isEmpty() ? -1 : reply.body().size());
            exchange.getResponseBody().write(reply.body().toArray());
        }
    }
}
