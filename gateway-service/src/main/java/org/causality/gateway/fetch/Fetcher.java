package org.causality.gateway.fetch;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.causality.gateway.mesh.FrameStream;
import org.causality.gateway.mesh.Mesh;
import org.causality.model.message.MessageId;
import org.causality.model.wire.FetchMessage;

/**
 * Asks peers for messages by id: one conversation at a time with each, on a virtual thread that ends when nothing is left to
 * ask. What cannot be had is not asked for again here; that is the causal core's to decide. Safe from any thread.
 */
public final class Fetcher implements AutoCloseable {

    private final Mesh mesh;
    private final Greeting greeting;
    private final Intake intake;
    private final FetchLimits limits;
    private final FetchWatch watch;
    private final Map<String, FetchQueue> queues = new ConcurrentHashMap<>();
    private volatile boolean closed;

    public Fetcher(Mesh mesh, Greeting greeting, Intake intake, FetchLimits limits, FetchWatch watch) {
        this.mesh = mesh;
        this.greeting = greeting;
        this.intake = intake;
        this.limits = limits;
        this.watch = watch;
    }

    /** Asks the peer for these, soon. */
    public void fetch(String peer, Collection<MessageId> ids) {
        FetchQueue queue = queue(peer);
        int dropped = queue.add(ids);
        if (dropped > 0) {
            watch.dropped(dropped);
        }
        work(peer, queue);
    }

    /** Exchanges HELLO with the peer, soon. */
    public void greet(String peer) {
        FetchQueue queue = queue(peer);
        queue.greet();
        work(peer, queue);
    }

    /** The peer is gone, and what it was to be asked with it. */
    public void gone(String peer) {
        FetchQueue queue = queues.remove(peer);
        if (queue != null) {
            queue.abandon();
        }
    }

    /** Ids waiting for the peer for whom most wait. */
    public int waitingMost() {
        return queues.values().stream().mapToInt(FetchQueue::size).max().orElse(0);
    }

    /** Starts nothing more; conversations under way end with their streams. */
    @Override
    public void close() {
        closed = true;
    }

    private FetchQueue queue(String peer) {
        return queues.computeIfAbsent(peer, _ -> new FetchQueue(limits.queuedMax()));
    }

    private void work(String peer, FetchQueue queue) {
        if (!closed && queue.begin()) {
            Thread.ofVirtual().name("fetch from " + peer).start(() -> converse(peer, queue));
        }
    }

    private void converse(String peer, FetchQueue queue) {
        try (FrameStream stream = mesh.open(peer, FetchMessage.PROTOCOL)) {
            FetchConversation conversation = FetchConversation.begin(stream, greeting);
            for (List<MessageId> ids = queue.next(); !ids.isEmpty(); ids = queue.next()) {
                askAll(peer, conversation, ids);
            }
        } catch (IOException _) {
            watch.failed();
            abandon(queue);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            abandon(queue);
        }
        // Something may have been put in between the last look and the end.
        work(peer, queue);
    }

    /** An answer may leave out its last messages: asks again for the rest as long as something comes. */
    private void askAll(String peer, FetchConversation conversation, List<MessageId> ids)
            throws IOException, InterruptedException {
        Set<MessageId> missing = new HashSet<>(ids);
        boolean more = true;
        while (more && !missing.isEmpty()) {
            FetchMessage.Answer answer = conversation.ask(new FetchMessage.Request(List.copyOf(missing), false));
            Intake.Came came = intake.take(peer, Set.copyOf(missing), answer);
            watch.answered(missing.size(), came.ids().size(), came.taken());
            more = missing.removeAll(came.ids());
        }
    }

    private void abandon(FetchQueue queue) {
        int dropped = queue.abandon();
        if (dropped > 0) {
            watch.dropped(dropped);
        }
    }
}
