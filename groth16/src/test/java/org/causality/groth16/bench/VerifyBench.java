package org.causality.groth16.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.causality.groth16.Vectors;
import org.causality.groth16.prove.DevnetSetup;
import org.causality.groth16.prove.ProvingKey;
import org.causality.groth16.prove.Transitions;
import org.causality.groth16.snarkjs.SnarkjsProcess;
import org.causality.groth16.transition.StateTransition;
import org.causality.groth16.verify.Groth16Verifier;
import org.causality.groth16.verify.Statement;
import org.causality.groth16.verify.VerifyingKey;
import org.causality.groth16.verify.Zwaves;

/**
 * CPU time of one verification, ours single and in batches, zwaves and snarkjs, taken in turn; medians over rounds, and
 * of one proof with 4,106 constraints. Takes about a minute; an argument is the number of rounds.
 */
public final class VerifyBench {
    private static final String FOLDER = "sp1-v6.0.0";
    private static final int ROUNDS = 9;
    private static final int WARM_UP = 8;
    private static final int VERIFICATIONS = 64;
    private static final int SLOW_VERIFICATIONS = 10;

    private VerifyBench() {}

    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
        VerifyingKey key = Vectors.key(FOLDER);
        Statement statement = Vectors.valid(FOLDER);
        try (SnarkjsProcess snarkjs = SnarkjsProcess.start()) {
            Map<String, DoubleSupplier> runs = new LinkedHashMap<>();
            Groth16Verifier verifier = Vectors.verifier(FOLDER);
            runs.put("ours, single", () -> cpuMillis(VERIFICATIONS, () -> verifier.verify(statement)));
            for (int size : List.of(4, 16, 64)) {
                List<Statement> batch = Collections.nCopies(size, statement);
                runs.put(
                        "ours, batch of " + size,
                        () -> cpuMillis(VERIFICATIONS / size, () -> verifier.verifyAll(batch, new Random(1))) / size);
            }
            Zwaves zwaves = new Zwaves(key);
            runs.put("zwaves", () -> cpuMillis(VERIFICATIONS, () -> zwaves.verify(statement)));
            runs.put(
                    "snarkjs",
                    () -> snarkjs.verify(key, statement, SLOW_VERIFICATIONS).cpuMillis());
            ProvingKey proving = DevnetSetup.provingKey(StateTransition.circuit(StateTransition.DEPTH), "bench");
            runs.put("our prover", () -> cpuMillis(1, () -> Transitions.prove(proving, Transitions.demo(), "bench")));
            print(run(runs, rounds));
        }
    }

    /** All of them in turn, round by round. */
    private static Map<String, double[]> run(Map<String, DoubleSupplier> runs, int rounds) {
        Map<String, double[]> millis = new LinkedHashMap<>();
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Map.Entry<String, DoubleSupplier> run : runs.entrySet()) {
                double taken = run.getValue().getAsDouble();
                if (round >= 0) {
                    millis.computeIfAbsent(run.getKey(), _ -> new double[rounds])[round] = taken;
                }
            }
        }
        return millis;
    }

    private static double cpuMillis(int times, Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6 / times;
    }

    private static void print(Map<String, double[]> millis) {
        double ours = median(millis.getOrDefault("ours, single", new double[1]));
        System.out.printf("%-18s %12s %12s %22s%n", "", "CPU ms", "per CPU s", "ours single is x times");
        millis.forEach((name, taken) -> {
            double median = median(taken);
            System.out.printf(Locale.ROOT, "%-18s %12.3f %12.1f %22.2f%n", name, median, 1000 / median, median / ours);
        });
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
