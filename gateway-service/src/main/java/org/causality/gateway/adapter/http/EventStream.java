package org.causality.gateway.adapter.http;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.causality.gateway.event.EventLog;
import org.causality.gateway.event.EventReader;
import org.causality.gateway.event.EventReader.Happened;
import org.causality.gateway.event.EventReader.Lagged;
import org.causality.gateway.event.EventReader.Resync;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.FluxSink;

/**
 * Carries one subscriber's events from the log to its connection, on a virtual thread that writes only what was asked for: a
 * reader that stops reading costs a parked thread and nothing else.
 */
final class EventStream {

    /** Events that wait outside the log for one subscriber. */
    static final int BATCH_MAX = 64;

    private final FluxSink<ServerSentEvent<String>> sink;
    private final EventReader events;
    private final EventLog log;
    private final StreamMeters meters;
    private final long heartbeatMillis;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean appended;
    private volatile boolean ended;

    EventStream(
            FluxSink<ServerSentEvent<String>> sink,
            EventReader events,
            EventLog log,
            StreamMeters meters,
            long heartbeatMillis) {
        this.sink = sink;
        this.events = events;
        this.log = log;
        this.meters = meters;
        this.heartbeatMillis = heartbeatMillis;
    }

    void start() {
        Runnable append = this::onAppend;
        log.onAppend(append);
        sink.onRequest(_ -> wake());
        sink.onDispose(() -> {
            ended = true;
            log.offAppend(append);
            wake();
        });
        Thread.ofVirtual().name("event stream").start(this::run);
    }

    private void run() {
        try {
            while (!ended) {
                List<EventReader.Said> said = events.next(BATCH_MAX);
                say(said);
                if (said.isEmpty() && !awaitAppend()) {
                    awaitDemand();
                    emit(ServerSentEvent.<String>builder().comment("").build());
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            sink.complete();
        }
    }

    private void say(List<EventReader.Said> said) throws InterruptedException {
        int left = said.size();
        meters.waiting(left);
        try {
            for (EventReader.Said one : said) {
                awaitDemand();
                emit(sse(one));
                meters.waiting(-1);
                left--;
            }
        } finally {
            meters.waiting(-left);
        }
    }

    private void emit(ServerSentEvent<String> event) {
        if (!ended) {
            sink.next(event);
        }
    }

    private ServerSentEvent<String> sse(EventReader.Said said) {
        return switch (said) {
            case Happened(var event) ->
                event(
                        event.what().kind().text(),
                        event.cursor().toString(),
                        event.what().data());
            case Resync(var newest) -> {
                meters.cursorLost();
                String data = "{\"after\":\"" + newest + "\",\"orders\":\"/v1/orders\",\"messages\":\"/v1/messages\"}";
                yield event("resync", newest.toString(), data);
            }
            case Lagged(var from, var to) -> {
                meters.lagged();
                yield event("lagged", to.toString(), "{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}");
            }
        };
    }

    private static ServerSentEvent<String> event(String kind, String id, String data) {
        return ServerSentEvent.<String>builder().event(kind).id(id).data(data).build();
    }

    private void onAppend() {
        lock.lock();
        try {
            appended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitDemand() throws InterruptedException {
        lock.lock();
        try {
            while (!ended && sink.requestedFromDownstream() == 0) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** False when nothing was appended for a heartbeat. */
    private boolean awaitAppend() throws InterruptedException {
        lock.lock();
        try {
            long leftNanos = TimeUnit.MILLISECONDS.toNanos(heartbeatMillis);
            while (!appended && !ended && leftNanos > 0) {
                leftNanos = changed.awaitNanos(leftNanos);
            }
            boolean came = appended || ended;
            appended = false;
            return came;
        } finally {
            lock.unlock();
        }
    }
}
