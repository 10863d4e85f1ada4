package org.causality.devnet.story.facts;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.figures.MeasuredProcess;

/**
 * The operators' own timers, {@code causality_orchestrator_…_seconds}, as they stand: how often and how long in all since
 * the start, by operator and by what is timed.
 */
record Timers(Map<Key, Total> totals) {

    private static final Pattern LINE = Pattern.compile(
            "(?m)^causality_orchestrator_(decision|prove|verify|errand)_seconds_(count|sum)\\{(.*)} (\\S+)$");
    private static final Pattern TYPE = Pattern.compile("(?:^|,)type=\"([^\"]*)\"");
    private static final Pattern REASON = Pattern.compile("(?:^|,)reason=\"([^\"]*)\"");
    private static final double SECOND_MILLIS = 1_000;

    /** @param what {@code verify PROOF VALID}: the timer's noun, type and reason */
    record Key(String at, String what) {}

    record Total(long count, double seconds) {
        Total plus(Total other) {
            return new Total(count + other.count, seconds + other.seconds);
        }
    }

    /** What a timer measured meanwhile. */
    record Timed(String at, String timer, long count, double meanMillis) {}

    /** @param orchestrators of operators 1 to N */
    static Timers read(List<URI> orchestrators, List<String> operators, HttpClient http) {
        Map<Key, Total> totals = new LinkedHashMap<>();
        for (int index = 0; index < orchestrators.size(); index++) {
            byte[] body = new OperatorApi(orchestrators.get(index), http)
                    .get("/actuator/prometheus")
                    .body()
                    .toArray();
            totals.putAll(parse(operators.get(index), new String(body, StandardCharsets.UTF_8)));
        }
        return new Timers(totals);
    }

    static Map<Key, Total> parse(String operator, String metrics) {
        Map<Key, Total> totals = new LinkedHashMap<>();
        Matcher lines = LINE.matcher(metrics);
        while (lines.find()) {
            String labels = lines.group(3);
            Key key = new Key(operator, lines.group(1) + " " + label(TYPE, labels) + " " + label(REASON, labels));
            double value = Double.parseDouble(lines.group(4));
            Total more = lines.group(2).equals("count") ? new Total(Math.round(value), 0) : new Total(0, value);
            totals.merge(key, more, Total::plus);
        }
        return totals;
    }

    private static String label(Pattern pattern, String labels) {
        Matcher label = pattern.matcher(labels);
        return label.find() ? label.group(1) : "";
    }

    /** What was measured between an earlier look and this one, by timer and operator. */
    List<Timed> since(Timers before) {
        List<Timed> timed = new ArrayList<>();
        totals.forEach((key, now) -> {
            Total then = before.totals.getOrDefault(key, new Total(0, 0));
            long count = now.count - then.count;
            if (count > 0) {
                double millis = (now.seconds - then.seconds) * SECOND_MILLIS;
                timed.add(new Timed(key.at, key.what, count, MeasuredProcess.share(millis, count)));
            }
        });
        timed.sort((a, b) -> (a.timer() + a.at()).compareTo(b.timer() + b.at()));
        return timed;
    }
}
