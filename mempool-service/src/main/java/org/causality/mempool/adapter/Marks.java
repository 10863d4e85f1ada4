package org.causality.mempool.adapter;

import java.util.Map;
import java.util.TreeMap;
import org.causality.backbone.log.LogRecord;
import org.causality.mempool.book.Cursor;

/**
 * How far the logs of events were read: of each partition the place of the last event taken. Places rise within a
 * partition, so they know a repeat whoever made it, this service's consumer or the writer's outbox. Belongs to the
 * writer.
 */
final class Marks {
    private final Map<String, Cursor> places = new TreeMap<>();

    boolean isRepeat(LogRecord record) {
        return Required.place(record).compareTo(places.getOrDefault(name(record), Cursor.START)) <= 0;
    }

    void read(LogRecord record) {
        places.put(name(record), Required.place(record));
    }

    /** As it was stored. */
    void restore(Map<String, Cursor> stored) {
        places.putAll(stored);
    }

    /** By topic and partition. */
    Map<String, Cursor> places() {
        return places;
    }

    private static String name(LogRecord record) {
        return record.topic().name() + "/" + record.partition();
    }
}
