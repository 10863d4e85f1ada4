package org.causality.mempool.book;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing.
 *
 * @param next the cursor to go on from; null when there was no more
 */
public record FoundOrders(
        List<OrderRecord> orders, @Nullable Long next) {}
