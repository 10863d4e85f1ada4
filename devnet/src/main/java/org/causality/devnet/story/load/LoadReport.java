package org.causality.devnet.story.load;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.causality.devnet.story.figures.MeasuredProcess;
import org.causality.devnet.story.figures.Report;
import org.causality.devnet.story.figures.Spread;
import org.causality.devnet.story.telling.Table;

/** What a run found; its JSON is one line. */
sealed interface LoadReport extends Report {

    /** @param missing admitted orders that were not seen open there in time */
    record Visible(String operator, int hops, long missing, Spread afterPost) {}

    record OpenLoopReport(
            String mode,
            String postedAt,
            int ratePerSecond,
            int seconds,
            Map<String, Integer> answers,
            Spread admission,
            List<Visible> visible,
            double cpuMillisPerOrder,
            long rssPeakBytes,
            List<String> troubles)
            implements LoadReport {

        @Override
        public List<String> lines() {
            Table table = new Table(
                    List.of("what", "at", "hops", "orders", "missing", "p50", "p99", "max"), List.of(2, 3, 4, 5, 6, 7));
            table.row(
                    "POST answered",
                    postedAt,
                    0,
                    admission.count(),
                    "",
                    Spread.text(admission.p50()),
                    Spread.text(admission.p99()),
                    Spread.text(admission.max()));
            for (Visible seen : visible) {
                Spread spread = seen.afterPost();
                table.row(
                        "POST → visible",
                        seen.operator(),
                        seen.hops(),
                        spread.count(),
                        seen.missing(),
                        Spread.text(spread.p50()),
                        Spread.text(spread.p99()),
                        Spread.text(spread.max()));
            }
            return concat(table.lines(), MeasuredProcess.text(cpuMillisPerOrder, "order", rssPeakBytes));
        }
    }

    /**
     * @param ordersPerSecond what the slowest operator opened in the best stage
     * @param posters of that stage
     * @param cpuMillisPerOrder in that stage
     */
    record SaturationReport(
            String mode,
            String postedAt,
            List<Saturation.Stage> stages,
            double ordersPerSecond,
            int posters,
            double cpuMillisPerOrder,
            long rssPeakBytes,
            List<String> troubles)
            implements LoadReport {

        static SaturationReport of(
                String postedAt, List<Saturation.Stage> stages, long rssPeakBytes, List<String> troubles) {
            Saturation.Stage best =
                    Collections.max(stages, Comparator.comparingDouble(Saturation.Stage::openPerSecond));
            return new SaturationReport(
                    "saturation",
                    postedAt,
                    stages,
                    best.openPerSecond(),
                    best.concurrency(),
                    best.cpuMillisPerOrder(),
                    rssPeakBytes,
                    troubles);
        }

        @Override
        public List<String> lines() {
            Table table = new Table(
                    List.of("posters", "admitted/s", "open/s", "backlog", "p50", "p99", "CPU ms/order", "answers"),
                    List.of(0, 1, 2, 3, 4, 5, 6));
            for (Saturation.Stage stage : stages) {
                table.row(
                        stage.concurrency(),
                        stage.admittedPerSecond(),
                        stage.openPerSecond(),
                        stage.backlog(),
                        Spread.text(stage.admission().p50()),
                        Spread.text(stage.admission().p99()),
                        stage.cpuMillisPerOrder(),
                        stage.answers());
            }
            return concat(
                    table.lines(),
                    "saturated at " + ordersPerSecond + " orders/s with " + posters + " posters; "
                            + MeasuredProcess.text(cpuMillisPerOrder, "order", rssPeakBytes));
        }
    }

    private static List<String> concat(List<String> table, String last) {
        return Stream.concat(table.stream(), Stream.of(last)).toList();
    }
}
