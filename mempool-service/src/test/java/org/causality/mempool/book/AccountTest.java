package org.causality.mempool.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static Account using(List<Long> nonces) {
        Account account = Account.NEW;
        for (long nonce : nonces) {
            account = account.using(nonce);
        }
        return account;
    }

    @Property
    void theLowestFreeNonceIsTheFirstThatNobodyUsed(@ForAll List<@LongRange(min = 0, max = 40) Long> nonces) {
        TreeSet<Long> used = new TreeSet<>(nonces);
        long free = 0;
        while (used.contains(free)) {
            free++;
        }
        Account account = using(nonces);
        assertThat(account.lowestFree()).isEqualTo(free);
        assertThat(account.ahead()).containsExactlyElementsOf(used.tailSet(free));
    }

    @Test
    void sixtyFourAheadIsTheLast() {
        Account account = using(List.of(0L, 1L));
        assertThat(account.isTooFar(2 + Account.WINDOW)).isFalse();
        assertThat(account.isTooFar(2 + Account.WINDOW + 1)).isTrue();
    }

    @Test
    void noncesAreUnsigned() {
        assertThat(Account.NEW.isTooFar(-1)).isTrue();
        assertThat(using(List.of(-1L, 5L)).ahead()).containsExactly(5L, -1L);
    }

    @Test
    void beyondItsBoundTheFarthestAreNotRemembered() {
        Account account = Account.NEW;
        for (long nonce = 2 * Account.AHEAD_MAX; nonce > 0; nonce--) {
            account = account.using(nonce);
        }
        assertThat(account.ahead()).hasSize(Account.AHEAD_MAX).startsWith(1L);
    }
}
