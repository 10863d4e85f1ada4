package org.causality.mempool.adapter;

import java.security.SecureRandom;
import org.causality.mempool.Wallet;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.SigningKey;
import org.causality.model.network.Certificate;
import org.causality.model.network.Purpose;
import org.causality.model.order.AdmissionReceipt;

/** Receipts of an operator made for the test. */
final class TestingReceipts {
    private TestingReceipts() {}

    static AdmissionReceipt receipt(Bytes32 subject) {
        SigningKey operator = SigningKey.generate(new SecureRandom());
        SigningKey key = SigningKey.generate(new SecureRandom());
        Certificate certificate = Certificate.issue(Wallet.NETWORK, Purpose.RECEIPT, key.publicKey(), 1, operator);
        return AdmissionReceipt.sign(subject, 42, 0, certificate, key);
    }
}
