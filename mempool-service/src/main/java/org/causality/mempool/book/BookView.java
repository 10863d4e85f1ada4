package org.causality.mempool.book;

import org.causality.model.order.OrderId;
import org.jspecify.annotations.Nullable;

/** Where readers and the writer find the book as it stands. A view: it can be lost and made again from the log. */
public interface BookView {

    /** Thrown where the view is not whole: emptied, being made, or not to be reached. Worth trying again. */
    final class NotWholeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotWholeException(String detail, @Nullable Throwable cause) {
            super(detail, cause);
        }
    }

    /** The order, or null when the whole view has none of this id. */
    @Nullable OrderRecord find(OrderId id);

    /** The seed's {@code find_orders}. */
    FoundOrders findOrders(OrderCriteria criteria);

    /** What a batch wants to touch, with the totals it goes on from. */
    Page open(Wanted wanted, Totals totals);

    /** Stores all changes of a page or none. */
    void store(Page page);
}
