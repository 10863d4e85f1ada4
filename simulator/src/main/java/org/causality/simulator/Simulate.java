package org.causality.simulator;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.causality.simulator.node.Flaw;
import org.causality.simulator.run.Report;
import org.causality.simulator.run.Simulation;
import org.causality.simulator.script.Fault;
import org.causality.simulator.script.Layer;
import org.causality.simulator.script.Reading;
import org.causality.simulator.script.Script;
import org.causality.simulator.script.ScriptReader;

/** The command {@code simulate}: exit 0 when all held, 1 when something did not, 2 when it could not begin. */
public final class Simulate {
    private static final int FAILED = 1;
    private static final int REFUSED = 2;
    private static final String SCRIPTS = "/scripts/";

    private final PrintStream out;

    private Simulate(PrintStream out) {
        this.out = out;
    }

    /** @param args see {@code simulate --help} */
    public static void main(String[] args) throws IOException {
        System.exit(new Simulate(System.out).run(List.of(args)));
    }

    private int run(List<String> args) throws IOException {
        if (args.isEmpty()) {
            list();
            return 0;
        }
        return switch (SimulateRequest.read(args)) {
            case SimulateRequest.Asked asked -> run(asked);
            case SimulateRequest.Refused(String why) -> refuse(why);
        };
    }

    private int refuse(String why) {
        out.println("simulate: " + why);
        return REFUSED;
    }

    private void list() throws IOException {
        out.println(
                "usage: ./causality simulate SCRIPT [--seed S] [--nodes N] [--faults 1,3]; a script is a file, or one of");
        for (String name : resource("index.txt").lines().toList()) {
            String says = resource(name).lines().findFirst().orElse("").replaceFirst("#", "");
            out.printf("  %-14s%s%n", name, says);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Simulate.class.getResourceAsStream(SCRIPTS + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A script of the house by its name, with or without its ending. @throws IOException when there is none */
    public static Script bundled(String name) throws IOException {
        return switch (ScriptReader.read(name, resource(name.endsWith(".sim") ? name : name + ".sim"), 0)) {
            case Reading.Read(Script script) -> script;
            case Reading.Unreadable unreadable -> throw new IOException(name + ", " + unreadable);
        };
    }

    private int run(SimulateRequest.Asked asked) throws IOException {
        String name = asked.script();
        String own = name.endsWith(".sim") ? name : name + ".sim";
        boolean isBundled = resource("index.txt").lines().anyMatch(own::equals);
        if (!isBundled && !Files.isRegularFile(Path.of(name))) {
            return refuse("there is no script " + name + "; without arguments those of the house are listed.");
        }
        String text = isBundled ? resource(own) : Files.readString(Path.of(name));
        return switch (ScriptReader.read(name, text, asked.nodes())) {
            case Reading.Unreadable unreadable -> refuse(name + ", " + unreadable + ".");
            case Reading.Read(Script script) -> run(script, asked);
        };
    }

    private int run(Script script, SimulateRequest.Asked asked) {
        List<Fault> all = Simulation.faults(script, asked.seed());
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (asked.faults().isEmpty() || asked.faults().contains(i + 1)) {
                faults.add(all.get(i));
            }
        }
        announce(script, asked, all, faults);
        long begun = cpuNanos();
        Report report = Simulation.run(script, faults, asked.seed(), Flaw.NONE, Simulate::heapBytes);
        tell(report, (cpuNanos() - begun) / 1e9);
        if (!report.passed()) {
            shrink(report, asked, all);
        }
        return report.passed() ? 0 : FAILED;
    }

    /** Of the whole process, so that the collector's and the compilers' work counts. */
    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long heapBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    // ---- telling

    private void announce(Script script, SimulateRequest.Asked asked, List<Fault> all, List<Fault> faults) {
        out.printf(
                Locale.ROOT,
                "%s, seed %d: %,d nodes (%,d speak), %.4g messages/s%n",
                script.name(),
                asked.seed(),
                script.nodes(),
                script.publishers(),
                script.perSecond());
        out.println(
                script.layer() == Layer.GOSSIP
                        ? "runs the production's gossip router; links from its choice of links, then kept"
                        : "runs the production's gossip router, causal core (simulated disk), recovery and choice whom to"
                                + " fetch from; links from its choice of links, then dialled again when they break");
        out.println(
                "spared: signatures and digests are made and checked once a message, their verdict is the same at every"
                        + " node; frames are objects, 1 in " + script.codecEvery()
                        + " goes through the codec; links have latency but no width");
        for (Fault fault : faults) {
            out.printf("fault %d: %s%n", 1 + all.indexOf(fault), fault);
        }
    }

    private void tell(Report report, double cpuSeconds) {
        out.printf(
                Locale.ROOT,
                "%,d events, %.1f s of virtual time, %.1f s CPU (%,.0f events/s), %,.1f KiB alive a node; trace %016x%n",
                report.events(),
                report.virtualMicros() / 1e6,
                cpuSeconds,
                report.events() / cpuSeconds,
                report.heapBytes() / 1024.0 / report.script().nodes(),
                report.traceHash());
        out.printf(
                Locale.ROOT,
                "%,d links, %,d frames (%,d lost, %,d through the codec); %,d messages, %,d deliveries, %.2f%% of all,"
                        + " half in %d ms, 99%% in %d ms%n",
                report.links(),
                report.frames(),
                report.lostFrames(),
                report.throughCodec(),
                report.said(),
                report.deliveries(),
                100 * report.reach(),
                report.delayMillis50(),
                report.delayMillis99());
        if (report.compared() > 0) {
            out.printf(Locale.ROOT, "happenedBefore: %,d answers as the vector clocks have it%n", report.compared());
        }
        if (report.healedMicros() >= 0) {
            out.printf(
                    Locale.ROOT,
                    "all had the same %.1f s after the last fault and word%n",
                    report.healedMicros() / 1e6);
        }
        report.violations().forEach(violation -> out.println("VIOLATED " + violation));
        out.println(report.passed() ? "all held" : "FAILED");
    }

    private void shrink(Report report, SimulateRequest.Asked asked, List<Fault> all) {
        List<Fault> few = Simulation.shrink(report.script(), report.faults(), asked.seed(), Flaw.NONE);
        String numbers = String.join(
                ",", few.stream().map(fault -> "" + (1 + all.indexOf(fault))).toList());
        out.println("the fewest faults with which it fails: " + (few.isEmpty() ? "none at all" : few));
        out.printf(
                "again: ./causality simulate %s --seed %d --nodes %d%s%n",
                asked.script(),
                asked.seed(),
                report.script().nodes(),
                few.isEmpty() ? " --faults none" : " --faults " + numbers);
    }
}
