package org.causality.propagation.owner;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.causality.model.codec.Bytes;
import org.causality.model.key.SigningKey;
import org.causality.model.message.DraftId;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.network.Certificate;
import org.causality.model.network.Purpose;
import org.causality.model.wire.WireCommand;
import org.causality.propagation.causal.CausalCore;
import org.causality.propagation.causal.CoreView;
import org.causality.propagation.causal.Input;
import org.causality.propagation.causal.Output;
import org.causality.propagation.causal.StoredMessage;
import org.causality.propagation.owner.CrashPoint.Place;

/** One incarnation of the core: from the lease to its end, under one fence and one feed key. */
final class CoreSession {

    /** How many records an earlier start left unsent are read at once. */
    private static final int BACKLOG_PAGE = 500;

    /** A commit that the store does not answer is tried again this often, then the session ends. */
    private static final int COMMIT_ATTEMPTS_MAX = 8;

    private static final long COMMIT_BACKOFF_MILLIS = 100;

    private final OwnerSettings settings;
    private final CausalLog log;
    private final Relay relay;
    private final CrashPoint crash;
    private final Clock clock;
    private final long fence;
    private final Standby standby;
    private final SigningKey feedKey;
    private final CausalCore core;

    private long relayed;
    private long published;
    private List<Output> lastOutputs = List.of();

    CoreSession(
            OwnerSettings settings,
            CausalLog log,
            Relay relay,
            CrashPoint crash,
            Clock clock,
            Standby standby,
            CausalLog.Lease lease) {
        this.settings = settings;
        this.log = log;
        this.relay = relay;
        this.crash = crash;
        this.clock = clock;
        this.fence = lease.fence();
        this.relayed = lease.relayed();
        this.published = lease.published();
        this.standby = standby;
        this.feedKey = standby.feedKey();
        this.core = standby.core();
    }

    /** Restores what the log got last, sends what an earlier start left unsent, opens the feed. */
    void open() {
        standby.follow();
        List<Output> others = new ArrayList<>(log.mutesAfter(relayed));
        log.ticks().forEach(sequence -> others.add(new Output.Ticked(sequence)));
        others.forEach(record -> core.restoreDelivered(sequence(record)));
        core.restoreDelivered(relayed);
        log.drafts().forEach(kept -> core.restoreDraft(kept.draft(), kept.sinceMillis()));
        crash.at(Place.AFTER_LOAD);
        relayBacklog(others);
        publishBacklog();
        Instant now = clock.instant();
        Certificate certificate = settings.signer().certify(Purpose.FEED, feedKey.publicKey(), now.toEpochMilli());
        List<Output> outputs = core.start(certificate, now);
        crash.at(Place.AFTER_CERTIFICATE);
        finish(outputs, true);
    }

    /** Takes all inputs in one transaction. */
    void turn(List<Input> inputs, boolean renew) {
        Instant now = clock.instant();
        List<Output> outputs = new ArrayList<>(recall(inputs, now));
        for (Input input : inputs) {
            outputs.addAll(core.handle(input, now));
        }
        loadBodies(outputs, now);
        core.forgetBeyondBounds();
        finish(outputs, renew);
        if (inputs.size() > 1) {
            crash.at(Place.BEFORE_OFFSETS);
        }
    }

    private List<Output> recall(List<Input> inputs, Instant now) {
        var ids = core.recallNeeded(inputs);
        var drafts = core.draftsToRecall(inputs);
        if (ids.isEmpty() && drafts.isEmpty()) {
            return List.of();
        }
        List<StoredMessage> rows = insist(() -> log.find(ids, drafts));
        List<DraftId> stamped = rows.stream()
                .map(StoredMessage::draftId)
                .filter(Objects::nonNull)
                .toList();
        return core.handle(new Input.Recalled(rows, stamped), now);
    }

    private void loadBodies(List<Output> outputs, Instant now) {
        List<MessageId> asked = outputs.stream()
                .<MessageId>mapMulti((output, ids) -> {
                    if (output instanceof Output.LoadBody(MessageId id)) {
                        ids.accept(id);
                    }
                })
                .distinct()
                .toList();
        for (MessageId id : asked) {
            insist(() -> log.body(id)).ifPresent(body -> outputs.addAll(core.handle(new Input.Loaded(body), now)));
        }
    }

    private void finish(List<Output> outputs, boolean renew) {
        lastOutputs = outputs;
        Commit commit = Commit.of(outputs, relayed, published);
        if (renew || !commit.writesNothing()) {
            crash.at(Place.BEFORE_COMMIT);
            var _ = insist(() -> {
                log.commit(fence, commit);
                return commit;
            });
            crash.at(Place.AFTER_COMMIT);
        }
        relay(outputs);
    }

