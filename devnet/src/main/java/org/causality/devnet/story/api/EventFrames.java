package org.causality.devnet.story.api;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Puts lines of {@code text/event-stream} together to events. */
final class EventFrames {

    private static final int DATA_CHARS_MAX = 1024 * 1024;

    private String id = "";
    private String type = "";
    private final StringBuilder data = new StringBuilder();

    /** One line, without its end; the blank line after an event yields it. */
    Optional<Frame> line(String line) {
        if (line.isEmpty()) {
            return dispatch();
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String rest = colon < 0 ? "" : line.substring(colon + 1);
        String value = rest.startsWith(" ") ? rest.substring(1) : rest;
        switch (field) {
            case "id" -> id = value;
            case "event" -> type = value;
            case "data" -> appendData(value);
            default -> {
                // A comment (keeping the connection alive), or a field that says nothing to us.
            }
        }
        return Optional.empty();
    }

    private void appendData(String value) {
        if (data.length() + value.length() < DATA_CHARS_MAX) {
            data.append(data.isEmpty() ? "" : "\n").append(value);
        }
    }

    private Optional<Frame> dispatch() {
        Frame frame = new Frame(id, type, data.toString());
        type = "";
        data.setLength(0);
        return frame.data.isEmpty() ? Optional.empty() : Optional.of(frame);
    }

    record Frame(String id, String type, String data) {

        /** Hands it on: the kinds of event with a cursor as such, everything else as trouble. */
        void into(EventSink sink, long nowNanos) {
            Optional<Cursor> cursor = Cursor.parse(id);
            if (!ServerEvent.KINDS.contains(type) || cursor.isEmpty()) {
                sink.trouble("event '" + type + "' with id '" + id + "': " + data);
                return;
            }
            try {
                sink.event(
                        new ServerEvent(cursor.get(), type, JsonMapper.shared().readTree(data), nowNanos));
            } catch (JacksonException _) {
                sink.trouble("event " + id + " is not JSON: " + data);
            }
        }
    }
}
