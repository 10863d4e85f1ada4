package org.causality.devnet.system;

import java.security.SecureRandom;
import org.causality.model.key.SigningKey;
import org.causality.model.network.Certificate;
import org.causality.model.network.Purpose;
import org.causality.model.order.AdmissionReceipt;
import org.causality.model.order.SignedUserOrder;

/** A door whose receipts hold, but under an operator key that stands in no genesis. */
final class ForgedReceipts extends DoorFault {

    private final SigningKey stranger = SigningKey.generate(new SecureRandom());
    private final SigningKey receipts = SigningKey.generate(new SecureRandom());

    @Override
    AdmissionReceipt admit(SignedUserOrder order) {
        Certificate certificate =
                Certificate.issue(order.order().network(), Purpose.RECEIPT, receipts.publicKey(), 1, stranger);
        return AdmissionReceipt.sign(order.id().value(), 1, 0, certificate, receipts);
    }
}
