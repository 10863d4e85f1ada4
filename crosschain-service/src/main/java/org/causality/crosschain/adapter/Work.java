package org.causality.crosschain.adapter;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.causality.backbone.outbox.OutboxRecord;
import org.causality.backbone.writer.WaitingWork;
import org.causality.crosschain.chain.ChainInput;
import org.causality.crosschain.fact.FactInput;
import org.causality.crosschain.observation.Watch;
import org.causality.crosschain.observation.WatchInput;
import org.causality.crosschain.observer.ChainObserver;
import org.causality.crosschain.observer.Told;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.Stamp;
import org.causality.model.network.ChainId;
import org.causality.model.reason.EdgeReason;
import org.jspecify.annotations.Nullable;

/** What waits for the writer, and whom to tell. */
sealed interface Work extends WaitingWork {

    record OfChain(ChainId chain, ChainInput input) implements Work {}

    record OfWatch(ChainId chain, WatchInput input) implements Work {}

    record OfFact(FactInput input) implements Work {}

    record Transactions(ChainId chain, Bytes32 block, List<Bytes32> hashes) implements Work {}

    /**
     * @param once whether it is to end when a change of the slot is final
     * @param answer whether the watch is new, was there, or has no room
     */
    record AddWatch(Watch watch, boolean once, CompletableFuture<Added> answer) implements Work {}

    /** Records of the log of deliveries, in its order. */
    record Arrived(List<Delivered> deliveries, CompletableFuture<@Nullable Void> done) implements Work {}

    record Tick() implements Work {}

    enum Added {
        NEW,
        KNOWN,
        FULL
    }

    /**
     * One delivery.
     *
     * @param event absent for messages that carry none
     * @param dead set when the record could not be read
     */
    record Delivered(
            long sequence,
            Stamp stamp,
            @Nullable CrossChainEvent event,
            @Nullable OutboxRecord dead) {}

    /** Does it on the cores; what it makes true goes into the turn. */
    default void doOn(ChainObserver observer, Turn turn, Instant now) {
        switch (this) {
            case OfChain(ChainId chain, ChainInput input) -> turn.add(observer.chain(chain, input, now));
            case OfWatch(ChainId chain, WatchInput input) -> turn.add(observer.watch(chain, input, now));
            case OfFact(FactInput input) -> turn.add(observer.fact(input, now));
            case Transactions(ChainId chain, Bytes32 block, var hashes) ->
                turn.add(observer.transactions(chain, block, hashes, now));
            case AddWatch(Watch watch, boolean once, var _) -> {
                if (observer.watches(watch.chain()).takes(watch, once)) {
                    turn.add(observer.add(watch, once, now));
                }
            }
            case Arrived(List<Delivered> deliveries, var _) ->
                deliveries.forEach(delivered -> take(delivered, observer, turn, now));
            case Tick() -> turn.add(observer.tick(now));
        }
    }

    static Added added(ChainObserver observer, Watch watch) {
        if (observer.watches(watch.chain()).has(watch)) {
            return Added.KNOWN;
        }
        return observer.watches(watch.chain()).isFull() ? Added.FULL : Added.NEW;
    }

    private static void take(Delivered delivered, ChainObserver observer, Turn turn, Instant now) {
        if (!turn.reach(delivered.sequence())) {
            return; // a repeat after a crash
        }
        OutboxRecord dead = delivered.dead();
        if (dead != null) {
            turn.bury(dead);
        }
        CrossChainEvent event = delivered.event();
        if (event != null) {
            List<Told> told = observer.fact(new FactInput.Delivered(event, delivered.stamp()), now);
            turn.add(told);
        }
        turn.handled(delivered.stamp().time());
        observer.clock(turn.position().clock());
    }

    /** Tells whoever waits that it is done. */
    default void done(Added added) {
        switch (this) {
            case AddWatch(var _, var _, var answer) -> answer.complete(added);
            case Arrived(var _, var done) -> done.complete(null);
            case OfChain _, OfWatch _, OfFact _, Transactions _, Tick _ -> {}
        }
    }

    @Override
    default void fail(EdgeReason reason, String detail) {
        switch (this) {
            case AddWatch(var _, var _, var answer) ->
                answer.completeExceptionally(new RefusedException(reason, detail));
            case Arrived(var _, var done) -> done.completeExceptionally(new IllegalStateException(detail));
            case OfChain _, OfWatch _, OfFact _, Transactions _, Tick _ -> {}
        }
    }
}
