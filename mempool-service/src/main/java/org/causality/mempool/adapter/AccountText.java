package org.causality.mempool.adapter;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.causality.mempool.book.Account;

/** An {@link Account} in Redis: {@code lowestFree;open;nonce,nonce,…}. */
final class AccountText {
    private AccountText() {}

    static String write(Account account) {
        String ahead = account.ahead().stream().map(Long::toUnsignedString).collect(Collectors.joining(","));
        return Long.toUnsignedString(account.lowestFree()) + ";" + account.open() + ";" + ahead;
    }

    static Account read(String text) {
        String[] parts = text.split(";", -1);
        List<Long> ahead = parts[2].isEmpty()
                ? List.of()
                : Arrays.stream(parts[2].split(",", -1))
                        .map(Long::parseUnsignedLong)
                        .toList();
        return new Account(Long.parseUnsignedLong(parts[0]), ahead, Integer.parseInt(parts[1]));
    }
}
