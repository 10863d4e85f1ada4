package org.causality.libp2p.hostile;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.causality.libp2p.gossip.GossipSnapshot;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.gossip.router.Verdict;
import org.causality.libp2p.host.HostLimits;
import org.causality.libp2p.identity.PrivateKey;
import org.jspecify.annotations.Nullable;

/** Ten attackers to one honest peer, for so many seconds, and what that does to the honest one and to the victim. */
final class Flood implements AutoCloseable {
    static final int ATTACKERS = 10;
    private static final long HONEST_PAUSE_NANOS = 20_000_000;
    private static final int BASELINE_SECONDS_MAX = 15;
    private static final int START_SECONDS_MAX = 600;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /**
     * What came of it.
     *
     * @param published honest messages
     * @param arrived of these, at the victim
     * @param banned whether the honest peer was taken for a bad one
     * @param badFrames frames of attackers that the victim read
     * @param verifications of signatures for them
     * @param cpuMicros victim's CPU for each of them
     * @param verificationMicros what one verification takes on this machine
     * @param delayMedianMicros from publishing to the victim's application
     * @param delayMostMicros the longest
     * @param heapBytes alive in the flood once its warm-up is over, the honest peer's included
     * @param heapGrowth from then to its end, as a share
     */
    record Report(
            long published,
            long arrived,
            boolean banned,
            long badFrames,
            long verifications,
            double cpuMicros,
            double verificationMicros,
            long delayMedianMicros,
            long delayMostMicros,
            long heapBytes,
            double heapGrowth) {
        double verificationsPerBadFrame() {
            return (double) verifications / badFrames;
        }

        double cpuInVerifications() {
            return cpuMicros / verificationMicros;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d of %d honest messages arrived%s; %d bad frames, %.3f verifications and %.1f us CPU each (%.2f"
                            + " verifications of %.0f us); honest delay %.1f ms median, %.1f ms most; heap %+.1f %% of %.1f MiB",
                    arrived,
                    published,
                    banned ? ", honest peer BANNED" : "",
                    badFrames,
                    verificationsPerBadFrame(),
                    cpuMicros,
                    cpuInVerifications(),
                    verificationMicros,
                    delayMedianMicros / 1e3,
                    delayMostMicros / 1e3,
                    100 * heapGrowth,
                    heapBytes / (double) (1 << 20));
        }
    }

    private static final int COLLECTIONS_UNTIL_COMPACT = 4;

    private final Node victim = new Node(1, HostLimits.defaults());
    private final Node honest = new Node(2, HostLimits.defaults());
    private final Queue<Long> delays = new ConcurrentLinkedQueue<>();
    private int published;
    private @Nullable Process attackers;

    Flood() {
        victim.follow(this::judge);
        honest.dial(victim);
        Node.await(() -> victim.gossip.meshPeers(Node.TOPIC).contains(honest.id()), "mesh");
        Node.await(() -> honest.gossip.meshPeers(Node.TOPIC).contains(victim.id()), "mesh");
    }

    private Verdict judge(String text) {
        if (text.startsWith("honest ")) {
            delays.add((System.nanoTime() - Long.parseLong(text.substring(7, text.indexOf(' ', 7)))) / 1_000);
        }
        return Verdict.ACCEPT;
    }

    /** Measures {@code seconds} of flood, after {@code warmUpSeconds} of the same. */
    Report run(int warmUpSeconds, int seconds) throws Exception {
        publishFor(1_000_000_000L);
        long baselineNanos = TimeUnit.SECONDS.toNanos(Math.min(seconds, BASELINE_SECONDS_MAX));
        double baseline = cpuOf(baselineNanos) / (double) baselineNanos;
        attackers = attack(warmUpSeconds + seconds + START_SECONDS_MAX);
        Node.await(() -> victim.count(Reason.BAD_SIGNATURE) > 0, "the attack");
        publishFor(TimeUnit.SECONDS.toNanos(warmUpSeconds));
        long heapBefore = alive();
        GossipSnapshot before = victim.gossip.snapshot();
        long begun = System.nanoTime();
        int publishedBefore = published;
        long cpu = SYSTEM.getProcessCpuTime();
        publishFor(TimeUnit.SECONDS.toNanos(seconds));
        long nanos = System.nanoTime() - begun;
        double cpuNanos = SYSTEM.getProcessCpuTime() - cpu - baseline * nanos;
        GossipSnapshot after = victim.gossip.snapshot();
        attackers.destroy();
        Node.await(() -> delays.size() >= published, "all honest messages");
        Node.await(() -> victim.host.connections().size() == 1, "the attackers' end");
        long bad = after.framesIn() - before.framesIn() - (published - publishedBefore);
        long[] sorted = delays.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Report(
                published,
                sorted.length,
                victim.gossip.score(honest.id()) < 0,
                bad,
                after.count(Reason.BAD_SIGNATURE) - before.count(Reason.BAD_SIGNATURE),
                cpuNanos / 1e3 / bad,
                verificationMicros(),
                sorted[sorted.length / 2],
                sorted[sorted.length - 1],
                heapBefore,
                (double) alive() / heapBefore - 1);
    }

    /** For longer than is measured, and then ended: when measuring begins is the machine's business. */
    private Process attack(int seconds) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        FloodAttackers.class.getName(),
                        victim.host.dialAddresses().getFirst().toString(),
                        Integer.toString(ATTACKERS),
                        Integer.toString(seconds))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private long cpuOf(long nanos) {
        long before = SYSTEM.getProcessCpuTime();
        publishFor(nanos);
        return SYSTEM.getProcessCpuTime() - before;
    }

    private void publishFor(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            honest.publish("honest " + System.nanoTime() + " " + published++ + "x".repeat(900));
            LockSupport.parkNanos(HONEST_PAUSE_NANOS);
        }
    }

    /** Without what the test itself remembers. */
    private long alive() {
        victim.heard().clear();
        // The serial collector leaves dead objects where they lie, half of this small heap, but for one time in four.
        for (int i = 0; i < COLLECTIONS_UNTIL_COMPACT; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static double verificationMicros() {
        PrivateKey key = Node.key(9);
        byte[] message = new byte[600];
        byte[] signature = key.sign(message);
        long[] rounds = new long[20];
        for (int i = 0; i < rounds.length; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            for (int j = 0; j < 100; j++) {
                boolean genuine = key.publicKey().verify(message, signature);
                if (!genuine) {
                    throw new AssertionError("a good signature was refused");
                }
            }
            rounds[i] = THREADS.getCurrentThreadCpuTime() - before;
        }
        Arrays.sort(rounds);
        return rounds[rounds.length / 2] / 100.0 / 1e3;
    }

    @Override
    public void close() {
        if (attackers != null) {
            attackers.destroyForcibly();
        }
        victim.close();
        honest.close();
    }
}
