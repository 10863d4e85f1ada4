package org.causality.mempool.receipt;

import java.security.SecureRandom;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.SigningKey;
import org.causality.model.network.Certificate;
import org.causality.model.network.OperatorSigner;
import org.causality.model.network.Purpose;
import org.causality.model.order.AdmissionReceipt;

/** The RECEIPT sub-key of one process, with the operator's certificate for it. */
public record ReceiptKey(Certificate certificate, SigningKey key) {

    /** While there are no batches, no receipt promises one. */
    private static final long NO_BATCH = 0;

    public static ReceiptKey fresh(OperatorSigner operator, SecureRandom random, long nowMillis) {
        SigningKey key = SigningKey.generate(random);
        return new ReceiptKey(operator.certify(Purpose.RECEIPT, key.publicKey(), nowMillis), key);
    }

    /** @param subject an order id, or a cancellation's content id */
    public AdmissionReceipt sign(Bytes32 subject, long admissionNumber) {
        return AdmissionReceipt.sign(subject, admissionNumber, NO_BATCH, certificate, key);
    }
}
