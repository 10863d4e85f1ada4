package org.causality.gateway.event;

import java.util.ArrayList;
import java.util.List;
import org.causality.gateway.event.EventLog.Events;
import org.causality.gateway.event.EventLog.Gone;

/**
 * One subscriber's way through the log.
 *
 * <pre>
 * cursor kept          → the events behind it, one by one
 * cursor lost at start → RESYNC once, then on from the newest
 * overtaken later      → LAGGED with the range that was missed, then on behind it
 * </pre>
 *
 * Single owner.
 */
public final class EventReader {

    /** What goes to the subscriber. */
    public sealed interface Said {}

    public record Happened(NodeEvent event) implements Said {}

    /** The cursor is too old: read the present state; the stream goes on after {@code newest}. */
    public record Resync(EventCursor newest) implements Said {}

    /** Events after {@code from} up to {@code to} were missed. */
    public record Lagged(EventCursor from, EventCursor to) implements Said {}

    private final EventLog log;
    private final EventFilter filter;
    private EventCursor at;
    private boolean begun;

    /** @param after events behind this cursor are read */
    public EventReader(EventLog log, EventFilter filter, EventCursor after) {
        this.log = log;
        this.filter = filter;
        this.at = after;
    }

    /** What comes next, at most {@code eventsMax} events looked at; empty when the reader is at the end. */
    public List<Said> next(int eventsMax) {
        List<Said> said = new ArrayList<>();
        while (said.isEmpty()) {
            switch (log.after(at, eventsMax)) {
                case Gone(EventCursor to) -> said.add(missed(to));
                case Events(List<NodeEvent> events)
                when events.isEmpty() -> {
                    return said;
                }
                case Events(List<NodeEvent> events) -> {
                    events.stream().filter(filter::wants).map(Happened::new).forEach(said::add);
                    at = events.getLast().cursor();
                }
            }
            begun = true;
        }
        return said;
    }

    public EventCursor cursor() {
        return at;
    }

    private Said missed(EventCursor to) {
        if (begun) {
            Lagged lagged = new Lagged(at, to);
            at = to;
            return lagged;
        }
        at = log.newest();
        return new Resync(at);
    }
}
