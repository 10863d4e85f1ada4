package org.causality.propagation.adapter;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Draft;
import org.causality.model.message.DraftId;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Stamp;
import org.causality.model.network.Genesis;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.propagation.causal.Input;
import org.causality.propagation.causal.StoredMessage;
import org.causality.propagation.message.MessagePropagator;
import org.causality.propagation.message.MessageReceipt;
import org.causality.propagation.message.Subscription;
import org.causality.propagation.owner.CoreOwner;
import org.causality.propagation.owner.Source;
import org.springframework.stereotype.Component;

/** The propagator over the core and its log: a subscription is a reader of the log, so a slow one loses nothing. */
@Component
class LogPropagator implements MessagePropagator {

    private static final int READ_ROWS = 500;
    private static final long LOOK_MILLIS = 50;

    private final CoreOwner owner;
    private final LogReader log;
    private final OperatorSet operators;

    LogPropagator(CoreOwner owner, LogReader log, Genesis genesis) {
        this.owner = owner;
        this.log = log;
        this.operators = genesis.operators();
    }

    @Override
    public MessageReceipt broadcast(Draft draft) {
        owner.submit(Source.PUBLISH, List.of(new Input.Publish(draft)));
        return receipt(draft.id());
    }

    @Override
    public MessageReceipt receipt(DraftId draft) {
        Stamp stamp = log.ofDraft(draft).map(row -> row.signed().stamp()).orElse(null);
        SortedSet<PublicKey> acknowledged =
                stamp == null ? new TreeSet<>() : owner.ask(core -> core.acknowledgedBy(stamp.id()));
        return new MessageReceipt(draft, stamp, acknowledged, share(acknowledged));
    }

    private double share(Set<PublicKey> some) {
        double all = operators.operators().stream().mapToLong(Operator::weight).sum();
        long weight = operators.operators().stream()
                .filter(operator -> some.contains(operator.key()))
                .mapToLong(Operator::weight)
                .sum();
        return all == 0 ? 0 : weight / all;
    }

    @Override
    public Subscription subscribe(
            Set<MessageType> types,
            Predicate<StoredMessage> which,
            long afterSequence,
            Consumer<StoredMessage> callback) {
        LogSubscription subscription = new LogSubscription(Set.copyOf(types), which, afterSequence, callback);
        Thread.ofVirtual().name("subscription").start(subscription::run);
        return subscription;
    }

    @Override
    public List<StoredMessage> byDependency(MessageId dependency, int limit) {
        return log.dependents(dependency, Math.min(limit, PAGE_MAX));
    }

    @Override
    public List<StoredMessage> dependenciesOf(MessageId message) {
        return log.message(message)
                .map(row -> log.messages(row.signed().header().dependencies()))
                .orElse(List.of());
    }

    @Override
    public List<StoredMessage> inCausalOrder(Stamp after, Set<MessageType> types, int limit) {
        return log.verifiedAfter(after, types, Math.min(limit, PAGE_MAX));
    }

    private final class LogSubscription implements Subscription {

        private final Set<MessageType> types;
        private final Predicate<StoredMessage> which;
        private final Consumer<StoredMessage> callback;
        private volatile long cursor;
        private volatile boolean open = true;

        LogSubscription(
                Set<MessageType> types, Predicate<StoredMessage> which, long cursor, Consumer<StoredMessage> callback) {
            this.types = types;
            this.which = which;
            this.cursor = cursor;
            this.callback = callback;
        }

        void run() {
            try {
                while (open) {
                    long present = owner.view().delivered();
                    if (present <= cursor) {
                        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                    } else {
                        read(present);
                    }
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                open = false;
            }
        }

        private void read(long present) {
            List<StoredMessage> rows = log.deliveredAfter(cursor, types, READ_ROWS);
            for (StoredMessage row : rows) {
                if (!open) {
                    return;
                }
                if (which.test(row)) {
                    callback.accept(row);
                }
                cursor = row.deliverySequence();
            }
            if (rows.size() < READ_ROWS) {
                cursor = Math.max(cursor, present);
            }
        }

        @Override
        public long cursor() {
            return cursor;
        }

        @Override
        public long behind() {
            return Math.max(0, owner.view().delivered() - cursor);
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
