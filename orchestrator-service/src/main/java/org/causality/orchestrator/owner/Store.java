package org.causality.orchestrator.owner;

import java.util.List;
import java.util.Map;
import org.causality.model.message.LamportTime;
import org.causality.orchestrator.core.Row;

/** The port to the database. */
public interface Store {
    /** Takes the place of every earlier owner: theirs is the last turn from now on. @return the new fence */
    long takeOver();

    List<Row> load();

    Map<String, Long> bookmarks();

    /**
     * Makes the turn true, its records in the outbox.
     *
     * @param clock the highest verified time known: drafts are keyed by it
     * @throws NotOwnerException somebody took over
     * @throws StoreUnavailableException nothing is known of whether it was made true
     */
    void commit(long fence, Turn turn, LamportTime clock);

    /** A younger owner is there. */
    final class NotOwnerException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotOwnerException(long fence) {
            super("another instance took over from fence " + fence);
        }
    }

    /** The database does not answer. */
    final class StoreUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StoreUnavailableException(Throwable cause) {
            super("the store did not answer: " + cause.getMessage(), cause);
        }
    }
}
