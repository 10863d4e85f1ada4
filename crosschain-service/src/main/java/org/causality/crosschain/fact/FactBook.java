package org.causality.crosschain.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.causality.crosschain.chain.HeaderChain;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EventId;
import org.causality.model.chain.EventKind;
import org.causality.model.chain.EventPlace;
import org.causality.model.key.PublicKey;
import org.causality.model.message.MessageId;
import org.causality.model.network.ChainId;
import org.causality.model.network.OperatorSet;
import org.causality.model.order.Finality;
import org.jspecify.annotations.Nullable;

/**
 * The facts of all chains, and their verdicts.
 *
 * <pre>
 * verdict        changes to
 * NOT_YET(why)   VALID or INVALID when the own client has accepted or finally refused the block; another NOT_YET
 * VALID(f)       VALID with a higher finality; NOT_YET(BLOCK_RETRACTED), told as a retraction, when its block leaves
 * INVALID        never; another claim for the same place may still be VALID
 * </pre>
 */
public final class FactBook {

    /** Facts that wait for the own client; beyond it the eldest goes. */
    public static final int WAITING_MAX = 4_096;

    /** How long a fact may wait: longer than finality takes on the slowest chain we know. */
    public static final long WAIT_MILLIS_MAX = 60 * 60 * 1_000L;

    /** Versions of one fact: one for each honest announcer would be one in all. */
    public static final int CLAIMS_MAX = 8;

    /** How often what waits for an answer of the own providers is asked for again. */
    public static final long ASK_AGAIN_MILLIS = 30_000;

    /** Facts in memory; beyond it settled ones go, which the store still has. */
    public static final int FACTS_MAX = 65_536;

    private final Judgement judgement;
    private final PublicKey self;
    private final OperatorSet operators;
    private final OwnView own;
    private final Map<EventId, FactStanding> standings = new LinkedHashMap<>();
    private final Announcements announcements = new Announcements();
    private Instant askAgainAt = Instant.MIN;
    private List<FactOutput> outputs = new ArrayList<>();

    public FactBook(PublicKey self, OperatorSet operators, OwnView own) {
        this.self = self;
        this.operators = operators;
        this.own = own;
        this.judgement = new Judgement(own);
    }

    /** Goes on from a fact as it stood. */
    public void restore(Fact fact) {
        standings.put(fact.id(), new FactStanding(fact));
    }

    public void restore(Announcement announcement) {
        announcements.restore(announcement);
    }

    public @Nullable Fact find(EventId id) {
        FactStanding standing = standings.get(id);
        return standing == null ? null : standing.fact();
    }

    public List<FactOutput> handle(FactInput input, Instant now) {
        outputs = new ArrayList<>();
        switch (input) {
            case FactInput.Delivered(CrossChainEvent event, var carrier) -> delivered(new Claim(event, carrier), now);
            case FactInput.Observed(CrossChainEvent event) -> {
                plan(event, null, now);
                announceDue(now);
            }
            case FactInput.BlockRetracted(ChainId chain, BlockHeader header) -> blockRetracted(chain, header, now);
            case FactInput.ChainMoved(ChainId chain) -> {
                judgeAgain(chain, now);
                announceDue(now);
            }
            case FactInput.ProofFound(CrossChainEvent event) -> proofFound(event, now);
            case FactInput.TransactionsKnown(ChainId chain, var _) -> judgeAgain(chain, now);
            case FactInput.Tick() -> {
                dropLateWaiting(now);
                askAgain(now);
                announceDue(now);
            }
        }
        return outputs;
    }

    // ---- claims

    private void delivered(Claim claim, Instant now) {
        EventId id = claim.event().id();
        if (claim.event().kind() == EventKind.RETRACTION) {
            told(id); // somebody says so; whether it is so, the own client decides
            return;
        }
        FactStanding standing = standings.get(id);
        if (standing == null) {
            standing = new FactStanding(claim, now);
            standings.put(id, standing);
            judge(standing, now);
            makeRoom();
        } else if (!standing.isValid() && standing.add(claim)) {
            judge(standing, now);
        }
    }

    private void proofFound(CrossChainEvent event, Instant now) {
        FactStanding standing = standings.get(event.id());
        if (standing != null && standing.isWaiting()) {
            standing.prove(event);
            judge(standing, now);
        }
    }

    // ---- verdicts

    private void judgeAgain(ChainId chain, Instant now) {
        for (FactStanding standing : List.copyOf(standings.values())) {
            boolean concerned = standing.fact().claim().event().place().chain().equals(chain);
            if (concerned && !standing.fact().isSettled()) {
                judge(standing, now);
            }
        }
    }

    private void judge(FactStanding standing, Instant now) {
        Judged judged = best(standing);
        boolean wasRetracted = standing.fact().retracted() && judged.verdict instanceof Verdict.NotYet;
        Verdict verdict = wasRetracted ? new Verdict.NotYet(FactReason.BLOCK_RETRACTED) : judged.verdict;
        if (!standing.judge(judged.claim, verdict, wasRetracted, now)) {
            return;
        }
        outputs.add(new FactOutput.Judged(standing.fact()));
        if (verdict instanceof Verdict.Valid) {
            unplan(standing.fact().id());
            unplan(retractionOf(standing.fact()).id());
        }
        if (judged.verdict instanceof Verdict.NotYet(FactReason why)) {
            ask(judged.claim.event().place(), why);
        }
    }

    private record Judged(Claim claim, Verdict verdict) {}

