package org.causality.devnet.story.figures;

import java.util.Collection;
import java.util.List;
import org.causality.devnet.story.api.Cursor;
import org.causality.devnet.story.api.EventSink;
import org.causality.devnet.story.api.EventStream;
import org.causality.devnet.story.api.OperatorApi;
import tools.jackson.databind.JsonNode;

/**
 * An operator under measurement.
 *
 * @param number its place in the line, from 1
 * @param seen what the client heard of it since it watches
 */
public record WatchedOperator<S extends EventSink>(int number, String name, OperatorApi api, S seen, EventStream stream)
        implements AutoCloseable {

    /** @param types of events, with commas between them */
    public static <S extends EventSink> WatchedOperator<S> watch(int number, OperatorApi api, String types, S seen) {
        JsonNode network = api.get("/v1/network").json();
        Cursor now = new Cursor(network.path("delivered").asLong(0), 0);
        EventStream stream = EventStream.after(api, "types=" + types, now, seen);
        String name = network.path("operator").path("name").asString("operator " + number);
        return new WatchedOperator<>(number, name, api, seen, stream);
    }

    /** A sentence for each stream that broke. */
    public static List<String> troubles(Collection<? extends WatchedOperator<?>> operators) {
        return operators.stream()
                .flatMap(operator -> operator.seen().trouble().map(what -> operator.name() + ": " + what).stream())
                .toList();
    }

    @Override
    public void close() {
        stream.close();
    }
}
