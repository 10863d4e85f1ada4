package org.causality.propagation.owner;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.causality.propagation.causal.StoredMessage;
import org.jspecify.annotations.Nullable;

/** A log as it is, and what one owner does with it: when it asks for the lease, and how many rows it has read. */
final class WatchedLog implements InvocationHandler {

    /** @param rowsRead before the answer came */
    record Ask(long begunNanos, boolean taken, long rowsRead) {}

    private final CausalLog log;
    private final List<Ask> asks = new ArrayList<>();
    private final AtomicLong rows = new AtomicLong();

    WatchedLog(CausalLog log) {
        this.log = log;
    }

    CausalLog log() {
        return (CausalLog)
                Proxy.newProxyInstance(CausalLog.class.getClassLoader(), new Class<?>[] {CausalLog.class}, this);
    }

    synchronized List<Ask> asksSince(long nanos) {
        return asks.stream().filter(ask -> ask.begunNanos() - nanos > 0).toList();
    }

    long rowsRead() {
        return rows.get();
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments) throws Throwable {
        long begunNanos = System.nanoTime();
        Object answer = call(method, method.getName().equals("changedSince") ? counted(arguments) : arguments);
        if (method.getName().equals("tryAcquire")) {
            note(new Ask(begunNanos, answer != null, rows.get()));
        }
        return answer;
    }

    private @Nullable Object call(Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            return method.invoke(log, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    @SuppressWarnings("unchecked") // as CausalLog declares it
    private @Nullable Object[] counted(@Nullable Object[] arguments) {
        Consumer<StoredMessage> reader = Objects.requireNonNull((Consumer<StoredMessage>) arguments[1]);
        Consumer<StoredMessage> counting = row -> {
            rows.incrementAndGet();
            reader.accept(row);
        };
        return new @Nullable Object[] {arguments[0], counting};
    }

    private synchronized void note(Ask ask) {
        asks.add(ask);
    }
}
