package org.causality.devnet.bench.effects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.causality.devnet.story.figures.MeasuredProcess;
import org.causality.devnet.story.figures.Report;
import org.causality.devnet.story.telling.Table;

/**
 * What a run found.
 *
 * @param phases one after the other
 * @param cpuMillisPerEvolution of the tracker's process, with Kafka
 * @param postgresCpuMillisPerEvolution of the database server
 * @param counts all evolutions by the status they led to
 */
record EffectsReport(
        String mode,
        int effects,
        List<Phase> phases,
        double evolutionsPerSecond,
        double effectsPerSecond,
        double cpuMillisPerEvolution,
        double postgresCpuMillisPerEvolution,
        Map<String, Integer> counts,
        long rssPeakBytes)
        implements Report {

    /**
     * From the first record written until the last evolution was read, or given up.
     *
     * @param stage the status the effects came to
     */
    record Phase(String stage, int evolutions, int missing, double seconds, double perSecond) {}

    static EffectsReport of(
            EffectsOptions options,
            List<Phase> phases,
            Map<String, Integer> counts,
            long cpuMillis,
            long postgresMillis) {
        int evolutions = phases.stream().mapToInt(Phase::evolutions).sum();
        double seconds = phases.stream().mapToDouble(Phase::seconds).sum();
        int whole = phases.getLast().evolutions();
        return new EffectsReport(
                "effects",
                options.effects(),
                phases,
                perSecond(evolutions, seconds),
                perSecond(whole, seconds),
                MeasuredProcess.share(cpuMillis, evolutions),
                MeasuredProcess.share(postgresMillis, evolutions),
                counts,
                options.tracker().rssPeakBytes());
    }

    static double perSecond(int count, double seconds) {
        return seconds == 0 ? 0 : Math.round(count * 10 / seconds) / 10.0;
    }

    @Override
    public List<String> lines() {
        Table table = new Table(
                List.of("effects become", "evolutions", "missing", "seconds", "evolutions/s"), List.of(1, 2, 3, 4));
        phases.forEach(phase ->
                table.row(phase.stage(), phase.evolutions(), phase.missing(), phase.seconds(), phase.perSecond()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(evolutionsPerSecond + " evolutions/s, " + effectsPerSecond + " effects/s from PENDING to FINALIZED; "
                + postgresCpuMillisPerEvolution + " ms CPU of Postgres per evolution; counted: " + counts);
        lines.add(MeasuredProcess.text(cpuMillisPerEvolution, "evolution", rssPeakBytes));
        return lines;
    }
}
