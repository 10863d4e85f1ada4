package org.causality.libp2p.kad;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.causality.libp2p.kad.message.Contact;

/** One errand to several peers at once, each on a virtual thread. */
final class Together {
    /** What is done with one peer; blocks no longer than the host's timeouts. */
    @FunctionalInterface
    interface Errand {
        /** Whether it went as wished. */
        boolean run(Contact peer) throws IOException;
    }

    private Together() {}

    /** With how many peers it went as wished; failures count as not. */
    static int count(List<Contact> peers, Errand errand) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> errands = peers.stream()
                    .map(peer -> (Callable<Boolean>) () -> errand.run(peer))
                    .toList();
            int done = 0;
            for (Future<Boolean> result : threads.invokeAll(errands)) {
                done += succeeded(result) ? 1 : 0;
            }
            return done;
        }
    }

    private static boolean succeeded(Future<Boolean> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException _) {
            return false;
        }
    }
}
