package org.causality.mempool.admission;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Draft;
import org.causality.model.reason.Reason;

/** What the door answers. */
public sealed interface AdmissionOutcome {

    /**
     * Admitted now.
     *
     * @param drafts what is to be published with it: one draft, or none where the network knows the order already
     * @param receipt the bytes of the AdmissionReceipt
     */
    record Admitted(List<Draft> drafts, Bytes receipt) implements AdmissionOutcome {}

    /** Admitted before: the same bytes again. */
    record Repeated(Bytes receipt) implements AdmissionOutcome {}

    record Refused(Reason reason, String detail) implements AdmissionOutcome {}
}
