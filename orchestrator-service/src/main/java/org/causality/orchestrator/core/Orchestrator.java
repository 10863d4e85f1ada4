package org.causality.orchestrator.core;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.JobId;
import org.causality.model.computation.LineageId;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.order.OrderId;
import org.causality.model.reason.EdgeReason;
import org.causality.orchestrator.fact.Fact;
import org.causality.orchestrator.fact.Work;
import org.causality.orchestrator.intent.Declaration;
import org.causality.orchestrator.job.Job;
import org.causality.orchestrator.lineage.Anchor;
import org.causality.orchestrator.lineage.Branch;
import org.causality.orchestrator.lineage.LineageSpec;
import org.causality.orchestrator.proof.Claim;
import org.causality.orchestrator.proof.Made;

/**
 * The orchestrator of one operator, without clock, thread or socket.
 *
 * <pre>
 * verified facts, open orders → work for the open slot → an intent, published
 * intents of all operators    → the window ends → the winner's job is leased; later turns follow when it is silent
 * a worker's proof            → checked → kept as a blob → announced
 * an announced result         → fetched, checked → a live step → the branch that counts → the next slot
 * an own step that counts     → its purchase, signed once → sent to the chain, in the order of slots
 * a purchase fails for good   → its job has failed
 * the chain holds a purchase  → the step stands there, as the own client proved it; once final, for good
 * a fact taken back           → every step and job that rests on it falls
 * </pre>
 *
 * <p>Which steps are live, which branch counts and whose turn it is are pure functions of what is known, so nodes that know
 * the same agree, in whatever order they learned it. Single owner. What a turn asks for is collected until {@link #drain}.
 */
public final class Orchestrator {
    public static final long TICK_MILLIS = 200;

    private static final Stamp NOTHING = new Stamp(LamportTime.ZERO, new MessageId(new Bytes32(0, 0, 0, 0)));

    private final Setup setup;
    private final Ledger ledger;
    private final Errands errands = new Errands();
    private final Results results;
    private final Turns turns;
    private final Proposals proposals;
    private final OwnJobs own;
    private final LeaseDesk desk;
    private final Wishes wishes;
    private final Standings standings;
    private Stamp cause = NOTHING;
    private boolean dirty = true;

    public Orchestrator(Setup setup) {
        this.setup = setup;
        this.ledger = new Ledger(setup);
        this.results = new Results(ledger, errands);
        this.turns = new Turns(ledger, results);
        this.proposals = new Proposals(ledger);
        this.own = new OwnJobs(ledger, errands);
        this.desk = new LeaseDesk(ledger, turns, own, results);
        this.standings = new Standings(ledger, results, turns);
        this.wishes = new Wishes(ledger, results, proposals);
    }

    /** Before the first input: everything that was kept, in any order. */
    public void restore(Iterable<Row> rows) {
        rows.forEach(ledger::restore);
        results.restore();
    }

