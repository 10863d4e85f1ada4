package org.causality.devnet.story.load;

import java.util.List;
import java.util.Map;
import org.causality.devnet.story.telling.Table;

/** What a run found; its JSON is one line. */
sealed interface LoadReport {

    List<String> lines();

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
            return table.lines();
        }
    }

    record SaturationReport(String mode, String postedAt, List<Saturation.Stage> stages, List<String> troubles)
            implements LoadReport {

        @Override
        public List<String> lines() {
            Table table = new Table(
                    List.of("posters", "admitted/s", "open/s", "backlog", "p50", "p99", "answers"),
                    List.of(0, 1, 2, 3, 4, 5));
            for (Saturation.Stage stage : stages) {
                table.row(
                        stage.concurrency(),
                        stage.admittedPerSecond(),
                        stage.openPerSecond(),
                        stage.backlog(),
                        Spread.text(stage.admission().p50()),
                        Spread.text(stage.admission().p99()),
                        stage.answers());
            }
            return table.lines();
        }
    }
}
