package org.causality.mempool.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.mempool.Wallet;
import org.causality.model.message.MessageId;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.OrderReason;
import org.junit.jupiter.api.Test;

/** Cancellations and replacements of one order, said at the same time: one end, under one name, at every operator. */
class OwnerEndsItTwiceTest {

    private static final Wallet WALLET = Wallet.ofSeed(7);
    private static final SignedUserOrder ORDER = WALLET.signed(0, 1);
    private static final SignedUserOrder NEXT = WALLET.sign(WALLET.order(1, 1, ORDER.id()));
    private static final SignedUserOrder OTHER = WALLET.sign(WALLET.order(0, 2, ORDER.id()));

    /** Two carriers of the order, then what ends it: two cancellations, two replacements, one of the same nonce. */
    private static final int CARRIERS = 2;

    private static final List<Delivery.Content> SAID = List.of(
            new Delivery.OrderCarried(ORDER.id(), ORDER),
            new Delivery.OrderCarried(ORDER.id(), ORDER),
            new Delivery.CancellationCarried(WALLET.cancel(ORDER.id())),
            new Delivery.CancellationCarried(WALLET.cancel(ORDER.id())),
            new Delivery.OrderCarried(NEXT.id(), NEXT),
            new Delivery.OrderCarried(OTHER.id(), OTHER));

    /** The places of {@link #SAID} in every order in which a carrier comes before the end that names it. */
    private static List<List<Integer>> interleavings(List<Integer> names) {
        List<List<Integer>> all = new ArrayList<>();
        extend(new ArrayList<>(), names, all);
        return all;
    }

    private static void extend(List<Integer> done, List<Integer> names, List<List<Integer>> all) {
        if (done.size() == SAID.size()) {
            all.add(List.copyOf(done));
        }
        for (int place = 0; place < SAID.size(); place++) {
            boolean mayCome = place < CARRIERS || done.contains(names.get(place));
            if (mayCome && !done.contains(place)) {
                done.add(place);
                extend(done, names, all);
                done.removeLast();
            }
        }
    }

    private record End(OrderStatus status, MessageId cause) {}

    private static End end(List<Integer> places, List<Integer> numbers, List<Integer> names) {
        WholeBook book = new WholeBook();
        Log log = new Log();
        for (int place : places) {
            int[] named = place < CARRIERS ? new int[0] : new int[] {numbers.get(names.get(place))};
            book.deliver(List.of(log.next(numbers.get(place), SAID.get(place), named)));
        }
        OrderRecord record = Objects.requireNonNull(book.find(ORDER.id()));
        assertThat(book.rebuilt().records()).isEqualTo(book.records());
        return new End(record.status(), record.history().getLast().cause().id());
    }

    @Property(tries = 25)
    void everyInterleavingNamesTheSameEnd(@ForAll long seed) {
        List<Integer> numbers = new ArrayList<>(List.of(1, 2));
        List<Integer> ends = new ArrayList<>(List.of(3, 4, 5, 6));
        Collections.shuffle(ends, new Random(seed));
        numbers.addAll(ends);
        Random whichCarrier = new Random(seed);
        List<Integer> names = new ArrayList<>();
        for (int place = 0; place < SAID.size(); place++) {
            names.add(place < CARRIERS ? place : whichCarrier.nextInt(CARRIERS));
        }
        Set<End> met = new HashSet<>();
        interleavings(names).forEach(places -> met.add(end(places, numbers, names)));
        int first = numbers.indexOf(3);
        OrderStatus status = first < CARRIERS + 2 ? OrderStatus.CANCELLED : OrderStatus.SUPERSEDED;
        assertThat(met).containsExactly(new End(status, Log.id(3)));
    }

    @Test
    void theOneThatStandsFirstIsNamedWhenItComesLate() {
        WholeBook book = new WholeBook();
        Log log = new Log();
        List<Reduced> reduced = book.deliver(
                List.of(log.order(1, ORDER), log.cancellation(3, WALLET.cancel(ORDER.id()), 1), log.order(2, NEXT, 1)));
        OrderEvent named = ((Reduced.Applied) reduced.getLast()).events().getLast();
        assertThat(named.order()).isEqualTo(ORDER.id());
        assertThat(named.step().from()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(named.step().to()).isEqualTo(OrderStatus.SUPERSEDED);
        assertThat(named.step().reason()).isEqualTo(OrderReason.OWNER_SUPERSEDED);
        assertThat(book.totals().open()).isEqualTo(1);
    }

    @Test
    void theOneThatStandsLaterChangesNothing() {
        WholeBook book = new WholeBook();
        Log log = new Log();
        List<Reduced> reduced = book.deliver(
                List.of(log.order(1, ORDER), log.order(2, NEXT, 1), log.cancellation(3, WALLET.cancel(ORDER.id()), 1)));
        assertThat(reduced.getLast()).isEqualTo(new Reduced.Repeated());
        assertThat(Objects.requireNonNull(book.find(ORDER.id())).status()).isEqualTo(OrderStatus.SUPERSEDED);
    }
}
