package org.causality.gateway.budget;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One bucket for each of a bounded number of users; the one not seen for longest goes first and comes back full. Safe from
 * any thread.
 */
public final class Buckets<K> {

    private final Rate rate;
    private final Map<K, TokenBucket> byUser;

    public Buckets(Rate rate, int usersMax) {
        this.rate = rate;
        this.byUser = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, TokenBucket> eldest) {
                return size() > usersMax;
            }
        };
    }

    public synchronized boolean take(K user, double amount, long nowMillis) {
        return bucket(user, nowMillis).take(amount, nowMillis);
    }

    public synchronized long millisUntil(K user, double amount, long nowMillis) {
        return bucket(user, nowMillis).millisUntil(amount, nowMillis);
    }

    private TokenBucket bucket(K user, long nowMillis) {
        return byUser.computeIfAbsent(user, _ -> new TokenBucket(rate, nowMillis));
    }
}
