package org.causality.libp2p.peering;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How likely it is that an attacker holds all outbound links of a node that starts, by trying. Arguments: {@code trials
 * seed [scenario number]}.
 */
final class EclipseCampaign {
    private static final int LINKS = PeeringSettings.defaults().outboundMax();

    /** How often each node starts with the book that gossip filled: filling it costs more than many starts. */
    private static final int STARTS = 20;

    /** Normal quantile of a one-sided bound of 95 %. */
    private static final double Z = 1.645;

    /**
     * What was counted.
     *
     * @param attack under which attack
     * @param trials how many starts there were
     * @param eclipsed in how many of them the node had no honest outbound link at the end, or at any minute before
     * @param majority after how many it had more of the attacker's links than honest ones
     * @param sybilLinks the attacker's links over all of them
     */
    record Result(Attack attack, long trials, long eclipsed, long majority, long sybilLinks) {
        double probability() {
            return (double) eclipsed / trials;
        }

        /** Wilson's upper bound of the probability, 95 %. */
        double upperBound() {
            double share = probability();
            double centre = share + Z * Z / (2 * trials);
            double spread = Z * Math.sqrt(share * (1 - share) / trials + Z * Z / (4.0 * trials * trials));
            return (centre + spread) / (1 + Z * Z / trials);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s: %d of %d eclipsed, p <= %.1e; majority bad %.2f%%, bad links %.1f%%",
                    attack.name(),
                    eclipsed,
                    trials,
                    upperBound(),
                    100.0 * majority / trials,
                    100.0 * sybilLinks / (trials * LINKS));
        }
    }

    private EclipseCampaign() {}

    /** The two attacks with a goal: at most 1e-4 and 1e-5. */
    static final Attack HALF = Attack.share(50);

    static final Attack THIRTY = Attack.share(30);

    static final List<Attack> ALL = List.of(
            HALF,
            THIRTY,
            HALF.speakingFirst(),
            HALF.withPhantoms(4_000),
            HALF.lasting(Duration.ofHours(24)),
            Attack.share(80));

    static Result run(Attack attack, long trials, long seed) {
        Population population = new Population(attack, new SplittableRandom(seed));
        LongAdder eclipsed = new LongAdder();
        LongAdder majority = new LongAdder();
        LongAdder sybilLinks = new LongAdder();
        int starts = attack.lasting().isZero() ? STARTS : 1;
        long nodes = (trials + starts - 1) / starts;
        LongStream.range(0, nodes)
                .parallel()
                .forEach(node -> new Trial(attack, population, seed * 0x9e3779b97f4a7c15L + node)
                        .run(starts, (honest, sybil, fewestHonest) -> {
                            sybilLinks.add(sybil);
                            eclipsed.add(fewestHonest == 0 ? 1 : 0);
                            majority.add(sybil > honest ? 1 : 0);
                        }));
        return new Result(attack, nodes * starts, eclipsed.sum(), majority.sum(), sybilLinks.sum());
    }

    public static void main(String[] arguments) {
        long trials = Long.parseLong(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        IntStream.range(0, ALL.size())
                .filter(number -> arguments.length < 3 || number == Integer.parseInt(arguments[2]))
                .forEach(number -> System.out.println("prove: " + run(ALL.get(number), trials, seed)));
    }
}
