package org.causality.gateway.priority;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each peer has had checked lately and what of its waits, in microseconds: a bucket that refills with the peer's fair
 * part of the capacity. Whoever has emptied it is not refused, but late: as long as it will take to pay. So nothing is left
 * unused, and a flood pays with its own time.
 */
final class PeerBills {

    private static final int WHOLE = 1_000;

    /** In thousandths of a microsecond, so that small times count. */
    private static final class Bill {
        long balance;
        long waiting;
        long paidMicros;
    }

    private final PriorityLimits limits;
    private final ActivePeers active;
    private final Map<String, Bill> byPeer;

    PeerBills(PriorityLimits limits, ActivePeers active) {
        this.limits = limits;
        this.active = active;
        this.byPeer = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bill> eldest) {
                return size() > limits.peersMax();
            }
        };
    }

    /** How long until the peer has paid for what it had and what waits; 0 for who is within its share. */
    long lateMicros(String peer, long nowMicros) {
        Bill bill = paid(peer, nowMicros);
        long owed = bill.waiting - bill.balance;
        return owed <= 0 ? 0 : Math.min(limits.lateMicrosMax(), Math.ceilDiv(owed, active.sharePerMille()));
    }

    /** Something to check came, or, with a negative cost, goes unchecked. */
    void waits(String peer, long costMicros, long nowMicros) {
        Bill bill = paid(peer, nowMicros);
        bill.waiting = Math.max(0, bill.waiting + costMicros * WHOLE);
    }

    /** A check was made. What a peer had while nobody else wanted it is not held against it for long. */
    void spend(String peer, long micros, long nowMicros) {
        Bill bill = paid(peer, nowMicros);
        long debtMax = limits.burstMicros() * WHOLE;
        bill.balance = Math.clamp(bill.balance - micros * WHOLE, -debtMax, burst());
    }

    private Bill paid(String peer, long nowMicros) {
        Bill bill = byPeer.computeIfAbsent(peer, _ -> opened(nowMicros));
        if (nowMicros > bill.paidMicros) {
            bill.balance = Math.min(burst(), bill.balance + (nowMicros - bill.paidMicros) * active.sharePerMille());
            bill.paidMicros = nowMicros;
        }
        return bill;
    }

    private Bill opened(long nowMicros) {
        Bill bill = new Bill();
        bill.balance = burst();
        bill.paidMicros = nowMicros;
        return bill;
    }

    private long burst() {
        return limits.burstMicros() * WHOLE;
    }

    int size() {
        return byPeer.size();
    }
}
