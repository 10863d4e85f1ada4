package org.causality.gateway.blob;

import java.util.List;
import org.causality.gateway.budget.Rate;

/**
 * Bounds of looking and serving.
 *
 * @param search of looking
 * @param service of serving
 */
public record BlobLimits(Search search, Service service) {

    /**
     * @param wantedMax blobs looked for at a time; a further one is not taken, and wanted again by whoever needs it
     * @param asksMax conversations under way for them
     * @param asksPerPeerMax of these, with one peer
     * @param roundsMillis after a blob was wanted, when the peers are gone through once more; then it is given up
     * @param answerMillisMax how long one answer may take altogether
     * @param refusedMax which peers sent wrong bytes for which blob; the eldest is forgotten
     */
    public record Search(
            int wantedMax,
            int asksMax,
            int asksPerPeerMax,
            List<Long> roundsMillis,
            long answerMillisMax,
            int refusedMax) {
        public Search {
            roundsMillis = List.copyOf(roundsMillis);
        }
    }

    /**
     * @param streamsMax conversations at a time; a further one is ended at once
     * @param streamsPerPeerMax of these, with one peer
     * @param requestsMax questions of one conversation
     * @param requests questions a peer may ask, whether the blob is here or not
     * @param bytesPerPeer what a peer may be served; a faster one waits
     * @param bytesInAll what all peers together may be served, so that proofs do not crowd out messages
     * @param waitMillisMax how long a peer waits, before the conversation is ended
     * @param peersMax peers whose budgets are remembered
     */
    public record Service(
            int streamsMax,
            int streamsPerPeerMax,
            int requestsMax,
            Rate requests,
            Rate bytesPerPeer,
            Rate bytesInAll,
            long waitMillisMax,
            int peersMax) {}

    private static final long MEBIBYTE = 1 << 20;

    private static final BlobLimits DEFAULTS = new BlobLimits(
            new Search(1_024, 8, 2, List.of(0L, 300L, 1_000L, 3_000L, 10_000L), 20_000, 4_096),
            new Service(
                    32,
                    4,
                    64,
                    new Rate(20, 100),
                    new Rate(2 * MEBIBYTE, 8 * MEBIBYTE),
                    new Rate(8 * MEBIBYTE, 32 * MEBIBYTE),
                    5_000,
                    1_024));

    public static BlobLimits defaults() {
        return DEFAULTS;
    }
}
