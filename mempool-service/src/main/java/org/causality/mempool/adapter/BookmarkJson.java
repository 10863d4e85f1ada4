package org.causality.mempool.adapter;

import org.causality.mempool.book.Totals;
import org.causality.model.codec.Decimals;
import org.causality.model.message.LamportTime;
import tools.jackson.databind.json.JsonMapper;

/** How far the book has read {@code delivered}, as {@code orders.state} keeps it beside the orders. */
record BookmarkJson(String deliverySequence, String lamport) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static String write(Totals totals) {
        return JSON.writeValueAsString(new BookmarkJson(
                Long.toUnsignedString(totals.delivered()), totals.clock().toString()));
    }

    static Totals read(String json, Totals totals) {
        BookmarkJson mark = JSON.readValue(json, BookmarkJson.class);
        return totals.delivered(
                Decimals.parseUnsignedLong(mark.deliverySequence),
                new LamportTime(Decimals.parseUnsignedLong(mark.lamport)));
    }
}
