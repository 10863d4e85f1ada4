package org.causality.mempool.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.causality.mempool.Wallet;
import org.causality.mempool.book.Account;
import org.causality.mempool.book.AdmittedCancellation;
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
        Totals totals = new Totals(0, 0, 0, -2, new LamportTime(-1));
        assertThat(BookmarkJson.read(BookmarkJson.write(totals), Totals.NONE)).isEqualTo(totals);
    }

    @Property
    void anAccount(@ForAll long lowestFree, @ForAll List<Long> ahead, @ForAll @IntRange(min = 0) int open) {
        Account account = new Account(lowestFree, ahead, open);
        assertThat(AccountText.read(AccountText.write(account))).isEqualTo(account);
    }
}
