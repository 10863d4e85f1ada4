package org.causality.devnet.story.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.causality.devnet.story.figures.MeasuredProcess;
import org.causality.devnet.story.figures.Report;
import org.causality.devnet.story.figures.Spread;
import org.causality.devnet.story.telling.Table;

/**
 * What a run found.
 *
 * @param usable facts that every operator called VALID when it was asked in the end
 * @param settled orders that every operator told to be SETTLED
 * @param counts what was done, refused and taken back, how often each
 * @param timers the orchestrators' own, while the orders were on their way
 * @param cpuMillisIdlePerSecond of the operators' process with nothing to do
 * @param cpuMillisPerFact all of it while prices changed, for each fact
 * @param cpuMillisPerFactAboveIdle the same without what it would have used anyway
 * @param cpuMillisPerOrder and so for each settled order
 * @param proverCpuMillisPerOrder of the prover's process
 */
record FactsReport(
        String mode,
        int events,
        int usable,
        int orders,
        long settled,
        Map<String, Integer> counts,
        List<Row> stages,
        List<Timers.Timed> timers,
        double cpuMillisIdlePerSecond,
        double cpuMillisPerFact,
        double cpuMillisPerFactAboveIdle,
        double cpuMillisPerOrder,
        double cpuMillisPerOrderAboveIdle,
        double proverCpuMillisPerOrder,
        long rssPeakBytes,
        List<String> troubles)
        implements Report {

    @Override
    public List<String> lines() {
        Table table = new Table(List.of("what", "at", "times", "missing", "p50", "p99", "max"), List.of(2, 3, 4, 5, 6));
        for (Row row : stages) {
            Spread took = row.took();
            table.row(
                    row.stage(),
                    row.at(),
                    took.count(),
                    row.missing(),
                    Spread.text(took.p50()),
                    Spread.text(took.p99()),
                    Spread.text(took.max()));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        Table own = new Table(List.of("orchestrator's timer", "at", "times", "mean"), List.of(2, 3));
        timers.forEach(timed -> own.row(timed.timer(), timed.at(), timed.count(), Spread.text(timed.meanMillis())));
        lines.addAll(own.lines());
        lines.add("");
        lines.add("facts usable everywhere: " + usable + " of " + events + "; orders settled everywhere: " + settled
                + " of " + orders);
        lines.add("counted: " + counts);
        lines.add("idle operators: " + cpuMillisIdlePerSecond + " ms CPU a second; above that "
                + cpuMillisPerFactAboveIdle + " ms a fact and " + cpuMillisPerOrderAboveIdle + " ms a settled order");
        lines.add(MeasuredProcess.text(cpuMillisPerFact, "fact", rssPeakBytes) + "; " + cpuMillisPerOrder
                + " ms CPU per settled order, and the prover's " + proverCpuMillisPerOrder + " ms");
        return lines;
    }
}
