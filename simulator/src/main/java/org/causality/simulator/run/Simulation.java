package org.causality.simulator.run;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.causality.simulator.check.Delays;
import org.causality.simulator.check.Invariant;
import org.causality.simulator.check.Witness;
import org.causality.simulator.engine.Engine;
import org.causality.simulator.engine.Event;
import org.causality.simulator.message.Archive;
import org.causality.simulator.message.Said;
import org.causality.simulator.network.Network;
import org.causality.simulator.node.Flaw;
import org.causality.simulator.node.Node;
import org.causality.simulator.node.World;
import org.causality.simulator.script.Expectation;
import org.causality.simulator.script.Fault;
import org.causality.simulator.script.Layer;
import org.causality.simulator.script.Script;

/** One run of a script from one seed, in one thread. */
public final class Simulation {
    private static final long CHECK_MICROS = 1_000_000;

    /** How often it is looked whether all have the same, once it is quiet. */
    private static final long LOOK_MICROS = 100_000;

    /** Nodes and pairs of messages that are looked at in one check. */
    private static final int CHECKED_MAX = 64;

    private static final long CONVERGED_MICROS = 60_000_000;

    private final Script script;
    private final List<Fault> faults;
    private final long seed;
    private final Engine engine = new Engine();
    private final Archive archive = new Archive();
    private final Network network;
    private final Witness witness;
    private final World world;
    private final List<Node> nodes;
    private final SplittableRandom traffic;
    private final SplittableRandom checks;
    private int checked;
    private long healedMicros = -1;

    private Simulation(Script script, List<Fault> faults, long seed, Flaw flaw) {
        // One source for each purpose, so that more of one thing changes nothing about another.
        SplittableRandom random = new SplittableRandom(seed);
        this.script = script;
        this.faults = faults;
        this.seed = seed;
        this.network = new Network(engine, script.medium(), script.timeoutMicros(), random.split());
        this.witness = new Witness(engine, archive, script.nodes());
        this.world = new World(script, engine, network, archive, witness, flaw, random.split());
        this.traffic = random.split();
        this.checks = random.split();
        SplittableRandom ofNodes = random.split();
        SplittableRandom skews = random.split();
        for (int i = 0; i < script.nodes(); i++) {
            Node node = world.add(ofNodes.split());
            node.ahead(skews.nextLong(-script.skewMicros(), script.skewMicros() + 1));
        }
        this.nodes = world.nodes();
        nodes.forEach(Node::start);
        Topology.choose(nodes, random.split()).forEach(pair -> network.link(pair.dialler(), pair.listener()));
    }

    /** Runs a script with the faults it lists and draws. */
    public static Report run(Script script, long seed) {
        return run(script, faults(script, seed), seed, Flaw.NONE);
    }

    /** Runs it with these faults instead, on cores that are broken on purpose. */
    public static Report run(Script script, List<Fault> faults, long seed, Flaw flaw) {
        return run(script, faults, seed, flaw, () -> 0);
    }

    /** The same; at the end, while all of it is there, it asks how many bytes are alive. */
    public static Report run(Script script, List<Fault> faults, long seed, Flaw flaw, LongSupplier heapBytes) {
        return new Simulation(script, faults, seed, flaw).run(heapBytes);
    }

    /** The faults of a script and seed. */
    public static List<Fault> faults(Script script, long seed) {
        return Faults.of(script, new SplittableRandom(~seed));
    }

    /** The fewest of these faults with which it still fails. */
    public static List<Fault> shrink(Script script, List<Fault> faults, long seed, Flaw flaw) {
        return Shrinking.smallest(faults, some -> !run(script, some, seed, flaw).passed());
    }

    private Report run(LongSupplier heapBytes) {
        Harming harming = new Harming(engine, network, nodes);
        faults.forEach(harming::plan);
        engine.at(script.fromMicros(), new Word());
        engine.at(CHECK_MICROS, new Check());
        long quiet = script.withFaults(faults).quietMicros();
        engine.runUntil(quiet);
        judge(quiet);
        return report(heapBytes.getAsLong());
    }

