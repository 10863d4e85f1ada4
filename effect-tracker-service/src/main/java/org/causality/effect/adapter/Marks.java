package org.causality.effect.adapter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.causality.backbone.log.LogRecord;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.jspecify.annotations.Nullable;

/**
 * How far each log was read, and up to which delivery sequence everything is known. A log is known by its id: where another
 * one stands under the same name, it began anew, and what was noted of the former says nothing of it.
 *
 * <p>A log whose writer has never said how far it is holds nobody up: its service may not be part of this node.
 */
final class Marks {

    /** The writer has not said how far it is. */
    static final long SILENT = -1;

    /** @param next the offset to go on at */
    record Mark(String topic, int part, long next, long progress) {}

    private record Part(String topic, int part) {}

    private final Map<Part, Mark> marks = new HashMap<>();
    private final Map<Part, Mark> changed = new LinkedHashMap<>();
    private final Map<String, String> logs;
    private final Map<String, String> changedLogs = new LinkedHashMap<>();

    /** @param logs the id of each log that was read, by topic */
    Marks(Collection<Mark> stored, Map<String, String> logs) {
        this.logs = new HashMap<>(logs);
        stored.forEach(mark -> marks.put(new Part(mark.topic(), mark.part()), mark));
    }

    Marks copy() {
        return new Marks(marks.values(), logs);
    }

    /**
     * What stands under the names of the logs now.
     *
     * @return the topics whose log began anew; they are read from the beginning
     */
    List<String> meet(Map<String, String> ids) {
        List<String> anew = new ArrayList<>();
        for (Topic topic : LogReader.READ) {
            String now = ids.get(topic.name());
            String before = logs.get(topic.name());
            if (now == null || now.equals(before)) {
                continue;
            }
            logs.put(topic.name(), now);
            changedLogs.put(topic.name(), now);
            if (before != null) {
                forget(topic);
                anew.add(topic.name());
            }
        }
        return anew;
    }

    private void forget(Topic topic) {
        for (int part = 0; part < topic.partitions(); part++) {
            Mark start = new Mark(topic.name(), part, 0, SILENT);
            marks.put(new Part(topic.name(), part), start);
            changed.put(new Part(topic.name(), part), start);
        }
    }

    Map<String, String> changedLogs() {
        return changedLogs;
    }

    /** Whether the record was read before: by its offset, and in {@code delivered} by its sequence. */
    boolean isRepeat(LogRecord record, long sequence) {
        Mark mark = marks.get(part(record));
        boolean sequenceSeen = record.topic().equals(TopicCatalogue.DELIVERED)
                && mark != null
                && sequence != 0
                && sequence <= mark.progress();
        return mark != null && (record.offset() < mark.next() || sequenceSeen);
    }

    /**
     * The record was read.
     *
     * @param progress up to where its log is complete with it, or {@link #SILENT}
     */
    void read(LogRecord record, long progress) {
        Part part = part(record);
        Mark before = marks.get(part);
        long reached = before == null ? progress : Math.max(progress, before.progress());
        long next = before == null ? record.offset() + 1 : Math.max(record.offset() + 1, before.next());
        Mark after = new Mark(part.topic(), part.part(), next, reached);
        marks.put(part, after);
        changed.put(part, after);
    }

    /** The delivery sequence up to which all logs that speak are complete. */
    long complete() {
        long lowest = Long.MAX_VALUE;
        for (Topic topic : LogReader.READ) {
            List<Mark> spoken = marks.values().stream()
                    .filter(mark -> mark.topic().equals(topic.name()) && mark.progress() != SILENT)
                    .toList();
            if (!spoken.isEmpty() || topic.equals(TopicCatalogue.DELIVERED)) {
                lowest = Math.min(lowest, lowest(topic, spoken));
            }
        }
        return lowest;
    }

    private static long lowest(Topic topic, List<Mark> spoken) {
        return spoken.size() < topic.partitions()
                ? 0
                : spoken.stream().mapToLong(Mark::progress).min().orElse(0);
    }

    Collection<Mark> changed() {
        return changed.values();
    }

    @Nullable Mark of(Topic topic, int part) {
        return marks.get(new Part(topic.name(), part));
    }

    private static Part part(LogRecord record) {
        return new Part(record.topic().name(), record.partition());
    }
}
