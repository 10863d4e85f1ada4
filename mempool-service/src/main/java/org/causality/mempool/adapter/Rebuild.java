package org.causality.mempool.adapter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.causality.mempool.book.AdmittedCancellation;
import org.causality.mempool.book.OrderRecord;
import org.causality.mempool.book.Page;
import org.causality.mempool.book.Totals;
import org.causality.mempool.book.Wanted;
import org.causality.mempool.fact.Fact;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.order.AdmissionReceipt;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.adapter.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Makes the view from {@code orders.state}, batch by batch as the records were written: older versions of a record that
 * compaction has not removed yet are stored and overtaken. So it needs no more memory than one batch.
 */
final class Rebuild {
    private final StateLog stateLog;
    private final RedisBook view;
    private Totals totals = Totals.NONE;
    private Memory memory = Memory.empty();
    private final Map<Integer, Fact> facts = new HashMap<>();

    Rebuild(StateLog stateLog, RedisBook view) {
        this.stateLog = stateLog;
        this.view = view;
    }

    /** What the records add up to. */
    record Rebuilt(Totals totals, Memory memory) {}

    /** @param epoch marks the view as the work of this rebuild */
    Rebuilt run(String epoch) {
        view.startOver(epoch);
        totals = Totals.NONE;
        memory = Memory.empty();
        facts.clear();
        stateLog.replay(this::restore);
        memory.known().restore(facts);
        view.declareWhole();
        return new Rebuilt(totals, memory);
    }

    private void restore(List<ConsumerRecord<byte[], byte[]>> records) {
        List<OrderRecord> orders = new ArrayList<>();
        Wanted wanted = Wanted.nothing();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            OrderRecord order = order(record);
            if (order != null) {
                orders.add(order);
                wanted.add(order.id(), order.signed());
            }
        }
        Page page = view.open(wanted, totals);
        orders.forEach(order -> restore(page, order));
        view.store(page);
        totals = page.totals();
        orders.forEach(memory.leased()::note);
    }

    /** The record's order; null where it holds something else, which is taken in. */
    private @Nullable OrderRecord order(ConsumerRecord<byte[], byte[]> record) {
        Bytes32 key = Bytes32.of(record.key());
        String json = new String(record.value(), StandardCharsets.UTF_8);
        String content = RecordHeaders.text(record.headers(), RecordHeader.CONTENT);
        if (key.equals(BookLog.BOOKMARK)) {
            BookmarkJson mark = BookmarkJson.read(json);
            totals = mark.restored(totals);
            memory.marks().restore(mark.restoredPlaces());
        } else if (KnownJson.FACT.equals(content)) {
            restoreFact(BookLog.factPlace(key), json);
        } else if (KnownJson.HEADS.equals(content)) {
            memory.known().restore(KnownJson.readHeads(json));
        } else {
            return RecordJson.read(json);
        }
        return null;
    }

    private void restoreFact(int place, String json) {
        if (json.isEmpty()) {
            facts.remove(place);
        } else {
            facts.put(place, KnownJson.readFact(json));
        }
    }

    private static void restore(Page page, OrderRecord order) {
        page.restore(order);
        countReceipt(page, order.receipt());
        AdmittedCancellation cancellation = order.cancellation();
        countReceipt(page, cancellation == null ? null : cancellation.receipt());
    }

    private static void countReceipt(Page page, @Nullable Bytes receipt) {
        if (receipt != null) {
            page.count(page.totals()
                    .admitted(AdmissionReceipt.decode(receipt).orThrow().admissionNumber()));
        }
    }
}