    public void handle(Input input, Instant now) {
        switch (input) {
            case Input.Delivered delivered -> deliver(delivered, now);
            case Input.FactKnown(Fact fact) -> know(fact);
            case Input.FactRetracted(EventId id, Stamp by) -> {
                if (ledger.facts.remove(id) != null) {
                    ledger.forget(new Gone.Fact(id));
                    changed(by);
                }
            }
            case Input.HeightKnown(var chain, long height) -> {
                ledger.facts.raise(chain, height);
                dirty = true;
            }
            case Input.OrderMoved(OrderId id, var to) -> {
                ledger.keep(new Row.Order(ledger.orders.standing(id, to)));
                makeRoom();
                dirty = true;
            }
            case Input.ClaimChecked(JobId job, var verdict) -> {
                errands.done(Errand.Fetch.class, job);
                results.checked(job, verdict, now);
                dirty = true;
            }
            case Input.ProofChecked(JobId job, long fence, var verdict) -> {
                errands.done(Errand.Check.class, job);
                own.checked(job, fence, verdict, now);
                dirty = true;
            }
            case Input.BlobKept(JobId job, var blob) -> {
                errands.done(Errand.Keep.class, job);
                specOf(job).ifPresent(spec -> own.kept(job, blob, spec, now));
                dirty = true;
            }
            case Input.Watched(JobId job) -> {
                errands.done(Errand.Watch.class, job);
                results.watched(job);
            }
            case Input.Signed(JobId job, var transaction) -> {
                errands.done(Errand.Sign.class, job);
                own.signed(job, transaction);
                dirty = true;
            }
            case Input.NonceSpent(var errand) -> {
                if (errands.failed(errand, 0, now) >= Limits.NONCE_SPENT_MAX) {
                    errands.done(Errand.Submit.class, errand.job());
                    own.nonceSpent(errand);
                    dirty = true;
                }
            }
            case Input.PurchaseSent(JobId job, Bytes32 transaction) -> {
                errands.done(Errand.Submit.class, job);
                own.sent(job, transaction, now);
                dirty = true;
            }
            case Input.PurchaseReverted(JobId job, Bytes32 transaction) -> {
                errands.done(Errand.Inquire.class, job);
                own.reverted(job, transaction, now);
                dirty = true;
            }
            case Input.ErrandFailed failed -> fail(failed, now);
            case Input.Tick() -> desk.expire(now);
        }
    }

    private void changed(Stamp by) {
        cause = by;
        dirty = true;
    }

    private void deliver(Input.Delivered delivered, Instant now) {
        if (!ledger.open(delivered.sequence(), delivered.carrier())) {
            return;
        }
        switch (delivered.content()) {
            case Input.Content.OrderCarried(var order) -> {
                ledger.keep(new Row.Order(ledger.orders.carried(order, delivered.carrier())));
                makeRoom();
                dirty = true;
            }
            case Input.Content.IntentSaid(var intent) -> {
                Declaration declaration =
                        new Declaration(intent, delivered.carrier(), delivered.sender(), delivered.feedSequence(), now);
                if (follows(intent.slot().lineage()) && ledger.add(declaration)) {
                    changed(delivered.carrier());
                }
            }
            case Input.Content.ProofSaid(var proof) -> {
                Claim claim = Claim.announced(proof, delivered.carrier(), delivered.sender(), delivered.feedSequence());
                if (follows(proof.slot().lineage()) && ledger.add(claim)) {
                    changed(delivered.carrier());
                }
            }
            case Input.Content.FeedCertified(var key, var operator) -> {
                ledger.feeds.certify(key, operator);
                ledger.keep(new Row.FeedOwner(key, operator));
                changed(delivered.carrier());
            }
            case Input.Content.FeedVoid(var key, long from) -> {
                ledger.feeds.end(key, from);
                ledger.keep(new Row.FeedEnd(key, from));
                changed(delivered.carrier());
            }
            case Input.Content.Other() -> {}
        }
        ledger.close();
    }

    private boolean follows(LineageId lineage) {
        return spec(lineage).isPresent();
    }

    private void know(Fact fact) {
        EventId gone = ledger.facts.add(fact);
        ledger.keep(new Row.Fact(fact));
        if (gone != null) {
            ledger.forget(new Gone.Fact(gone));
        }
        changed(fact.carrier());
    }

    private void makeRoom() {
        OrderId gone = ledger.orders.makeRoom();
        if (gone != null) {
            ledger.forget(new Gone.Order(gone));
        }
    }

    private void fail(Input.ErrandFailed failed, Instant now) {
        int failures = errands.failed(failed.errand(), failed.retryAfterMillis(), now);
        if (failed.errand() instanceof Errand.Fetch fetch && failures >= Limits.FETCHES_MAX) {
            errands.done(Errand.Fetch.class, fetch.job());
            results.notFound(fetch.job(), now);
            dirty = true;
        }
        boolean isOver = switch (failed.errand()) {
            case Errand.Fetch _, Errand.Watch _ -> false;
            case Errand.Check _, Errand.Keep _, Errand.Sign _, Errand.Submit _ ->
                !isWorking(failed.errand().job());
            case Errand.Inquire(JobId job, var _, Bytes32 transaction) -> !own.awaitsInclusion(job, transaction);
        };
        if (isOver) {
            errands.done(failed.errand().getClass(), failed.errand().job());
        }
    }

