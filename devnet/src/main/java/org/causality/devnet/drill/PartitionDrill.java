package org.causality.devnet.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.causality.devnet.Console;
import org.causality.devnet.Program;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.node.Adjustment;
import org.causality.devnet.node.DevnetNetwork;
import org.causality.devnet.node.DevnetOperator;
import org.causality.devnet.node.DevnetPlan;
import org.causality.devnet.node.DevnetPlan.Place;
import org.causality.devnet.node.FollowedChain;
import org.causality.devnet.node.ServiceApplication;
import org.causality.devnet.story.PlainOrders;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.wallet.SignedOrder;
import org.causality.gateway.mesh.Mesh;
import tools.jackson.databind.JsonNode;

/**
 * The program behind {@code ./causality drill partition}: a network of its own, whose last operator is cut off while both
 * sides go on, and what it takes to heal. Exit 0 = healed; 1 = it did not; 2 = it could not start.
 */
public final class PartitionDrill {
    private static final int HEALED = 0;
    private static final int NOT_HEALED = 1;

    private static final Duration TOGETHER_WAIT_MAX = Duration.ofMinutes(1);
    private static final Duration HEAL_WAIT_MAX = Duration.ofMinutes(3);
    private static final int PAGE = 1_000;

    /** One client posts here what many addresses do in life, and reads every page of every operator. */
    private static final Map<String, String> LIMITS_RAISED =
            Map.of("causality.requests.per-second", "1000000", "causality.requests.burst", "1000000");

    private final DrillOptions options;
    private final Console console = Console.ofThisProcess();
    private final CutLinks links = new CutLinks();
    private final HttpClient http = OperatorApi.newHttp();
    private final SecureRandom random = new SecureRandom();

    private PartitionDrill(DrillOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) {
        Program.end("drill", () -> new PartitionDrill(DrillOptions.parse(List.of(arguments))).run());
    }

    private int run() throws IOException, InterruptedException {
        return Program.inNewFolder(options.operators(), folder -> {
            try (DevnetNetwork network = DevnetNetwork.start(plan(folder), console)) {
                return drill(network, Genesis.read(folder.networkFile()));
            }
        });
    }

    private DevnetPlan plan(DataFolder folder) {
        String last = folder.operators().getLast().name();
        Map<Place, Adjustment> gateways = new HashMap<>();
        folder.operators()
                .forEach(operator -> gateways.put(
                        new Place(operator.name(), ServiceApplication.GATEWAY),
                        new Adjustment(LIMITS_RAISED, List.of())));
        gateways.put(
                new Place(last, ServiceApplication.GATEWAY),
                new Adjustment(
                        LIMITS_RAISED,
                        Adjustment.bean(Mesh.Decorator.class, links).initializers()));
        return new DevnetPlan(folder, options.basePort(), new FollowedChain.None(), gateways)
                .withOnly(EnumSet.of(
                        ServiceApplication.PROPAGATION, ServiceApplication.MEMPOOL, ServiceApplication.GATEWAY));
    }

    private int drill(DevnetNetwork network, Genesis genesis) throws InterruptedException {
        List<OperatorApi> operators = network.operators().stream()
                .map(operator -> new OperatorApi(URI.create(operator.gatewayUrl()), http))
                .toList();
        if (!areSame(operators, TOGETHER_WAIT_MAX)) {
            console.say("The operators did not find each other.");
            return NOT_HEALED;
        }
        String last = network.operators().getLast().name();
        console.step("split: " + last + " hears nobody, and nobody hears it");
        links.cut(true);
        long cutNanos = System.nanoTime();
        post(operators, genesis);
        awaitSeconds(cutNanos);
        tellSides(operators, last);
        Meters before = Meters.read(services(network), http);
        console.step("healing");
        links.cut(false);
        long healedNanos = System.nanoTime();
        boolean healed = areSame(operators, HEAL_WAIT_MAX);
        double seconds = (System.nanoTime() - healedNanos) / 1e9;
        console.say("");
        DrillReport.of(before, Meters.read(services(network), http), seconds)
                .lines()
                .forEach(console::say);
        if (!healed) {
            console.say("NOT healed  the operators still differ");
        }
        return healed ? HEALED : NOT_HEALED;
    }

    /** On both sides at once, each as fast as its operator answers. */
    private void post(List<OperatorApi> operators, Genesis genesis) throws InterruptedException {
        long begunNanos = System.nanoTime();
        try (ExecutorService sides = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> posted = List.of(operators.getFirst(), operators.getLast()).stream()
                    .map(side -> sides.submit(() -> post(side, genesis)))
                    .toList();
            int admitted = 0;
            for (Future<Integer> side : posted) {
                admitted += side.get();
            }
            console.step(String.format(
                    Locale.ROOT,
                    "%d orders were admitted, on both sides, in %.1f s",
                    admitted,
                    (System.nanoTime() - begunNanos) / 1e9));
        } catch (ExecutionException e) {
            throw new IllegalStateException("orders could not be posted", e.getCause());
        }
    }

    private int post(OperatorApi side, Genesis genesis) {
        int admitted = 0;
        for (int i = 0; i < options.orders(); i++) {
            SignedOrder order = PlainOrders.fresh(genesis, random);
            Answer answer = side.post("/v1/orders", order.body());
            admitted += answer.status() == 201 ? 1 : 0;
        }
        return admitted;
    }

    private void awaitSeconds(long cutNanos) {
        Duration left = Duration.ofSeconds(options.seconds()).minusNanos(System.nanoTime() - cutNanos);
        if (left.isPositive()) {
            console.step("both sides go on for " + (left.toSeconds() + 1) + " s");
            Deadline.in(left).awaitIt();
        }
    }

    private void tellSides(List<OperatorApi> operators, String last) {
        Set<String> here = new HashSet<>(messages(operators.getFirst()));
        Set<String> there = new HashSet<>(messages(operators.getLast()));
        Set<String> common = new HashSet<>(here);
        common.retainAll(there);
        console.step(common.size() + " messages on both sides, " + (there.size() - common.size()) + " at " + last
                + " alone, " + (here.size() - common.size()) + " at the others alone");
    }

    // ---- looking

    private boolean areSame(List<OperatorApi> operators, Duration waitMax) {
        return Deadline.in(waitMax)
                .poll(() -> {
                    List<String> first = messages(operators.getFirst());
                    boolean same = first.size() >= operators.size()
                            && operators.stream()
                                    .allMatch(other -> messages(other).equals(first));
                    return same ? Optional.of(true) : Optional.empty();
                })
                .isPresent();
    }

    /** All verified messages in their one order; fewer while a page does not come. */
    private static List<String> messages(OperatorApi operator) {
        List<String> ids = new ArrayList<>();
        String after = "";
        do {
            Answer answer = operator.get("/v1/messages?limit=" + PAGE + after);
            if (!answer.ok()) {
                return ids;
            }
            answer.json()
                    .path("messages")
                    .values()
                    .forEach(message -> ids.add(message.path("id").asString("")));
            JsonNode next = answer.json().path("next");
            after = next.isString() ? "&after=" + next.asString("") : "";
        } while (!after.isEmpty());
        return ids;
    }

    private static List<URI> services(DevnetNetwork network) {
        List<URI> services = new ArrayList<>();
        for (DevnetOperator operator : network.operators()) {
            services.add(URI.create(operator.gatewayUrl()));
            services.add(URI.create("http://127.0.0.1:" + operator.ports().of(ServiceApplication.PROPAGATION)));
        }
        return services;
    }
}
