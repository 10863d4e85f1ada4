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
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./causality bench wire}: every scenario by every program, run after run in turn, then the medians side by side. One
 * JSON line a run goes to a file when one is named.
 */
public final class WireBench {
    private final WireBenchOptions options;
    private final List<Program> programs = new ArrayList<>();
    private final Map<Scenario, Map<Program, List<Map<String, Object>>>> results = new LinkedHashMap<>();

    private WireBench(WireBenchOptions options) throws IOException {
        this.options = options;
        programs.add(Program.ours());
        for (String peer : options.peers()) {
            if (peer.equals("js")) {
                programs.add(Program.js(false));
                programs.add(Program.js(true));
            }
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        WireBenchOptions options;
        try {
            options = WireBenchOptions.parse(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println("causality: " + e.getMessage());
            System.exit(2);
            return;
        }
        new WireBench(options).run();
    }

    private void run() throws IOException, InterruptedException {
        for (int run = 1; run <= options.runs(); run++) {
            for (Scenario scenario : options.scenarios()) {
                for (Program program : programs) {
                    if (scenario.hasTunedForm() || !program.name().endsWith("tuned")) {
                        note(run, scenario, program, program.run(scenario));
                    }
                }
            }
        }
        System.out.println();
        results.forEach((scenario, byProgram) -> System.out.print(SideBySide.table(scenario, byProgram)));
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