    private boolean isWorking(JobId id) {
        Job job = ledger.job(id);
        return job != null && !job.hasEnded();
    }

    /** Everything asked for since the last time. */
    public List<Output> drain(Instant now) {
        if (dirty) {
            dirty = false;
            setup.lineages().forEach(spec -> review(spec, now));
        }
        setup.lineages().forEach(spec -> turns.decide(spec, results.branch(spec), now));
        ledger.run(errands.due(now));
        return ledger.drain();
    }

    private void review(LineageSpec spec, Instant now) {
        List<JobId> undone = results.review(spec, cause, now);
        undone.forEach(job -> own.undone(job, cause, now));
        own.review(spec, results.branch(spec), cause, now);
        proposals.propose(spec, results.branch(spec), now);
    }

    /** Up to {@code capacity} jobs whose turn has come, now the worker's. */
    public List<Grant> lease(String worker, int capacity, Instant now) {
        return desk.lease(worker, capacity, now);
    }

    public WorkerAnswer heartbeat(JobId job, long fence, Instant now) {
        return desk.heartbeat(job, fence, now);
    }

    public WorkerAnswer result(JobId job, long fence, Made made, Instant now) {
        dirty = true;
        return desk.result(job, fence, made, now);
    }

    public WorkerAnswer failure(JobId job, long fence, Instant now) {
        dirty = true;
        return desk.failure(job, fence, now);
    }

    /** The seed's submit_computation, with the inputs of the next step of a lineage. */
    public Asked compute(LineageId lineage, Collection<OrderId> orders, Collection<EventId> events, Instant now) {
        return spec(lineage)
                .map(spec -> wishes.ask(spec, orders, events, now))
                .orElseGet(() -> new Asked.Refused(EdgeReason.NOT_FOUND, "this operator computes no such lineage"));
    }

    public Position position() {
        return ledger.position();
    }

    public Optional<LineageSpec> spec(LineageId lineage) {
        return setup.lineages().stream()
                .filter(spec -> spec.id().equals(lineage))
                .findAny();
    }

    private Optional<LineageSpec> specOf(JobId job) {
        return Optional.ofNullable(ledger.job(job))
                .map(Job::intent)
                .flatMap(intent -> spec(intent.slot().lineage()));
    }

    public Branch branch(LineageSpec spec) {
        return results.branch(spec);
    }

    /** What waits for the lineage's next slot. */
    public Work queue(LineageSpec spec) {
        return proposals.queue(spec, results.branch(spec));
    }

    public Optional<JobView> job(JobId id) {
        return Optional.ofNullable(ledger.job(id)).map(this::view);
    }

    /** Own jobs, the latest change first. */
    public Stream<JobView> jobs() {
        return ledger.jobs()
                .sorted(java.util.Comparator.comparing(Job::since).reversed().thenComparing(Job::id))
                .map(this::view);
    }

    private JobView view(Job job) {
        return new JobView(job, turns.turn(job));
    }

    /** Where an order is; empty when nothing was ever heard of it. */
    public Optional<Standing> standing(OrderId order) {
        return standings.of(order);
    }

    /** What shows the job's step on its chain, if something does. */
    public Optional<Anchor> anchor(JobId job) {
        return claim(job).map(Claim::anchor);
    }

    public Optional<Claim> claim(JobId id) {
        return Optional.ofNullable(ledger.claim(id));
    }

    /** The operator's lineages. */
    public List<LineageSpec> lineages() {
        return Objects.requireNonNull(setup.lineages());
    }
}
