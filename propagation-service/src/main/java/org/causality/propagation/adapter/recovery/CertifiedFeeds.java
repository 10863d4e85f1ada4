package org.causality.propagation.adapter.recovery;

import java.util.LinkedHashMap;
import java.util.Map;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageType;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.network.Purpose;

/**
 * Whose messages recovery takes: keys that a member certified, by a message of the log or by one that came before in what is
 * being taken. The edge has checked everything else; it may not remember a certificate as old as this. Safe from any thread.
 */
final class CertifiedFeeds {

    /** The oldest goes first and is read again. */
    private static final int REMEMBERED_MAX = 4_096;

    private final Genesis genesis;
    private final RecoveryRows rows;
    private final Map<PublicKey, Boolean> known = new LinkedHashMap<>();

    CertifiedFeeds(Genesis genesis, RecoveryRows rows) {
        this.genesis = genesis;
        this.rows = rows;
    }

    synchronized boolean vouchFor(Envelope message) {
        PublicKey sender = message.header().sender();
        boolean certified = known.containsKey(sender)
                || (isIntroduction(message) && holds(message.payload(), sender))
                || rows.introductionOf(sender)
                        .map(found -> holds(found, sender))
                        .orElse(false);
        if (certified) {
            known.put(sender, true);
            if (known.size() > REMEMBERED_MAX) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return certified;
    }

    private static boolean isIntroduction(Envelope message) {
        return message.header().type() == MessageType.KEY_CERTIFICATE.code()
                && message.header().sequence() == 0;
    }

    private boolean holds(Bytes payload, PublicKey sender) {
        return Certificate.decode(payload) instanceof Decoded.Ok<Certificate>(Certificate certificate)
                && certificate.purpose() == Purpose.FEED
                && certificate.key().equals(sender)
                && genesis.operators().vouchesFor(certificate, genesis.network());
    }
}
