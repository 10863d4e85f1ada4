package org.causality.crosschain.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.causality.model.chain.CrossChainEvent;

/** A fact with its claims; the claims that were refused make room for others. */
final class FactStanding {
    private final List<Claim> claims = new ArrayList<>();
    private final Instant waitingSince;
    private Fact fact;
    private boolean isJudged;

    /** A fact heard of for the first time. */
    FactStanding(Claim claim, Instant now) {
        claims.add(claim);
        waitingSince = now;
        fact = new Fact(claim.event().id(), claim, new Verdict.NotYet(FactReason.CLIENT_SYNCING), false, 0, now);
    }

    /** A fact as it was stored. */
    FactStanding(Fact fact) {
        this.fact = fact;
        this.waitingSince = fact.since();
        this.isJudged = true;
        claims.add(fact.claim());
    }

    Fact fact() {
        return fact;
    }

    List<Claim> claims() {
        return List.copyOf(claims);
    }

    boolean isWaiting() {
        return fact.verdict() instanceof Verdict.NotYet;
    }

    boolean isValid() {
        return fact.verdict() instanceof Verdict.Valid;
    }

    boolean waitsSince(Instant time) {
        return isWaiting() && !waitingSince.isAfter(time);
    }

    /** Whether the claim says something new and there was room. */
    boolean add(Claim claim) {
        boolean isNew = claims.stream().noneMatch(known -> known.saysTheSame(claim));
        return isNew && claims.size() < FactBook.CLAIMS_MAX && claims.add(claim);
    }

    /** Lets a refused claim go, unless it is the only one. */
    void refuse(Claim claim) {
        if (claims.size() > 1) {
            claims.remove(claim);
        }
    }

    /** Gives the proof to the claims that lacked it. */
    void prove(CrossChainEvent proven) {
        claims.replaceAll(claim -> claim.event().proof() == null ? claim.proven(proven) : claim);
    }

    /** @return false when that is what was known already */
    boolean judge(Claim claim, Verdict verdict, boolean retracted, Instant now) {
        if (isJudged && verdict.equals(fact.verdict())) {
            return false;
        }
        isJudged = true;
        fact = new Fact(fact.id(), claim, verdict, retracted, fact.version() + 1, now);
        return true;
    }
}
