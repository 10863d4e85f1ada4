package org.causality.mempool.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.causality.mempool.Wallet;
import org.causality.mempool.book.Account;
import org.causality.mempool.book.AdmittedCancellation;
import org.causality.mempool.book.Cursor;
import org.causality.mempool.book.JobNews;
import org.causality.mempool.book.Jobs;
import org.causality.mempool.book.Log;
import org.causality.mempool.book.OrderRecord;
import org.causality.mempool.book.Totals;
import org.causality.mempool.book.WholeBook;
import org.causality.model.message.LamportTime;
import org.causality.model.order.AdmissionReceipt;
import org.causality.model.order.SignedUserOrder;
import org.junit.jupiter.api.Test;

/** What is written is read back the same. */
class RecordIsStoredTest {
    private final Wallet wallet = Wallet.fresh();

    private OrderRecord cancelled(SignedUserOrder order) {
        WholeBook book = new WholeBook();
        Log log = new Log();
        book.deliver(
                List.of(log.order(1, order), log.order(2, order), log.cancellation(3, wallet.cancel(order.id()), 1)));
        return Objects.requireNonNull(book.find(order.id()));
    }

    @Test
    void aRecordWithEverything() {
        SignedUserOrder order = wallet.signed(7, 1);
        AdmissionReceipt receipt = TestingReceipts.receipt(order.id().value());
        OrderRecord record = cancelled(order)
                .withReceipt(receipt.encode())
                .withCancellation(new AdmittedCancellation(wallet.cancel(order.id()), receipt.encode()));
        assertThat(RecordJson.read(RecordJson.write(record))).isEqualTo(record);
    }

    @Test
    void aRecordWithTheLeast() {
        SignedUserOrder order = wallet.signed(-1, 1);
        AdmissionReceipt receipt = TestingReceipts.receipt(order.id().value());
        OrderRecord record = OrderRecord.admitted(order.id(), order, receipt.encode());
        assertThat(RecordJson.read(RecordJson.write(record))).isEqualTo(record);
    }

    @Test
    void aBookmark() {
        Totals totals = new Totals(0, 0, 0, -2, 5, new LamportTime(-1));
        Map<String, Cursor> places = Map.of("jobs.events/3", new Cursor(-2, 7));
        BookmarkJson read = BookmarkJson.read(BookmarkJson.write(totals, places));
        assertThat(read.restored(Totals.NONE)).isEqualTo(totals);
        assertThat(read.restoredPlaces()).isEqualTo(places);
    }

    @Test
    void aBookmarkFromBeforeThereWerePlaces() {
        BookmarkJson read = BookmarkJson.read("{\"deliverySequence\":\"7\",\"lamport\":\"9\"}");
        assertThat(read.restored(Totals.NONE)).isEqualTo(new Totals(0, 0, 0, 7, 0, new LamportTime(9)));
        assertThat(read.restoredPlaces()).isEmpty();
    }

    @Test
    void aRecordUnderWork() {
        SignedUserOrder order = wallet.signed(7, 1);
        WholeBook book = new WholeBook();
        Log log = new Log();
        Jobs jobs = new Jobs(1, 2);
        book.deliver(List.of(log.order(1, order)));
        book.hear(List.of(jobs.verified(order.id()), jobs.decided(13, 2, order.id())));
        book.deliver(List.of(log.cancellation(2, wallet.cancel(order.id()), 1)));
        OrderRecord proven = Objects.requireNonNull(book.find(order.id()));
        assertThat(RecordJson.read(RecordJson.write(proven))).isEqualTo(proven);
        assertThat(proven.engagement().recall()).isNotNull();
        book.hear(List.of(jobs.fell(1, JobNews.Fall.BRANCH_LOST, order.id())));
        OrderRecord ended = Objects.requireNonNull(book.find(order.id()));
        assertThat(RecordJson.read(RecordJson.write(ended))).isEqualTo(ended);
    }

    @Test
    void aLeasedRecord() {
        SignedUserOrder order = wallet.signed(7, 1);
        WholeBook book = new WholeBook();
        book.deliver(List.of(new Log().order(1, order)));
        book.hear(List.of(new Jobs(1, 2).decided(13, 2, order.id())));
        OrderRecord leased = Objects.requireNonNull(book.find(order.id()));
        assertThat(leased.engagement().lease()).isNotNull();
        assertThat(RecordJson.read(RecordJson.write(leased))).isEqualTo(leased);
    }

    @Property
    void anAccount(@ForAll long lowestFree, @ForAll List<Long> ahead, @ForAll @IntRange(min = 0) int open) {
        Account account = new Account(lowestFree, ahead, open);
        assertThat(AccountText.read(AccountText.write(account))).isEqualTo(account);
    }
}
