package org.causality.propagation.blob;

import java.util.List;
import java.util.function.Function;
import org.causality.model.codec.Bytes;
import org.causality.model.computation.BlobRef;
import org.jspecify.annotations.Nullable;

/** The port to where blobs lie. */
public interface BlobShelf {

    /** @param nowMillis remembered as the time of its last use, to within a minute or so */
    @Nullable Bytes find(BlobRef blob, long nowMillis);

    /** Does all of the work or nothing of it, one at a time over all instances of this service. */
    <T> T change(Function<Changes, T> work);

    /** What can be done inside {@link #change}. */
    interface Changes {

        Holdings holdings();

        /** Null when it is not here. */
        @Nullable KeptBlob find(BlobRef blob);

        /** At most so many that were not announced: fetched ones first, each kind by its use, the longest unused first. */
        List<KeptBlob> firstToLeave(int max);

        void add(BlobRef blob, Bytes bytes, boolean own, long nowMillis);

        /** What was fetched turns out to be made here, too. */
        void own(BlobRef blob, long nowMillis);

        void remove(KeptBlob blob);
    }
}
