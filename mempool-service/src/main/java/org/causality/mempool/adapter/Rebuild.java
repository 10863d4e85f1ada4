package org.causality.mempool.adapter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.causality.mempool.book.AdmittedCancellation;
import org.causality.mempool.book.OrderRecord;
import org.causality.mempool.book.Page;
import org.causality.mempool.book.Totals;
import org.causality.mempool.book.Wanted;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.order.AdmissionReceipt;
import org.jspecify.annotations.Nullable;

/**
 * Makes the view from {@code orders.state}, batch by batch as the records were written: older versions of a record that
 * compaction has not removed yet are stored and overtaken. So it needs no more memory than one batch.
 */
final class Rebuild {
    private final StateLog stateLog;
    private final RedisBook view;
    private Totals totals = Totals.NONE;

    Rebuild(StateLog stateLog, RedisBook view) {
        this.stateLog = stateLog;
        this.view = view;
    }

    /**
     * @param epoch marks the view as the work of this rebuild
     * @return what the records add up to
     */
    Totals run(String epoch) {
        view.startOver(epoch);
        totals = Totals.NONE;
        stateLog.replay(this::restore);
        view.declareWhole();
        return totals;
    }

    private void restore(List<ConsumerRecord<byte[], byte[]>> records) {
        List<OrderRecord> orders = new ArrayList<>();
        Wanted wanted = Wanted.nothing();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String json = new String(record.value(), StandardCharsets.UTF_8);
            if (Bytes32.of(record.key()).equals(BookLog.BOOKMARK)) {
                totals = BookmarkJson.read(json, totals);
            } else {
                OrderRecord order = RecordJson.read(json);
                orders.add(order);
                wanted.add(order.id(), order.signed());
            }
        }
        Page page = view.open(wanted, totals);
        orders.forEach(order -> restore(page, order));
        view.store(page);
        totals = page.totals();
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
