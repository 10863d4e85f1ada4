package org.causality.devnet.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.causality.devnet.Console;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.jvm.JavaProcess;
import org.causality.devnet.log.LogFiles;
import org.causality.devnet.node.Adjustment;
import org.causality.devnet.node.DevnetNetwork;
import org.causality.devnet.node.DevnetOperator;
import org.causality.devnet.node.DevnetPlan;
import org.causality.devnet.node.DevnetPlan.Place;
import org.causality.devnet.node.FollowedChain;
import org.causality.devnet.node.ServiceApplication;
import org.causality.devnet.story.load.LoadClient;
import org.causality.embedded.CouldNotStart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program behind {@code ./causality bench orders}: a fresh network, the load on it, a table, the same as a line of
 * JSON. Exit 0 = measured; 1 = the load failed; 2 = it could not start.
 */
public final class Bench {
    private static final int COULD_NOT_START = 2;

    /** One client does here what many addresses do in life. */
    private static final Adjustment LIMITS_RAISED = new Adjustment(
            Map.of("causality.requests.per-second", "1000000", "causality.requests.burst", "1000000"), List.of());

    private final BenchOptions options;
    private final Console console = Console.ofThisProcess();

    private Bench(BenchOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            return new Bench(BenchOptions.parse(arguments)).run();
        } catch (IllegalArgumentException e) {
            System.err.println("causality: " + e.getMessage() + " See ./causality bench --help.");
        } catch (CouldNotStart e) {
            System.err.println("causality: " + e.getMessage());
        } catch (IOException e) {
            System.err.println("causality: " + e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return COULD_NOT_START;
    }

    private int run() throws IOException, InterruptedException {
        try (DataFolder folder = DataFolder.open(null, options.operators())) {
            LogFiles.into(folder.log());
            try (DevnetNetwork network = DevnetNetwork.start(plan(folder), console)) {
                return measure(folder, network);
            }
        }
    }

    private int measure(DataFolder folder, DevnetNetwork network) throws IOException, InterruptedException {
        List<JsonNode> reports = new ArrayList<>();
        for (int run = 1; run <= options.runs(); run++) {
            console.step(options.runs() == 1 ? "the load begins" : "run " + run + " of " + options.runs() + " begins");
            Process client = startClient(folder, network);
            String last = relay(client);
            int code = client.waitFor();
            if (code != 0) {
                return code;
            }
            reports.add(JsonMapper.shared().readTree(last));
        }
        tell(reports);
        return 0;
    }

    private void tell(List<JsonNode> reports) throws IOException {
        JsonNode told = reports.getFirst();
        if (reports.size() > 1) {
            Medians medians = new Medians(reports);
            medians.lines().forEach(console::say);
            told = medians.json();
            console.say(told.toString());
        }
        if (options.json() != null) {
            Files.writeString(options.json(), told + "\n");
        }
    }

    private DevnetPlan plan(DataFolder folder) {
        Map<Place, Adjustment> gateways = folder.operators().stream()
                .collect(Collectors.toMap(
                        operator -> new Place(operator.name(), ServiceApplication.GATEWAY), _ -> LIMITS_RAISED));
        return new DevnetPlan(folder, options.basePort(), new FollowedChain.None(), gateways);
    }

    private Process startClient(DataFolder folder, DevnetNetwork network) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--gateways",
                network.operators().stream().map(DevnetOperator::gatewayUrl).collect(Collectors.joining(",")),
                "--network",
                folder.networkFile().toString(),
                "--pid",
                Long.toString(ProcessHandle.current().pid())));
        arguments.addAll(options.load());
        return JavaProcess.client(LoadClient.class, arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Returns the client's last line, which is its JSON. */
    private String relay(Process client) throws IOException {
        String last = "";
        try (BufferedReader lines = client.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                console.say(line);
                last = line;
            }
        }
        return last;
    }
}
