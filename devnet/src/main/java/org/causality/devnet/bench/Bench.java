package org.causality.devnet.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.causality.devnet.Console;
import org.causality.devnet.Program;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program behind {@code ./causality bench}: what is to be measured is started afresh, a client measures it from a process
 * of its own and prints a table and the same as a line of JSON. Exit 0 = measured; 1 = the client failed; 2 = it could not
 * start.
 */
public final class Bench {
    private final BenchOptions options;
    private final Console console = Console.ofThisProcess();

    private Bench(BenchOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) {
        Program.end("bench", () -> new Bench(BenchOptions.parse(List.of(arguments))).run());
    }

    private int run() throws IOException, InterruptedException {
        return Program.inNewFolder(options.operators(), folder -> {
            try (Bed bed = Bed.made(options, folder, console)) {
                return measure(bed);
            }
        });
    }

    private int measure(Bed bed) throws IOException, InterruptedException {
        List<JsonNode> reports = new ArrayList<>();
        for (int run = 1; run <= options.runs(); run++) {
            console.step(options.runs() == 1 ? "measuring begins" : "run " + run + " of " + options.runs() + " begins");
            Process client =
                    bed.client().redirectError(ProcessBuilder.Redirect.INHERIT).start();
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
