package org.causality.gateway.peer;

import org.causality.model.codec.Bytes;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.network.Operator;
import org.causality.model.network.Purpose;
import org.jspecify.annotations.Nullable;

/** Judges whether a peer is a member's gateway. */
public final class TransportProof {

    private TransportProof() {}

    /** The operator that certified this transport key, or null when the certificate does not prove it. */
    public static @Nullable Operator operatorOf(Bytes transportKey, Certificate certificate, Genesis genesis) {
        boolean proves = certificate.purpose() == Purpose.TRANSPORT
                && certificate.key().value().toBytes().equals(transportKey)
                && genesis.operators().vouchesFor(certificate, genesis.network());
        return proves ? genesis.operators().member(certificate.operator()).orElse(null) : null;
    }
}
