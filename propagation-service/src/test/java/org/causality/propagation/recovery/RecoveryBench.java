package org.causality.propagation.recovery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.causality.model.codec.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The program behind {@code ./causality bench recovery}: bytes, round trips and CPU of recoveries of a million ids, the median
 * of the runs by bytes and the worst; beside them public implementations on the first run's sets, where npm is.
 */
final class RecoveryBench {
    private static final int COMMON = 1_000_000;
    private static final int TICKS = 1 << 20;
    private static final int RUNS = 5;

    private final int runs;
    private final @Nullable Beside beside;

    private RecoveryBench(int runs, @Nullable Beside beside) {
        this.runs = runs;
        this.beside = beside;
    }

    /** @param arguments {@code --runs N}, {@code --alone} */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = List.of(arguments);
        int at = words.indexOf("--runs");
        new RecoveryBench(
                        at < 0 ? RUNS : Integer.parseInt(words.get(at + 1)),
                        words.contains("--alone") ? null : Beside.install())
                .run();
    }

    private void run() throws IOException, InterruptedException {
        System.out.println("differences   sketch B  compare B  per 32 B  RTT equal  opener ms  answerer ms  ended");
        for (int differences : new int[] {0, 100, 1_000, 10_000}) {
            row(
                    Integer.toString(differences),
                    differences,
                    run -> scattered(new Random(1_000L * run + differences), differences));
        }
        row("20000 tail", 20_000, run -> tail(new Random(run)));
    }

    private interface Sides {
        Replica[] of(int run);
    }

    private void row(String name, int differences, Sides sides) throws IOException, InterruptedException {
        List<Meeting> meetings = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            Replica[] both = sides.of(run);
            if (run == 0 && beside != null) {
                SetFile.write(beside.setFile(), both[0], both[1]);
            }
            meetings.add(new Meeting(both[0], both[1]).run());
        }
        meetings.sort(Comparator.comparingLong(meeting -> meeting.bytesToCompare));
        for (Meeting meeting : List.of(meetings.get(runs / 2), meetings.getLast())) {
            double ideal = 32.0 * Math.max(1, differences);
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %9d %10d %9.2f %10.1f %10.1f %12.1f  %s%n",
                    name,
                    meeting.bytesOfSketch,
                    meeting.bytesToCompare,
                    meeting.bytesToCompare / ideal,
                    meeting.flightsUntilEqual / 2.0,
                    meeting.openerCpuNanos / 1e6,
                    meeting.answererCpuNanos / 1e6,
                    meeting.ended);
        }
        if (beside != null) {
            beside.measure(differences).forEach(System.out::println);
        }
    }

    private static Replica[] scattered(Random random, int differences) {
        Replica one = new Replica();
        Replica other = new Replica();
        for (int i = 0; i < COMMON; i++) {
            Bytes message = Replica.message(random, 1 + random.nextInt(TICKS - 1));
            one.keep(message);
            other.keep(message);
        }
        for (int i = 0; i < differences; i++) {
            (random.nextBoolean() ? one : other).keep(Replica.message(random, 1 + random.nextInt(TICKS - 1)));
        }
        return new Replica[] {one, other};
    }

    private static Replica[] tail(Random random) {
        Replica[] both = scattered(random, 0);
        for (int i = 0; i < 10_000; i++) {
            both[0].keep(Replica.message(random, TICKS + i));
            both[1].keep(Replica.message(random, TICKS + i));
        }
        return both;
    }
}
