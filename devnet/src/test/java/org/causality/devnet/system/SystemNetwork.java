package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.causality.devnet.chain.ChainChoice;
import org.causality.devnet.chain.ChainPart;
import org.causality.devnet.chain.DevnetChain;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.log.LogFiles;
import org.causality.devnet.node.DevnetNetwork;
import org.causality.devnet.node.DevnetOperator;
import org.causality.devnet.node.DevnetPlan;
import org.causality.devnet.node.OperatorPorts;
import org.causality.devnet.node.Progress;
import org.causality.devnet.node.ServiceApplication;
import org.causality.devnet.prover.Prover;
import org.causality.devnet.story.TestingStory;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.api.UnreachableException;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.telling.StoryResult;
import org.causality.devnet.story.wallet.SignedOrder;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Three operators in a line with the real services, on shared stores, with {@link Faults} to switch on. */
final class SystemNetwork implements AutoCloseable {

    static final int OPERATORS = 3;
    /** The operator between the others, whose link the story's shim sits on. */
    static final int MIDDLE = 2;
    /** Ends what would hang, and says nothing of speed: longer than whatever must come takes on a machine that is busy. */
    static final Duration WAIT_MAX = Duration.ofMinutes(4);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private static final int TOO_BUSY = 429;
    private static final int NOT_READY = 503;

    private final DataFolder folder;
    private final Faults faults;
    private final DevnetNetwork network;
    private final ChainPart chain;
    private @Nullable Prover prover;
    private final HttpClient http = OperatorApi.newHttp();
    private final SecureRandom random = new SecureRandom();

    private SystemNetwork(DataFolder folder, Faults faults, DevnetNetwork network, ChainPart chain) {
        this.chain = chain;
        this.folder = folder;
        this.faults = faults;
        this.network = network;
    }

    static SystemNetwork start() {
        return start(ChainChoice.UNSAID);
    }

    static SystemNetwork start(ChainChoice choice) {
        DataFolder folder = DataFolder.open(null, OPERATORS);
        try {
            logInto(folder);
            Faults faults = new Faults(folder);
            int basePort = OperatorPorts.freeBase(OPERATORS);
            return start(folder, faults, basePort, choice);
        } catch (RuntimeException e) {
            folder.keep();
            folder.close();
            throw e;
        }
    }

    private static SystemNetwork start(DataFolder folder, Faults faults, int basePort, ChainChoice choice) {
        ChainPart chain = ChainPart.start(choice, folder, basePort, System.out::println);
        try {
            DevnetPlan plan = new DevnetPlan(folder, basePort, chain.followed(), faults.adjustments(folder));
            SystemNetwork network =
                    new SystemNetwork(folder, faults, DevnetNetwork.start(plan, Progress.SILENT), chain);
            network.startProver();
            return network;
        } catch (RuntimeException e) {
            chain.close();
            throw e;
        }
    }

    /** Another test of this JVM may have made the first logger already, before there was a folder. */
    private static void logInto(DataFolder folder) {
        LogFiles.into(folder.log());
        LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
        logging.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(logging);
        try {
            configurator.doConfigure(ClassLoader.getSystemResource(System.getProperty("logback.configurationFile")));
        } catch (JoranException e) {
            throw new IllegalStateException("the devnet's logging is not well configured", e);
        }
    }

    Faults faults() {
        return faults;
    }

    DataFolder folder() {
        return folder;
    }

    DevnetNetwork devnet() {
        return network;
    }

    /** @param number from 1, in the line */
    DevnetOperator operator(int number) {
        return network.operators().get(number - 1);
    }

    OperatorApi api(int number) {
        return new OperatorApi(URI.create(operator(number).gatewayUrl()), http);
    }

