package org.causality.devnet.story.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All events of one stream in the order they came, to look through and to wait for. */
public final class EventLog implements EventSink {

    /** A story has dozens of events; beyond this the log says so and keeps no more. */
    private static final int EVENTS_MAX = 100_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<ServerEvent> events = new ArrayList<>();
    private @Nullable String trouble;

    @Override
    public void event(ServerEvent event) {
        lock.lock();
        try {
            if (events.size() < EVENTS_MAX) {
                events.add(event);
            } else {
                trouble = "more than " + EVENTS_MAX + " events";
            }
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void trouble(String what) {
        lock.lock();
        try {
            trouble = trouble == null ? what : trouble;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The first thing that went wrong with the stream. */
    @Override
    public Optional<String> trouble() {
        lock.lock();
        try {
            return Optional.ofNullable(trouble);
        } finally {
            lock.unlock();
        }
    }

    public List<ServerEvent> events() {
        lock.lock();
        try {
            return List.copyOf(events);
        } finally {
            lock.unlock();
        }
    }

    public Optional<ServerEvent> first(Predicate<ServerEvent> wanted) {
        return events().stream().filter(wanted).findFirst();
    }

    /** The first such event, which may have come already; nothing when the deadline passes or the stream fails. */
    public Optional<ServerEvent> await(Predicate<ServerEvent> wanted, Deadline deadline) {
        lock.lock();
        try {
            int seen = 0;
            while (true) {
                for (; seen < events.size(); seen++) {
                    if (wanted.test(events.get(seen))) {
                        return Optional.of(events.get(seen));
                    }
                }
                if (trouble != null || deadline.passed()) {
                    return Optional.empty();
                }
                grown.await(deadline.leftNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
