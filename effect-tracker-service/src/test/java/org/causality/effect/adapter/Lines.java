package org.causality.effect.adapter;

import java.util.List;
import java.util.concurrent.Flow;

/** Collects the lines of a stream. */
record Lines(List<String> heard) implements Flow.Subscriber<String> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        heard.add(line);
    }

    @Override
    public void onError(Throwable trouble) {}

    @Override
    public void onComplete() {}
}
