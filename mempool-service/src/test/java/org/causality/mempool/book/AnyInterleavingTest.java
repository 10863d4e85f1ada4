package org.causality.mempool.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.causality.mempool.Wallet;
import org.causality.model.order.SignedUserOrder;

/** Whatever order the mesh brings things in, cause before effect: every operator ends with the same book. */
class AnyInterleavingTest {
    private static final List<Wallet> WALLETS = List.of(Wallet.ofSeed(1), Wallet.ofSeed(2));
    private static final int NONCES = 3;
    private static final int RIVALS = 2;

    /** Orders of both wallets: every nonce twice. Those of wallet 1's last nonce supersede its first order. */
    private static final List<SignedUserOrder> ORDERS = orders();

    /** Something that can be said: its message number, and those that must have been delivered before it. */
    private record Said(int number, Delivery.Content content, List<Integer> dependencies) {}

    private static List<SignedUserOrder> orders() {
        List<SignedUserOrder> orders = new ArrayList<>();
        for (Wallet wallet : WALLETS) {
            for (int nonce = 0; nonce < NONCES; nonce++) {
                for (int rival = 0; rival < RIVALS; rival++) {
                    orders.add(wallet.signed(nonce, rival));
                }
            }
        }
        Wallet first = WALLETS.getFirst();
        orders.add(first.sign(first.order(NONCES, 9, orders.getFirst().id())));
        return List.copyOf(orders);
    }

    /** Each number makes one thing to say. The first order is superseded and cancelled, often at the same time. */
    private static List<Said> sayings(List<Integer> seeds) {
        List<Said> said = new ArrayList<>();
        List<Integer> carriers = new ArrayList<>();
        List<Integer> carried = new ArrayList<>();
        for (int seed : seeds) {
            int number = said.size() + 1;
            int which = seed % ORDERS.size();
            if (seed % 3 != 0 || carriers.isEmpty()) {
                SignedUserOrder order = ORDERS.get(which);
                List<Integer> named = order.order().supersedes() == null || !carried.contains(0)
                        ? List.of()
                        : List.of(carriers.get(carried.indexOf(0)));
                said.add(new Said(number, new Delivery.OrderCarried(order.id(), order), named));
                carriers.add(number);
                carried.add(which);
            } else {
                int place = seed % carriers.size();
                Wallet by = WALLETS.get(seed / 7 % WALLETS.size());
                said.add(new Said(
                        number,
                        new Delivery.CancellationCarried(
                                by.cancel(ORDERS.get(carried.get(place)).id())),
                        List.of(carriers.get(place))));
            }
        }
        return said;
    }

    /** Cause before effect, else by chance; some are delivered twice. */
    private static List<Delivery> oneWay(List<Said> said, Random chance) {
        Log log = new Log();
        List<Delivery> deliveries = new ArrayList<>();
        List<Said> open = new ArrayList<>(said);
        Set<Integer> done = new HashSet<>();
        while (!open.isEmpty()) {
            Said next = open.get(chance.nextInt(open.size()));
            if (done.containsAll(next.dependencies())) {
                int[] named = next.dependencies().stream().mapToInt(i -> i).toArray();
                deliveries.add(log.next(next.number(), next.content(), named));
                done.add(next.number());
                if (chance.nextInt(4) > 0) {
                    open.remove(next);
                }
            }
        }
        return deliveries;
    }

    private static WholeBook bookOf(List<Delivery> deliveries, Random chance) {
        WholeBook book = new WholeBook();
        int from = 0;
        while (from < deliveries.size()) {
            int to = Math.min(deliveries.size(), from + 1 + chance.nextInt(5));
            book.deliver(deliveries.subList(from, to));
            from = to;
        }
        return book;
    }

    @Property(tries = 300)
    void endsInTheSameBook(
            @ForAll @Size(min = 1, max = 24) List<@IntRange(min = 0, max = 9_999) Integer> seeds, @ForAll long luck) {
        List<Said> said = sayings(seeds);
        WholeBook one = bookOf(oneWay(said, new Random(luck)), new Random(luck + 1));
        WholeBook other = bookOf(oneWay(said, new Random(luck + 2)), new Random(luck + 3));
        assertThat(one.statuses()).isEqualTo(other.statuses());
        assertThat(one.accounts()).isEqualTo(other.accounts());
        assertThat(one.totals().open()).isEqualTo(other.totals().open());
    }

    @Property(tries = 200)
    void theSameLogInOtherBatchesIsTheSameToTheLastEvent(
            @ForAll @Size(min = 1, max = 24) List<@IntRange(min = 0, max = 9_999) Integer> seeds, @ForAll long luck) {
        List<Delivery> log = oneWay(sayings(seeds), new Random(luck));
        WholeBook one = bookOf(log, new Random(luck + 1));
        WholeBook other = bookOf(log, new Random(luck + 2));
        assertThat(one.records()).isEqualTo(other.records());
        assertThat(one.totals()).isEqualTo(other.totals());
    }

    @Property(tries = 200)
    void whatWasStoredMakesTheSameBookAgain(
            @ForAll @Size(min = 1, max = 24) List<@IntRange(min = 0, max = 9_999) Integer> seeds, @ForAll long luck) {
        WholeBook book = bookOf(oneWay(sayings(seeds), new Random(luck)), new Random(luck + 1));
        WholeBook again = book.rebuilt();
        assertThat(again.records()).isEqualTo(book.records());
        assertThat(again.accounts()).isEqualTo(book.accounts());
        assertThat(again.totals()).isEqualTo(book.totals());
    }
}
