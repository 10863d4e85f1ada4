package org.causality.simulator.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.causality.simulator.script.Deed;
import org.causality.simulator.script.Fault;
import org.causality.simulator.script.Harm;
import org.causality.simulator.script.Script;
import org.causality.simulator.script.Who;

/** Draws faults of all kinds into the time in which things are said. At most a third of the nodes are hostile. */
final class Faults {
    private static final long SECOND = 1_000_000;

    private final SplittableRandom random;
    private final Script script;
    private final int hostileMax;
    private final List<Integer> hostile = new ArrayList<>();

    private Faults(Script script, SplittableRandom random) {
        this.script = script;
        this.random = random;
        this.hostileMax = (script.nodes() - 1) / 3;
    }

    /** Those the script lists, then those it wants drawn. */
    static List<Fault> of(Script script, SplittableRandom random) {
        Faults faults = new Faults(script, random);
        List<Fault> all = new ArrayList<>(script.faults());
        for (int i = 0; i < script.randomFaults(); i++) {
            all.add(faults.draw());
        }
        return all;
    }

    private Fault draw() {
        long from = random.nextLong(script.fromMicros(), script.untilMicros());
        long until = from + SECOND / 2 + random.nextLong(script.untilMicros() - script.fromMicros());
        return new Fault(from, until, harm());
    }

    private Harm harm() {
        return switch (random.nextInt(9)) {
            case 0 -> split(false, 0);
            case 1 -> split(true, 0);
            case 2 -> split(random.nextBoolean(), SECOND * (1 + random.nextInt(4)));
            case 3, 4 -> new Harm.Crash(one());
            case 5 -> new Harm.SlowDisk(one(), SECOND / 10 * (1 + random.nextInt(10)));
            case 6 -> new Harm.Skew(one(), SECOND * random.nextInt(3_600));
            case 7 -> new Harm.Noise(random.nextDouble(0.3), random.nextDouble(0.2), random.nextDouble(0.5));
            default -> byzantine();
        };
    }

    private Harm split(boolean oneWay, long flapMicros) {
        Who some = new Who.Some(random.nextInt(1_000_000), 20 + random.nextInt(60));
        return new Harm.Split(some, new Who.Others(some), oneWay, flapMicros);
    }

    private Who one() {
        return new Who.One(random.nextInt(script.nodes()));
    }

    private Harm byzantine() {
        int node = hostile.size() < hostileMax
                ? script.publisher(random.nextInt(script.publishers()))
                : hostile.get(random.nextInt(hostile.size()));
        if (!hostile.contains(node)) {
            hostile.add(node);
        }
        Deed[] deeds = Deed.values();
        return new Harm.Byzantine(new Who.One(node), deeds[random.nextInt(deeds.length)]);
    }
}
