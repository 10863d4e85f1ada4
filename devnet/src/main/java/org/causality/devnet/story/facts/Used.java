package org.causality.devnet.story.facts;

import org.causality.devnet.story.figures.MeasuredProcess;

/** What operators and prover used while something was done. */
record Used(long cpuMillis, long proverCpuMillis, double seconds) {

    private static final double SECOND_NANOS = 1e9;

    static Used by(FactsOptions options, Runnable work) {
        long cpu = options.operators().cpuMillis();
        long proverCpu = options.prover().cpuMillis();
        long begun = System.nanoTime();
        work.run();
        return new Used(
                options.operators().cpuMillis() - cpu,
                options.prover().cpuMillis() - proverCpu,
                (System.nanoTime() - begun) / SECOND_NANOS);
    }

    /** The operators' CPU milliseconds for each. */
    double share(long count) {
        return MeasuredProcess.share(cpuMillis, count);
    }

    /** The same without what they use anyway; never below zero. */
    double shareAbove(double idleMillisPerSecond, long count) {
        return MeasuredProcess.share(Math.max(0, cpuMillis - idleMillisPerSecond * seconds), count);
    }

    double proverShare(long count) {
        return MeasuredProcess.share(proverCpuMillis, count);
    }
}
