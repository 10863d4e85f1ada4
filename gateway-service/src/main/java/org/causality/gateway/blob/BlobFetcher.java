package org.causality.gateway.blob;

import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.causality.gateway.mesh.FrameStream;
import org.causality.gateway.mesh.Mesh;
import org.causality.model.computation.BlobRef;
import org.causality.model.reason.BlobReason;
import org.causality.model.wire.BlobMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what {@link BlobSearch} says: each question is a conversation of its own on a virtual thread, and what comes is kept
 * by our node before the search hears of it. Safe from any thread.
 */
public final class BlobFetcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BlobFetcher.class);

    private final Mesh mesh;
    private final Supplier<List<String>> peers;
    private final BlobHome home;
    private final BlobLimits.Search limits;
    private final BlobWatch watch;
    private final LongSupplier nowMillis;
    private final BlobSearch search;
    private boolean closed;

    /** @param peers those connected now, in an order that stays */
    public BlobFetcher(
            Mesh mesh,
            Supplier<List<String>> peers,
            BlobHome home,
            BlobLimits.Search limits,
            BlobWatch watch,
            LongSupplier nowMillis) {
        this.mesh = mesh;
        this.peers = peers;
        this.home = home;
        this.limits = limits;
        this.watch = watch;
        this.nowMillis = nowMillis;
        this.search = new BlobSearch(limits);
    }

    /** Looks for a blob, soon. Blocks nowhere. */
    public void want(BlobRef blob) {
        if (blob.sizeBytes() > BlobMessage.BLOB_BYTES_MAX || blob.chunkBytes() != BlobMessage.CHUNK_BYTES) {
            LOG.warn(
                    "blob {} is none this protocol carries: {} bytes in chunks of {}",
                    blob.root().shortHex(),
                    blob.sizeBytes(),
                    blob.chunkBytes());
        } else if (wanted(blob)) {
            proceed();
        } else {
            watch.dropped();
        }
    }

    private synchronized boolean wanted(BlobRef blob) {
        return search.want(blob, nowMillis.getAsLong());
    }

    /** Asks whom it is time to ask. Blocks nowhere; called often. */
    public void proceed() {
        for (BlobSearch.Step step : steps()) {
            switch (step) {
                case BlobSearch.Step.Ask ask ->
                    Thread.ofVirtual().name("blob from " + ask.peer()).start(() -> carryOut(ask));
                case BlobSearch.Step.GaveUp(BlobRef blob) -> {
                    LOG.info("no peer has blob {}", blob.root().shortHex());
                    watch.gaveUp();
                }
            }
        }
    }

    private synchronized List<BlobSearch.Step> steps() {
        return closed ? List.of() : search.next(peers.get(), nowMillis.getAsLong());
    }

    /** However the conversation ends, the search hears of it: a question that stays open would be one place less. */
    private void carryOut(BlobSearch.Step.Ask ask) {
        BlobSearch.Outcome outcome = BlobSearch.Outcome.FAILED;
        try {
            outcome = converse(ask);
        } finally {
            heard(ask, outcome);
        }
        proceed();
    }

    private BlobSearch.Outcome converse(BlobSearch.Step.Ask ask) {
        try (FrameStream stream = mesh.openBulk(ask.peer(), BlobMessage.PROTOCOL)) {
            return switch (new BlobConversation(stream).ask(ask.blob(), nowMillis, limits.answerMillisMax())) {
                case BlobConversation.Answer.Found(var bytes) ->
                    home.keep(ask.blob(), bytes) ? BlobSearch.Outcome.CAME : BlobSearch.Outcome.NO_ROOM;
                case BlobConversation.Answer.Absent() -> BlobSearch.Outcome.ABSENT;
                case BlobConversation.Answer.Wrong(String detail) -> {
                    LOG.warn(
                            "{}: {} sent {} for blob {}",
                            BlobReason.BLOB_MISMATCH.code(),
                            ask.peer(),
                            detail,
                            ask.blob().root().shortHex());
                    yield BlobSearch.Outcome.WRONG;
                }
            };
        } catch (IOException e) {
            LOG.debug("blob {} of {}: {}", ask.blob().root().shortHex(), ask.peer(), e.getMessage());
            return BlobSearch.Outcome.FAILED;
        }
    }

    private void heard(BlobSearch.Step.Ask ask, BlobSearch.Outcome outcome) {
        synchronized (this) {
            search.heard(ask, outcome);
        }
        watch.asked(outcome);
    }

    /** Blobs that are looked for. */
    public synchronized int soughtCount() {
        return search.soughtCount();
    }

    /** Starts nothing more; conversations under way end with their streams. */
    @Override
    public synchronized void close() {
        closed = true;
    }
}