    private void relay(List<Output> outputs) {
        List<Output> records = new ArrayList<>();
        List<WireCommand.Publish> messages = new ArrayList<>();
        List<WireCommand> questions = new ArrayList<>();
        long lastOwn = published;
        for (Output output : outputs) {
            switch (output) {
                case Output.Deliver _, Output.Mute _, Output.Ticked _ -> records.add(output);
                case Output.Wire(WireCommand.Publish message) -> messages.add(message);
                case Output.Wire(WireCommand command) -> questions.add(command);
                case Output.Store(StoredMessage row) -> lastOwn = row.own() ? row.deliverySequence() : lastOwn;
                case Output.KeepDraft _, Output.DropDraft _, Output.LoadBody _, Output.Heard _, Output.Count _ -> {}
            }
        }
        deliver(records);
        publish(messages, Math.max(lastOwn, published));
        if (!questions.isEmpty()) {
            relay.ask(questions, fence);
        }
    }

    private void deliver(List<Output> records) {
        if (!records.isEmpty()) {
            crash.at(Place.BEFORE_DELIVERED_SEND);
            relay.deliver(records, fence);
            relayed = sequence(records.getLast());
            crash.at(Place.AFTER_DELIVERED_SEND);
        }
    }

    private void publish(List<WireCommand.Publish> messages, long lastOwn) {
        if (!messages.isEmpty()) {
            crash.at(Place.BEFORE_OUTBOUND_SEND);
            relay.publish(messages, fence);
            published = lastOwn;
            crash.at(Place.AFTER_OUTBOUND_SEND);
        }
    }

    private static long sequence(Output record) {
        return switch (record) {
            case Output.Deliver deliver -> deliver.sequence();
            case Output.Mute mute -> mute.sequence();
            case Output.Ticked ticked -> ticked.sequence();
            case Output.Store _,
                    Output.Wire _,
                    Output.KeepDraft _,
                    Output.DropDraft _,
                    Output.LoadBody _,
                    Output.Heard _,
                    Output.Count _ -> throw new IllegalArgumentException("no record of delivered: " + record);
        };
    }

    /** @param others the records of delivered that are no messages */
    private void relayBacklog(List<Output> others) {
        List<StoredMessage> page;
        do {
            page = log.deliveredAfter(relayed, BACKLOG_PAGE);
            boolean last = page.size() < BACKLOG_PAGE;
            long upTo = last ? Long.MAX_VALUE : page.getLast().deliverySequence();
            List<Output> records = new ArrayList<>();
            page.forEach(row -> records.add(deliver(row)));
            others.stream()
                    .filter(record -> sequence(record) > relayed && sequence(record) <= upTo)
                    .forEach(records::add);
            records.sort(Comparator.comparingLong(CoreSession::sequence));
            deliver(records);
        } while (page.size() == BACKLOG_PAGE);
    }

    private void publishBacklog() {
        List<StoredMessage> page;
        do {
            page = log.ownAfter(published, BACKLOG_PAGE);
            List<WireCommand.Publish> messages = page.stream()
                    .map(row -> new WireCommand.Publish(new Envelope(row.signed(), payload(row))))
                    .toList();
            publish(messages, page.isEmpty() ? published : page.getLast().deliverySequence());
        } while (page.size() == BACKLOG_PAGE);
    }

    private static Output deliver(StoredMessage row) {
        return new Output.Deliver(
                row.deliverySequence(),
                row.signed(),
                payload(row),
                row.priority(),
                row.draftId(),
                row.receivedMillis(),
                row.heldBackMillis());
    }

    private static Bytes payload(StoredMessage row) {
        Bytes payload = row.payload();
        if (payload == null) {
            throw new IllegalStateException(
                    "a delivered message lost its body: " + row.signed().id());
        }
        return payload;
    }

    /** The core is ahead of the log until the log has answered, so it is asked again before the session is given up. */
    private <T> T insist(Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (StoreUnavailableException e) {
                if (attempt == COMMIT_ATTEMPTS_MAX) {
                    throw e;
                }
                backOff(attempt, e);
            }
        }
    }

    private static void backOff(int attempt, StoreUnavailableException cause) {
        try {
            TimeUnit.MILLISECONDS.sleep(COMMIT_BACKOFF_MILLIS << (attempt - 1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw cause;
        }
    }

    CausalCore core() {
        return core;
    }

    CoreView view() {
        return core.view();
    }

    long fence() {
        return fence;
    }

    List<Output> lastOutputs() {
        return lastOutputs;
    }
}
