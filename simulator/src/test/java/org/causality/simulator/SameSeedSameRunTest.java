package org.causality.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.causality.simulator.run.Report;
import org.causality.simulator.run.Simulation;
import org.causality.simulator.script.Script;
import org.junit.jupiter.api.Test;

class SameSeedSameRunTest {
    private static final Pattern TRACE = Pattern.compile("trace ([0-9a-f]{16})");

    @Test
    void twiceInOneProcess() throws IOException {
        Script script = Simulate.bundled("chaos");
        Report first = Simulation.run(script, 7);
        Report second = Simulation.run(script, 7);

        assertThat(second.traceHash()).isEqualTo(first.traceHash());
        assertThat(second.events()).isEqualTo(first.events());
        assertThat(Simulation.run(script, 8).traceHash()).isNotEqualTo(first.traceHash());
    }

    @Test
    void inProcessesWithOtherFlags() throws Exception {
        String here =
                "%016x".formatted(Simulation.run(Simulate.bundled("chaos"), 7).traceHash());

        assertThat(traceOf("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx300m"))
                .isEqualTo(here);
        assertThat(traceOf("-XX:+UseParallelGC", "-XX:hashCode=3", "-Xmx500m", "-Duser.language=tr"))
                .isEqualTo(here);
    }

    private static String traceOf(String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UnlockExperimentalVMOptions");
        command.addAll(List.of(flags));
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Simulate.class.getName(),
                "chaos",
                "--seed",
                "7"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        Matcher trace = TRACE.matcher(said);
        assertThat(trace.find()).as(said).isTrue();
        return trace.group(1);
    }
}
