package org.causality.privacy.batch;

import java.security.SecureRandom;
import org.causality.model.key.SigningKey;
import org.causality.model.network.Certificate;
import org.causality.model.network.OperatorSigner;
import org.causality.model.network.Purpose;
import org.causality.model.privacy.SealId;
import org.causality.model.privacy.SealReceipt;

/** The RECEIPT sub-key of one process, with the operator's certificate for it. */
public record ReceiptKey(Certificate certificate, SigningKey key) {

    public static ReceiptKey fresh(OperatorSigner operator, SecureRandom random, long nowMillis) {
        SigningKey key = SigningKey.generate(random);
        return new ReceiptKey(operator.certify(Purpose.RECEIPT, key.publicKey(), nowMillis), key);
    }

    public SealReceipt sign(SealId seal, long place, long batchDeadlineMillis) {
        return SealReceipt.sign(seal, place, batchDeadlineMillis, certificate, key);
    }
}
