package org.causality.gateway.budget;

/** Tokens that refill evenly up to a burst. Not safe from several threads; {@link Buckets} is. */
public final class TokenBucket {

    private final Rate rate;
    private double tokens;
    private long lastMillis;

    public TokenBucket(Rate rate, long nowMillis) {
        this.rate = rate;
        this.tokens = rate.burst();
        this.lastMillis = nowMillis;
    }

    /** Takes the amount if there is as much; otherwise takes nothing. */
    public boolean take(double amount, long nowMillis) {
        refill(nowMillis);
        if (tokens < amount) {
            return false;
        }
        tokens -= amount;
        return true;
    }

    /** How long until the amount is there, 0 when it is; an amount above the burst is never there. */
    public long millisUntil(double amount, long nowMillis) {
        refill(nowMillis);
        return tokens >= amount ? 0 : (long) Math.ceil((amount - tokens) * 1000 / rate.perSecond());
    }

    /** Time that goes back refills nothing. */
    private void refill(long nowMillis) {
        if (nowMillis > lastMillis) {
            tokens = Math.min(rate.burst(), tokens + rate.perSecond() * (nowMillis - lastMillis) / 1000);
            lastMillis = nowMillis;
        }
    }
}
