package org.causality.orchestrator.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.IntentId;
import org.causality.model.computation.JobId;
import org.causality.model.computation.LineageId;
import org.causality.model.computation.SlotId;
import org.causality.model.lifecycle.Outcome;
import org.causality.model.message.Draft;
import org.causality.model.message.Stamp;
import org.causality.model.reason.ComputationReason;
import org.causality.orchestrator.fact.Facts;
import org.causality.orchestrator.fact.Orders;
import org.causality.orchestrator.intent.Declaration;
import org.causality.orchestrator.intent.Declarations;
import org.causality.orchestrator.job.Job;
import org.causality.orchestrator.lineage.LineageSpec;
import org.causality.orchestrator.proof.Claim;
import org.causality.orchestrator.proof.Purchase;
import org.jspecify.annotations.Nullable;

/** All that the core knows, and what the turn under way changes of it. */
final class Ledger {
    final Setup setup;
    final Facts facts = new Facts();
    final Orders orders = new Orders();
    final Feeds feeds = new Feeds();
    private final Map<IntentId, Declaration> declared = new LinkedHashMap<>();
    private final Map<SlotId, List<Declaration>> declaredFor = new HashMap<>();
    private final Map<JobId, Declaration> declaredAs = new HashMap<>();
    private final Map<JobId, Claim> claims = new LinkedHashMap<>();
    private final Map<LineageId, Integer> claimCounts = new HashMap<>();
    private final Map<JobId, Job> jobs = new LinkedHashMap<>();
    private final List<Output> outputs = new ArrayList<>();
    private Position position = Position.START;
    private long tellingSequence;
    private int toldInDelivery;

    Ledger(Setup setup) {
        this.setup = setup;
    }

    void restore(Row row) {
        switch (row) {
            case Row.FeedOwner(var key, var operator) -> feeds.certify(key, operator);
            case Row.FeedEnd(var key, var from) -> feeds.end(key, from);
            case Row.Fact(var fact) -> {
                var _ = facts.add(fact);
            }
            case Row.Order(var order) -> orders.restore(order);
            case Row.Declaration(var declaration) -> remember(declaration);
            case Row.Claim(var claim) -> remember(claim);
            case Row.Job(var job) -> jobs.put(job.id(), job);
            case Row.Position(var kept) -> position = kept;
        }
    }

    Position position() {
        return position;
    }

    /** Whether the delivery is new; then what is told from now on is told of it. */
    boolean open(long sequence, Stamp carrier) {
        if (Long.compareUnsigned(sequence, position.sequence()) <= 0) {
            return false;
        }
        toldInDelivery = sequence == position.sequence() + 1 ? position.told() : 0;
        tellingSequence = sequence;
        position = new Position(sequence, 0, position.clock().max(carrier.time()), position.incarnation());
        return true;
    }

    void close() {
        tellingSequence = 0;
        keep(new Row.Position(position));
    }

    /** At the delivery under way, else at the next: no reader has been promised that one's end yet. */
    void tell(JobEvent event, Stamp cause, Instant now) {
        if (tellingSequence != 0) {
            outputs.add(new Output.Tell(new JobEvent.Told(event, tellingSequence, ++toldInDelivery, cause, now)));
            return;
        }
        position = new Position(position.sequence(), position.told() + 1, position.clock(), position.incarnation());
        keep(new Row.Position(position));
        outputs.add(new Output.Tell(new JobEvent.Told(event, position.sequence() + 1, position.told(), cause, now)));
    }

    /** Above every one this operator ever used, whichever of its processes did. */
    long nextIncarnation(Instant now) {
        long next = Math.max(position.incarnation() + 1, now.toEpochMilli());
        position = new Position(position.sequence(), position.told(), position.clock(), next);
        keep(new Row.Position(position));
        return next;
    }

    void keep(Row row) {
        outputs.add(new Output.Keep(row));
    }

    void forget(Gone gone) {
        outputs.add(new Output.Forget(gone));
    }

    void publish(Draft draft) {
        outputs.add(new Output.Publish(draft));
    }

    void run(Collection<Errand> errands) {
        errands.forEach(errand -> outputs.add(new Output.Run(errand)));
    }

    List<Output> drain() {
        List<Output> drained = List.copyOf(outputs);
        outputs.clear();
        return drained;
    }

