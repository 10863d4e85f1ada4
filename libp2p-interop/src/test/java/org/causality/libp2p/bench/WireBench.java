package org.causality.libp2p.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./causality bench wire}: every scenario by every program, run after run in turn, then the medians side by side. One
 * JSON line a run goes to a file when one is named. Of the others a run that
 * does not end well is told and left out.
 */
public final class WireBench {
    private final WireBenchOptions options;
    private final List<Program> programs = new ArrayList<>();
    private final Map<Scenario, Map<Program, List<Map<String, Object>>>> results = new LinkedHashMap<>();

    private WireBench(WireBenchOptions options) throws IOException {
        this.options = options;
        programs.add(Program.ours());
        for (String peer : options.peers()) {
            switch (peer) {
                case "js" -> {
                    programs.add(Program.js(false));
                    programs.add(Program.js(true));
                }
                case "go" -> programs.add(Program.go());
                default -> programs.add(Program.rust());
            }
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        WireBench bench;
        try {
            bench = new WireBench(WireBenchOptions.parse(List.of(args)));
        } catch (IllegalArgumentException | TestAbortedException e) {
            System.err.println("causality: " + e.getMessage());
            System.exit(2);
            return;
        }
        bench.run();
    }

    private void run() throws IOException, InterruptedException {
        for (int run = 1; run <= options.runs(); run++) {
            for (Scenario scenario : options.scenarios()) {
                for (Program program : programs) {
                    if (scenario.hasTunedForm() || !program.name().endsWith("tuned")) {
                        attempt(run, scenario, program);
                    }
                }
            }
        }
        System.out.println();
        results.forEach((scenario, byProgram) -> System.out.print(SideBySide.table(scenario, byProgram)));
    }

    private void attempt(int run, Scenario scenario, Program program) throws IOException, InterruptedException {
        Map<String, Object> said;
        try {
            said = program.run(scenario);
        } catch (Program.FailedException e) {
            if (program.equals(programs.getFirst())) {
                throw new IOException("our own program failed: nothing to stand beside", e);
            }
            System.out.println("run " + run + ": " + e.getMessage());
            return;
        }
        note(run, scenario, program, said);
    }

    private void note(int run, Scenario scenario, Program program, Map<String, Object> said) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("run", run);
        line.put("peer", program.name());
        line.put("scenario", scenario.name());
        line.putAll(said);
        results.computeIfAbsent(scenario, _ -> new LinkedHashMap<>())
                .computeIfAbsent(program, _ -> new ArrayList<>())
                .add(said);
        String text = JsonMapper.shared().writeValueAsString(line);
        System.out.println(text);
        Path json = options.json();
        if (json != null) {
            Files.writeString(
                    json, text + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
