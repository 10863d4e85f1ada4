package org.causality.devnet.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.folder.OperatorFolder;
import org.causality.devnet.node.Adjustment;
import org.causality.mempool.receipt.ReceiptKey;
import org.causality.model.message.Draft;
import org.causality.model.message.Payload;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.GenesisFile;
import org.causality.model.order.AdmissionReceipt;
import org.causality.model.order.SignedUserOrder;
import org.causality.propagation.message.MessagePropagator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** A door that looks at no signature: whatever comes is receipted by the true operator and published by its true core. */
final class UncheckedDoor extends DoorFault {

    private final DataFolder folder;
    private final OperatorFolder operator;
    private volatile @Nullable ConfigurableApplicationContext core;
    private long admissions;

    UncheckedDoor(DataFolder folder, OperatorFolder operator) {
        this.folder = folder;
        this.operator = operator;
    }

    /** For the operator's core, which is to publish. */
    Adjustment coreAdjustment() {
        return Adjustment.initializer(context -> core = context);
    }

    @Override
    AdmissionReceipt admit(SignedUserOrder order) {
        var _ = Objects.requireNonNull(core)
                .getBean(MessagePropagator.class)
                .broadcast(new Draft(
                        new Payload.UserOrder(order),
                        List.of(),
                        List.of(order.order().validUntil())));
        return receipt(order);
    }

    private synchronized AdmissionReceipt receipt(SignedUserOrder order) {
        try {
            var network = GenesisFile.read(folder.networkFile()).network();
            FileOperatorSigner signer = FileOperatorSigner.open(network, operator.keys());
            admissions++;
            return ReceiptKey.fresh(signer, new SecureRandom(), 0)
                    .sign(order.id().value(), admissions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
