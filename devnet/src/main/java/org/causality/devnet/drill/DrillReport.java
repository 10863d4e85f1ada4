package org.causality.devnet.drill;

import java.util.List;
import java.util.Locale;

/**
 * What healing cost, over all operators.
 *
 * @param sessions that ended, each counted by the side that began it
 * @param comparedBytes of all frames but those with messages, as they stood on the streams
 * @param messageBytes of the frames with messages
 * @param recovered messages that recovery brought to a core
 * @param fetched messages that came by {@code /causality/fetch/1} meanwhile
 */
record DrillReport(
        double seconds,
        long sessions,
        long roundTrips,
        long comparedBytes,
        long messageBytes,
        long recovered,
        long fetched) {

    private static final String BYTES = "causality_gateway_recovery_bytes_total";
    private static final String SENT = "direction=\"out\"";

    static DrillReport of(Meters before, Meters after, double seconds) {
        long all = grown(before, after, BYTES, SENT);
        long messages = grown(before, after, BYTES, SENT, "frame=\"push\"");
        return new DrillReport(
                seconds,
                grown(before, after, "causality_gateway_recoveries_total", "side=\"opener\""),
                grown(before, after, "causality_gateway_recovery_round_trips_total"),
                all - messages,
                messages,
                grown(before, after, "causality_propagation_recovered_total", "outcome=\"taken\""),
                grown(before, after, "causality_gateway_fetched_total", "outcome=\"came\""));
    }

    private static long grown(Meters before, Meters after, String name, String... labels) {
        return Math.round(after.sum(name, labels) - before.sum(name, labels));
    }

    List<String> lines() {
        return List.of(
                String.format(Locale.ROOT, "healed      the same everywhere %.1f s after the link was back", seconds),
                String.format(
                        Locale.ROOT,
                        "recovery    %d sessions, %d round trips; %,d bytes to compare, %,d bytes of messages",
                        sessions,
                        roundTrips,
                        comparedBytes,
                        messageBytes),
                String.format(
                        Locale.ROOT,
                        "messages    %d came by recovery, %d by fetch, counted at every operator they came to",
                        recovered,
                        fetched));
    }
}
