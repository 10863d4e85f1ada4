package org.causality.mempool.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.causality.mempool.Wallet;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderLifeCycle;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.SignedUserOrder;

/** Deliveries and what is told of two lineages, each log in its own order, come together in any way. */
class LogsInterleaveTest {
    private static final List<Wallet> WALLETS = List.of(Wallet.ofSeed(1), Wallet.ofSeed(2), Wallet.ofSeed(3));

    /** One order of each wallet; the first two belong to the first lineage, the last to the second. */
    private static final List<SignedUserOrder> ORDERS =
            WALLETS.stream().map(wallet -> wallet.signed(0, 1)).toList();

    /** Everything is told after the orders were delivered: earlier it waits for them. */
    private static final long TOLD_AT = ORDERS.size() + 1L;

    private static final List<ComputationStatus> STATUSES = List.of(ComputationStatus.values());
    private static final List<JobNews.Fall> FALLS = List.of(JobNews.Fall.values());

    /** Each number makes one piece of news, whether it fits what came before or not. */
    private static List<JobNews> news(int lineage, List<Integer> seeds) {
        Jobs jobs = new Jobs(lineage, TOLD_AT);
        List<JobNews> told = new ArrayList<>();
        for (int seed : seeds) {
            int which = lineage == 1 ? seed / 7 % 2 : 2;
            OrderId order = ORDERS.get(which).id();
            int slot = 10 + seed / 11 % 3;
            int job = 10 * lineage + seed / 13 % 3;
            told.add(
                    switch (seed % 6) {
                        case 0 -> jobs.decided(slot, job, order);
                        case 1 -> jobs.own(slot, job, STATUSES.get(seed / 17 % STATUSES.size()), order);
                        case 2 -> jobs.verified(order);
                        case 3 -> jobs.anchored(seed / 17 % 3 == 0, order);
                        case 4 -> jobs.fell(job, FALLS.get(seed / 17 % FALLS.size()), order);
                        default -> jobs.moved(slot);
                    });
        }
        return told;
    }

    private static WholeBook withOrders(Log log) {
        WholeBook book = new WholeBook();
        for (int i = 0; i < ORDERS.size(); i++) {
            book.deliver(List.of(log.order(i + 1, ORDERS.get(i))));
        }
        return book;
    }

    /** Takes the logs in turns by chance, in batches by chance; answers all events. */
    private static List<OrderEvent> interleave(
            WholeBook book, List<Delivery> deliveries, List<List<JobNews>> told, Random chance) {
        List<OrderEvent> events = new ArrayList<>();
        int[] at = new int[told.size() + 1];
        while (true) {
            List<Integer> open = new ArrayList<>();
            for (int i = 0; i < at.length; i++) {
                if (at[i] < (i < told.size() ? told.get(i).size() : deliveries.size())) {
                    open.add(i);
                }
            }
            if (open.isEmpty()) {
                return events;
            }
            int which = open.get(chance.nextInt(open.size()));
            int from = at[which];
            List<Reduced> reduced;
            if (which < told.size()) {
                at[which] = Math.min(told.get(which).size(), from + 1 + chance.nextInt(3));
                reduced = book.hear(told.get(which).subList(from, at[which]));
            } else {
                at[which] = from + 1;
                reduced = book.deliver(deliveries.subList(from, at[which]));
            }
            reduced.forEach(one -> {
                if (one instanceof Reduced.Applied(var applied)) {
                    events.addAll(applied);
                }
            });
        }
    }

    private static Delivery cancellation(Log log, int which) {
        Wallet wallet = WALLETS.get(which);
        return log.cancellation(100 + which, wallet.cancel(ORDERS.get(which).id()), which + 1);
    }

    @Property(tries = 500)
    void anOrderIsOnlyWhereTheTableAllowsAndPlacesAreDense(
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 99_999) Integer> first,
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 99_999) Integer> second,
            @ForAll long luck) {
        Log log = new Log();
        WholeBook book = withOrders(log);
        List<Delivery> deliveries = List.of(log.other(50), cancellation(log, 0), log.other(51), cancellation(log, 2));
        List<OrderEvent> events =
                interleave(book, deliveries, List.of(news(1, first), news(2, second)), new Random(luck));
        Map<OrderId, OrderStatus> standing = new HashMap<>();
        Cursor last = Cursor.START;
        for (OrderEvent event : events) {
            OrderStatus before = standing.put(event.order(), event.step().to());
            assertThat(event.step().from()).isEqualTo(before == null ? OrderStatus.OPEN : before);
            boolean namesTheEnd = event.step().from() == OrderStatus.CANCELLED;
            assertThat(namesTheEnd
                            || OrderLifeCycle.TABLE
                                    .next(event.step().from())
                                    .contains(event.step().to()))
                    .isTrue();
            Cursor place = event.step().cursor();
            assertThat(place.index()).isEqualTo(place.sequence() == last.sequence() ? last.index() + 1 : 1);
            assertThat(place).isGreaterThan(last);
            last = place;
        }
        standing.forEach((order, status) -> assertThat(book.statuses()).containsEntry(order, status));
    }

    @Property(tries = 500)
    void withoutTheOwnersWordTheEndIsTheSameInAnyWay(
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 99_999) Integer> first,
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 99_999) Integer> second,
            @ForAll long luck) {
        List<List<JobNews>> told = List.of(news(1, first), news(2, second));
        List<WholeBook> books = new ArrayList<>();
        for (int way = 0; way < 2; way++) {
            Log log = new Log();
            WholeBook book = withOrders(log);
            List<OrderEvent> _ = interleave(book, List.of(log.other(50), log.other(51)), told, new Random(luck + way));
            books.add(book);
        }
        assertThat(books.getFirst().statuses()).isEqualTo(books.getLast().statuses());
        assertThat(books.getFirst().records())
                .extracting(OrderRecord::engagement)
                .isEqualTo(books.getLast().records().stream()
                        .map(OrderRecord::engagement)
                        .toList());
    }

    /** Unless the chain was faster. */
    @Property(tries = 500)
    void aRecalledOrderEndsWhenAllWorkOnItIsLost(
            @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 99_999) Integer> seeds, @ForAll long luck) {
        Log log = new Log();
        WholeBook book = withOrders(log);
        List<JobNews> told = new ArrayList<>(news(1, seeds));
        Jobs end = new Jobs(1, TOLD_AT + 1);
        OrderId order = ORDERS.getFirst().id();
        told.add(end.moved(99));
        told.add(end.fell(10, JobNews.Fall.BRANCH_LOST, order));
        List<OrderEvent> _ = interleave(book, List.of(cancellation(log, 0)), List.of(told), new Random(luck));
        Set<OrderStatus> byTheChain = EnumSet.of(OrderStatus.SETTLED, OrderStatus.INCLUDED, OrderStatus.SUBMITTED);
        OrderStatus status = book.statuses().get(order);
        assertThat(status == OrderStatus.CANCELLED || byTheChain.contains(status))
                .isTrue();
    }
}
