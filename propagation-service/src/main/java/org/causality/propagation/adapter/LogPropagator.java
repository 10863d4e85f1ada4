package org.causality.propagation.adapter;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.causality.model.message.Draft;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Stamp;
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

    LogPropagator(CoreOwner owner, LogReader log) {
        this.owner = owner;
        this.log = log;
    }

    @Override
    public MessageReceipt broadcast(Draft draft) {
        owner.submit(Source.PUBLISH, List.of(new Input.Publish(draft)));
        Stamp stamp = log.ofDraft(draft.id()).map(row -> row.signed().stamp()).orElse(null);
        return new MessageReceipt(draft.id(), stamp);
    }

    @Override
    public Subscription subscribe(Set<MessageType> types, long afterSequence, Consumer<StoredMessage> callback) {
        LogSubscription subscription = new LogSubscription(Set.copyOf(types), afterSequence, callback);
        Thread.ofVirtual().name("subscription").start(subscription::run);
        return subscription;
    }

    @Override
    public List<StoredMessage> byDependency(MessageId dependency, int limit) {
        return log.dependents(dependency, Math.min(limit, PAGE_MAX));
    }

    @Override
    public List<StoredMessage> inCausalOrder(Stamp after, Set<MessageType> types, int limit) {
        return log.verifiedAfter(after, types, Math.min(limit, PAGE_MAX));
    }

    private final class LogSubscription implements Subscription {

        private final Set<MessageType> types;
        private final Consumer<StoredMessage> callback;
        private volatile long cursor;
        private volatile boolean open = true;

        LogSubscription(Set<MessageType> types, long cursor, Consumer<StoredMessage> callback) {
            this.types = types;
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
                callback.accept(row);
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
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