    /** Whether it was new. */
    boolean add(Declaration declaration) {
        if (declared.containsKey(declaration.intent().id())) {
            return false;
        }
        remember(declaration);
        keep(new Row.Declaration(declaration));
        if (declared.size() > Limits.INTENTS_MAX) {
            forgetEldestDeclaration();
        }
        return true;
    }

    private void remember(Declaration declaration) {
        ComputationIntent intent = declaration.intent();
        declared.put(intent.id(), declaration);
        declaredFor.computeIfAbsent(intent.slot(), _ -> new ArrayList<>()).add(declaration);
        declaredAs.put(intent.job(), declaration);
    }

    private void forgetEldestDeclaration() {
        Iterator<Declaration> eldest = declared.values().iterator();
        Declaration gone = eldest.next();
        eldest.remove();
        declaredAs.remove(gone.intent().job());
        declaredFor.computeIfPresent(gone.intent().slot(), (_, some) -> {
            some.remove(gone);
            return some.isEmpty() ? null : some;
        });
        forget(new Gone.Declaration(gone.intent().id()));
    }

    /** The intent behind a job, if its operator said it. */
    @Nullable Declaration declaredAs(JobId job) {
        Declaration declaration = declaredAs.get(job);
        return declaration == null || !holds(declaration) ? null : declaration;
    }

    Declarations declarations(SlotId slot) {
        List<Declaration> valid = declaredFor.getOrDefault(slot, List.of()).stream()
                .filter(this::holds)
                .toList();
        return Declarations.of(slot, valid, setup.operators());
    }

    private boolean holds(Declaration declaration) {
        return feeds.speaksFor(declaration.intent().operator(), declaration.sender(), declaration.feedSequence());
    }

    /** Whether it was the job's first and there is room. */
    boolean add(Claim claim) {
        LineageId lineage = claim.proof().slot().lineage();
        if (claims.containsKey(claim.job()) || claimCounts.getOrDefault(lineage, 0) >= Limits.CLAIMS_MAX) {
            return false;
        }
        update(claim);
        return true;
    }

    void update(Claim claim) {
        remember(claim);
        keep(new Row.Claim(claim));
    }

    private void remember(Claim claim) {
        if (claims.put(claim.job(), claim) == null) {
            claimCounts.merge(claim.proof().slot().lineage(), 1, Integer::sum);
        }
    }

    @Nullable Claim claim(JobId job) {
        return claims.get(job);
    }

    List<Claim> claims(LineageId lineage) {
        return claims.values().stream()
                .filter(claim -> claim.proof().slot().lineage().equals(lineage))
                .toList();
    }

    void tellVerified(Claim claim, ComputationIntent intent, Stamp cause, Instant now) {
        for (LineageSpec spec : setup.lineages()) {
            if (spec.id().equals(intent.slot().lineage())) {
                tell(
                        new JobEvent.ResultVerified(intent, claim.proof(), Purchase.effect(spec, claim.proof())),
                        cause,
                        now);
            }
        }
    }

    @Nullable Job job(JobId id) {
        return jobs.get(id);
    }

    Stream<Job> jobs() {
        return jobs.values().stream();
    }

    Stream<Job> working(LineageId lineage) {
        return jobs().filter(
                        job -> !job.hasEnded() && job.intent().slot().lineage().equals(lineage));
    }

    void put(Job job) {
        jobs.put(job.id(), job);
        keep(new Row.Job(job));
        if (jobs.size() > Limits.JOBS_MAX) {
            jobs().filter(Job::hasEnded).min(Comparator.comparing(Job::since)).ifPresent(gone -> {
                jobs.remove(gone.id());
                forget(new Gone.Job(gone.id()));
            });
        }
    }

    /** Takes a step if the life cycle allows it; answers the job as it then stands. */
    Job step(Job job, ComputationStatus to, ComputationReason why, long fence, Stamp cause, Instant now) {
        return switch (job.ask(to, why, fence)) {
            case Outcome.Changed<ComputationStatus> changed -> {
                Job after = job.stepped(changed, why, cause, now);
                put(after);
                tell(
                        new JobEvent.StatusChanged(changed.before().state(), after, Duration.between(job.since(), now)),
                        cause,
                        now);
                yield after;
            }
            case Outcome.Unchanged<ComputationStatus> _, Outcome.Refused<ComputationStatus> _ -> job;
        };
    }
}
