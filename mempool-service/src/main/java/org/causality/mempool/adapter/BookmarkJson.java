package org.causality.mempool.adapter;

import java.util.Map;
import java.util.TreeMap;
import org.causality.mempool.book.Cursor;
import org.causality.mempool.book.Totals;
import org.causality.model.codec.Decimals;
import org.causality.model.message.LamportTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far the book has read its logs, as {@code orders.state} keeps it beside the orders.
 *
 * @param told how many events stand at the delivery sequence after that one; absent for none
 * @param places the last event taken of each partition of {@code jobs.events} and {@code chains.events}
 */
record BookmarkJson(
        String deliverySequence,
        String lamport,
        @Nullable Integer told,
        @Nullable Map<String, String> places) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static String write(Totals totals, Map<String, Cursor> places) {
        Map<String, String> texts = new TreeMap<>();
        places.forEach((part, place) -> texts.put(part, place.toString()));
        return JSON.writeValueAsString(new BookmarkJson(
                Long.toUnsignedString(totals.delivered()), totals.clock().toString(), totals.told(), texts));
    }

    static BookmarkJson read(String json) {
        return JSON.readValue(json, BookmarkJson.class);
    }

    Totals restored(Totals totals) {
        return totals.delivered(
                        Decimals.parseUnsignedLong(deliverySequence),
                        new LamportTime(Decimals.parseUnsignedLong(lamport)))
                .told(told == null ? 0 : told);
    }

    Map<String, Cursor> restoredPlaces() {
        Map<String, Cursor> restored = new TreeMap<>();
        if (places != null) {
            places.forEach((part, place) -> restored.put(part, Cursor.parse(place)));
        }
        return restored;
    }
}
