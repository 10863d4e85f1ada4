package org.causality.devnet.story.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.EventLog;
import org.causality.devnet.story.api.ServerEvent;
import org.causality.devnet.story.figures.WatchedOperator;

/** All operators as the client hears them. */
record Witness(List<WatchedOperator<EventLog>> operators) {

    List<String> names() {
        return operators.stream().map(WatchedOperator::name).toList();
    }

    WatchedOperator<EventLog> last() {
        return operators.getLast();
    }

    /** Whether each of them told such an event in time. */
    boolean awaitEverywhere(Predicate<ServerEvent> wanted, Deadline deadline) {
        return operators.stream()
                .allMatch(operator -> operator.seen().await(wanted, deadline).isPresent());
    }

    /** All such events, one operator after the other. */
    Stream<ServerEvent> told(Predicate<ServerEvent> wanted) {
        return operators.stream()
                .flatMap(operator -> operator.seen().events().stream())
                .filter(wanted);
    }

    /** For each operator where both moments came, the nanoseconds from the one to the other. */
    Map<String, Long> between(
            Function<List<ServerEvent>, Optional<Long>> from, Function<List<ServerEvent>, Optional<Long>> until) {
        Map<String, Long> took = new LinkedHashMap<>();
        for (WatchedOperator<EventLog> operator : operators) {
            List<ServerEvent> events = operator.seen().events();
            Optional<Long> end = until.apply(events);
            from.apply(events)
                    .flatMap(start -> end.map(at -> at - start))
                    .ifPresent(nanos -> took.put(operator.name(), nanos));
        }
        return took;
    }

    /** When the first such event came. */
    static Function<List<ServerEvent>, Optional<Long>> first(Predicate<ServerEvent> wanted) {
        return events -> events.stream().filter(wanted).findFirst().map(ServerEvent::arrivedNanos);
    }

    /** A moment that is the same for all. */
    static Function<List<ServerEvent>, Optional<Long>> at(long nanos) {
        return _ -> Optional.of(nanos);
    }
}