    // ---- what is said

    private final class Word extends Event {
        @Override
        protected void happen() {
            Node node = nodes.get(script.publisher(traffic.nextInt(script.publishers())));
            if (engine.nowMicros() < script.untilMicros()) {
                if (node.isOn()) {
                    node.speak();
                }
                long apart = (long) (1_000_000 / script.perSecond());
                engine.after(1 + traffic.nextLong(2 * apart), new Word());
            }
        }

        @Override
        protected long trace() {
            return Engine.word(50, archive.size(), 0);
        }
    }

    // ---- what is looked at

    private final class Check extends Event {
        @Override
        protected void happen() {
            for (int i = 0; i < Math.min(CHECKED_MAX, nodes.size()); i++) {
                Node node = nodes.get(checked++ % nodes.size());
                node.check();
                if (archive.size() > 0) {
                    node.askHappenedBefore(anyMessage(), anyMessage());
                }
            }
            engine.after(CHECK_MICROS, new Check());
        }

        @Override
        protected long trace() {
            return Engine.word(51, checked, 0);
        }
    }

    private Said anyMessage() {
        return archive.get(checks.nextInt(archive.size()));
    }

    private void judge(long quietMicros) {
        long within = script.expectations().stream()
                .mapToLong(expected -> expected instanceof Expectation.Converged(long micros) ? micros : 0)
                .max()
                .orElse(0);
        boolean mustConverge = within > 0 || script.layer() == Layer.CAUSAL;
        long deadline = quietMicros + (within == 0 ? CONVERGED_MICROS : within);
        while (!haveTheSame() && engine.nowMicros() < deadline) {
            engine.runUntil(engine.nowMicros() + LOOK_MICROS);
        }
        if (haveTheSame()) {
            healedMicros = engine.nowMicros() - quietMicros;
        } else if (mustConverge) {
            nodes.forEach(this::blame);
        }
        script.expectations().forEach(this::judge);
    }

    private boolean haveTheSame() {
        return nodes.stream().filter(Simulation::counts).allMatch(node -> witness.hasAllWords(node.number()))
                && nodes.stream()
                                .filter(Simulation::counts)
                                .map(Node::state)
                                .distinct()
                                .count()
                        <= 1;
    }

    private static boolean counts(Node node) {
        return node.isOn() && node.isHonest();
    }

    private void blame(Node node) {
        if (counts(node)) {
            String words = witness.hasAllWords(node.number()) ? "all words" : "not all words";
            witness.violated(Invariant.CONVERGED, node.number(), "it has " + words + " and " + node.state());
        }
    }

    private void judge(Expectation expectation) {
        boolean holds = switch (expectation) {
            case Expectation.Converged _ -> true;
            case Expectation.Reach(double part) -> witness.reach(honest()) >= part;
            case Expectation.Delay(long micros) -> witness.delays().percentile(99) <= micros;
        };
        if (!holds) {
            witness.violated(Invariant.EXPECTED, -1, expectation.toString());
        }
    }

    private BitSet honest() {
        BitSet honest = new BitSet();
        nodes.stream().filter(Simulation::counts).forEach(node -> honest.set(node.number()));
        return honest;
    }

    private Report report(long heapBytes) {
        Delays delays = witness.delays();
        return new Report(
                script,
                seed,
                faults,
                witness.violations(),
                engine.traceHash(),
                engine.happened(),
                engine.nowMicros(),
                healedMicros,
                network.links(),
                network.sent(),
                network.lost(),
                world.throughCodec(),
                archive.size(),
                witness.deliveries(),
                witness.reach(honest()),
                delays.percentile(50) / 1_000,
                delays.percentile(99) / 1_000,
                witness.asked(),
                heapBytes);
    }
}
