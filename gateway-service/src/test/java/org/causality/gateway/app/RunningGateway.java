package org.causality.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.causality.embedded.SharedParts;
import org.causality.gateway.GatewayApplication;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.adapter.libp2p.Libp2pMesh;
import org.causality.model.network.GenesisFile;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One gateway, started as in production but for being {@link Unhurried}, on ports of its own. */
public final class RunningGateway implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ConfigurableApplicationContext context;
    private final String operator;

    private RunningGateway(ConfigurableApplicationContext context, String operator) {
        this.context = context;
        this.operator = operator;
    }

    /** Writes network file and operator key into the folder, and starts. */
    public static RunningGateway start(
            Path folder,
            TestNetwork network,
            int member,
            TinyService mempool,
            TinyService propagation,
            Map<String, String> more,
            Class<?>... configurations) {
        String operator = nameOf(network, member);
        Path keys = folder.resolve(operator);
        Path genesis = folder.resolve("network.json");
        writeOnce(network, member, keys, genesis);
        Map<String, Object> properties = new HashMap<>(SharedParts.get().springProperties());
        properties.put("causality.operator", operator);
        properties.put("causality.network-file", genesis.toString());
        properties.put("causality.keys-dir", keys.toString());
        properties.put("causality.mempool-url", mempool.url().toString());
        properties.put("causality.propagation-url", propagation.url().toString());
        properties.put("causality.listen", "/ip4/127.0.0.1/tcp/0");
        properties.put("causality.links.mode", "fixed");
        properties.put("server.port", "0");
        properties.putAll(Unhurried.KAFKA);
        properties.putAll(more);
        String[] arguments = properties.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        ConfigurableApplicationContext context = new SpringApplicationBuilder(GatewayApplication.class)
                .sources(Unhurried.class)
                .sources(configurations)
                .registerShutdownHook(false)
                .run(arguments);
        return new RunningGateway(context, operator);
    }

    private static String nameOf(TestNetwork network, int member) {
        return network.genesis()
                .operators()
                .member(network.operatorKeys().get(member).publicKey())
                .orElseThrow()
                .name();
    }

    private static void writeOnce(TestNetwork network, int member, Path keys, Path genesis) {
        try {
            if (!Files.exists(genesis)) {
                GenesisFile.write(network.genesis(), genesis);
            }
            if (!Files.exists(keys)) {
                Files.createDirectories(keys);
                Path file = keys.resolve("operator.key");
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, network.seedHex(member));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until what is published to these topics goes to the peer. */
    void awaitFollower(String peer, Collection<String> topics) throws Exception {
        Libp2pMesh mesh = bean(Libp2pMesh.class);
        Eventually.holds(() -> assertThat(topics)
                .allSatisfy(topic -> assertThat(mesh.followers(topic)).contains(peer)));
    }

    /** Until it has read its logs. */
    void awaitReady() throws Exception {
        Eventually.holds(
                () -> assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200));
    }

    /** Until all its threads turn, which on a machine that is busy elsewhere may take a while. */
    void awaitAlive() throws Exception {
        Eventually.holds(
                () -> assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200));
    }

    public String operator() {
        return operator;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The sum of a metric's samples with these labels, as Prometheus would read them now; 0 when there are none. */
    public double metric(String begin, String... labels) throws IOException, InterruptedException {
        return get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(begin))
                .filter(line -> java.util.stream.Stream.of(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    public HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return HTTP.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** A stream of lines; the caller closes it. */
    public HttpResponse<java.util.stream.Stream<String>> lines(String path, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).GET();
        headers.forEach(request::header);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url(path)).timeout(Eventually.WAIT_MAX.multipliedBy(2));
    }

    @Override
    public void close() {
        context.close();
    }

    /** Which members a network of one test class has: names of their own, so that topics are not shared. */
    public static List<String> uniqueOperators(Class<?> test, int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(_ -> SharedParts.uniqueOperator(test))
                .toList();
    }
}