    /** The claim that holds; else one that may still; else the first that does not. Refused ones make room. */
    private Judged best(FactStanding standing) {
        Finality reached = reached(standing.fact());
        if (reached != null) {
            return new Judged(standing.fact().claim(), new Verdict.Valid(reached));
        }
        Judged best = null;
        for (Claim claim : standing.claims()) {
            Judged judged = new Judged(claim, judgement.of(claim.event()));
            if (judged.verdict instanceof Verdict.Invalid) {
                standing.refuse(claim);
            }
            if (best == null || rank(judged.verdict) < rank(best.verdict)) {
                best = judged;
            }
        }
        return Objects.requireNonNull(best, "a fact has a claim");
    }

    /** What is proven under an accepted header stays so while the header does; only its finality moves. */
    private @Nullable Finality reached(Fact fact) {
        EventPlace place = fact.claim().event().place();
        HeaderChain client = own.client(place.chain());
        return fact.verdict() instanceof Verdict.Valid
                        && client != null
                        && client.isAccepted(place.blockHash(), place.height())
                ? client.finalityAt(place.height())
                : null;
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Valid _ -> 0;
            case Verdict.NotYet _ -> 1;
            case Verdict.Invalid _ -> 2;
        };
    }

    private void ask(EventPlace place, FactReason why) {
        if (why == FactReason.BELOW_OWN_CLIENT) {
            outputs.add(new FactOutput.WantBlock(place.chain(), place.height()));
        } else if (why == FactReason.ASKING_PROVIDERS) {
            outputs.add(
                    place.isState()
                            ? new FactOutput.WantProof(place)
                            : new FactOutput.WantTransactions(place.chain(), place.blockHash(), place.height()));
        }
    }

    /** Providers that had no answer may have one by now. */
    private void askAgain(Instant now) {
        if (askAgainAt.isAfter(now)) {
            return;
        }
        askAgainAt = now.plusMillis(ASK_AGAIN_MILLIS);
        for (FactStanding standing : standings.values()) {
            if (standing.fact().verdict() instanceof Verdict.NotYet(FactReason why)) {
                ask(standing.fact().claim().event().place(), why);
            }
        }
    }

    private void blockRetracted(ChainId chain, BlockHeader header, Instant now) {
        for (FactStanding standing : standings.values()) {
            Fact fact = standing.fact();
            EventPlace place = fact.claim().event().place();
            boolean gone = place.chain().equals(chain) && place.blockHash().equals(header.hash());
            if (gone && standing.isValid()) {
                boolean _ = standing.judge(fact.claim(), new Verdict.NotYet(FactReason.BLOCK_RETRACTED), true, now);
                outputs.add(new FactOutput.Retracted(standing.fact()));
                plan(retractionOf(fact), fact.claim().carrier().id(), now);
            }
        }
        announcements.seenIn(header.hash()).forEach(this::unplan);
    }

    /** Told when due, with the block that is there by then. */
    private CrossChainEvent retractionOf(Fact fact) {
        EventPlace place = fact.claim().event().place();
        HeaderChain client = own.client(place.chain());
        BlockHeader successor = client == null ? null : client.at(place.height());
        return CrossChainEvent.retraction(
                place, successor == null ? null : successor.hash(), Finality.UNSAFE, self, own.seen());
    }

    // ---- bounds

    private void dropLateWaiting(Instant now) {
        Instant before = now.minusMillis(WAIT_MILLIS_MAX);
        for (FactStanding standing : List.copyOf(standings.values())) {
            if (standing.waitsSince(before)) {
                drop(standing, FactOutput.Drop.WAITED_TOO_LONG);
            }
        }
    }

    private void makeRoom() {
        List<FactStanding> waiting = standings.values().stream()
                .filter(standing -> standing.isWaiting())
                .toList();
        if (waiting.size() > WAITING_MAX) {
            drop(waiting.getFirst(), FactOutput.Drop.TOO_MANY_WAITING);
        }
        if (standings.size() > FACTS_MAX) {
            standings.values().stream()
                    .filter(standing -> standing.fact().isSettled())
                    .findFirst()
                    .or(() -> standings.values().stream().findFirst())
                    .ifPresent(standing -> drop(standing, FactOutput.Drop.SETTLED));
        }
    }

    private void drop(FactStanding standing, FactOutput.Drop reason) {
        standings.remove(standing.fact().id());
        outputs.add(new FactOutput.Dropped(standing.fact().id(), reason));
    }

    // ---- announcing

    private void told(EventId retraction) {
        unplan(retraction);
        announcements.told(retraction);
    }

    private void plan(CrossChainEvent event, @Nullable MessageId dependsOn, Instant now) {
        EventId id = event.id();
        FactStanding known = standings.get(id);
        // A claim that does not hold leaves the place to be announced by us.
        boolean isTold = announcements.isPlannedOrTold(id) || (known != null && known.isValid());
        Instant dueAt = Election.turnOf(self, operators, id, now);
        if (isTold || dueAt.equals(Instant.MAX)) {
            return;
        }
        Announcement announcement = new Announcement(event, dependsOn, dueAt);
        EventId eldest = announcements.plan(announcement);
        outputs.add(new FactOutput.Planned(announcement));
        if (eldest != null) {
            unplan(eldest);
        }
    }

    private void unplan(EventId id) {
        if (announcements.unplan(id)) {
            outputs.add(new FactOutput.Unplanned(id));
        }
    }

    private void announceDue(Instant now) {
        for (Announcement announcement : announcements.due(now)) {
            unplan(announcement.event().id());
            outputs.add(new FactOutput.Announce(asOfNow(announcement.event()), announcement.dependsOn()));
        }
    }

    /** A retraction names the block that has taken the place. */
    private CrossChainEvent asOfNow(CrossChainEvent event) {
        EventId taken = event.retracts();
        FactStanding standing = taken == null ? null : standings.get(taken);
        return standing == null ? event : retractionOf(standing.fact());
    }
}