    Genesis genesis() {
        try {
            return Genesis.read(folder.networkFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- the story

    /** With the shim at the middle operator; each story has a shim of its own. */
    StoryResult tell() throws IOException {
        return tell(_ -> WAIT_MAX, watched());
    }

    /**
     * The story's first half, an order and its cancellation: nothing of chains.
     *
     * @param waits the longest the step of this number waits for what it expects
     */
    StoryResult tellOfOrders(IntFunction<Duration> waits) throws IOException {
        return tell(waits, List.of());
    }

    private StoryResult tell(IntFunction<Duration> waits, List<String> watched) throws IOException {
        List<URI> gateways = network.operators().stream()
                .map(DevnetOperator::gatewayUrl)
                .map(URI::create)
                .toList();
        faults.effectFirst.renew();
        try {
            return TestingStory.tell(gateways, folder.networkFile(), MIDDLE, watched, waits);
        } finally {
            faults.effectFirst.standAside();
        }
    }

    /** Null where there is no Node. */
    @Nullable DevnetChain chain() {
        return chain instanceof DevnetChain node ? node : null;
    }

    /** The words that tell the client of the chain; on a node a price of its own for each story, not set yet. */
    List<String> watched() {
        return chain.watched(OPERATORS, operator(1).ports().basePort());
    }

    void expectGoodStory() throws IOException {
        expectGood(tell());
    }

    void expectGoodStoryOfOrders() throws IOException {
        expectGood(tellOfOrders(_ -> WAIT_MAX));
    }

    private static void expectGood(StoryResult result) {
        assertThat(result.failed())
                .as(() -> result.failed() == null ? "" : result.failed().line())
                .isNull();
    }

    // ---- the prover

    /** Nothing happens when it runs, or when there is nothing to prove. */
    void startProver() {
        if (prover != null || !chain.computes()) {
            return;
        }
        prover = Prover.start(operator(1).ports().basePort(), OPERATORS, folder.log());
    }

    /** What is being proven is lost. */
    void endProver() {
        if (prover != null) {
            prover.close();
            prover = null;
        }
    }

    // ---- single orders

    /** A fresh wallet's order, admitted by this operator; posted again where the answer does not come in time. */
    SignedOrder post(int operator) {
        SignedOrder order = TestingStory.freshOrder(genesis(), random);
        post(operator, order);
        return order;
    }

    void post(int operator, SignedOrder order) {
        awaitThat("operator " + operator + " admits an order", () -> {
            Answer answer = api(operator).post("/v1/orders", order.body());
            boolean asksToComeAgain = answer.json().path("retryable").asBoolean(false);
            assertThat(answer.status()).as(answer.brief()).matches(status -> asksToComeAgain || isAdmission(status));
            return isAdmission(answer.status());
        });
    }

    static boolean isAdmission(int status) {
        return status == 200 || status == 201;
    }

    /** What an operator answers that has the time to: one that is too busy, or not ready, is asked again. */
    Answer answer(int operator, String path) {
        return answer(
                "operator " + operator + " answers " + path, () -> api(operator).get(path));
    }

    /** The same for what is posted; a repeat is answered alike. */
    Answer answer(int operator, String path, JsonNode body) {
        return answer(
                "operator " + operator + " answers " + path, () -> api(operator).post(path, body));
    }

    private Answer answer(String what, Supplier<Answer> asking) {
        AtomicReference<@Nullable Answer> answer = new AtomicReference<>();
        awaitThat(what, () -> {
            Answer now = asking.get();
            answer.set(now);
            return now.status() != TOO_BUSY && now.status() != NOT_READY;
        });
        return Objects.requireNonNull(answer.get());
    }

    boolean knows(int operator, Octets order) {
        Answer answer = api(operator).get("/v1/orders/" + order);
        return answer.ok() && answer.json().path("carrier").isString();
    }

    void awaitKnown(int operator, Octets order) {
        awaitThat("operator " + operator + " knows order " + order, () -> knows(operator, order));
    }

    // ---- looking

    void awaitThat(String what, Callable<Boolean> holds) {
        awaitThat(what, WAIT_MAX, holds);
    }

    /** An operator that does not answer in time is asked again. */
    void awaitThat(String what, Duration waitMax, Callable<Boolean> holds) {
        await(what)
                .atMost(waitMax)
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_LOOKS)
                .ignoreException(UnreachableException.class)
                .until(holds);
    }

    long verifiedTime(int operator) {
        return api(operator).get("/v1/network").json().path("verifiedTime").asLong(-1);
    }

    /** The sum of a service's counters of this name whose labels include all these, such as {@code reason="REPLAY"}. */
    double metric(int operator, ServiceApplication service, String name, String... labels) {
        URI home = URI.create("http://127.0.0.1:" + portOf(operator, service));
        String text = new String(
                new OperatorApi(home, http).get("/actuator/prometheus").body().toArray(), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String portOf(int operator, ServiceApplication service) {
        return operator(operator).context(service).getEnvironment().getRequiredProperty("server.port");
    }

    @Override
    public void close() {
        http.shutdownNow();
        endProver();
        network.close();
        chain.close();
        // -Dtest.argLine=-Dcausality.system.keep=true leaves the operators' logs to read.
        if (Boolean.getBoolean("causality.system.keep")) {
            folder.keep();
        }
        folder.close();
    }
}
