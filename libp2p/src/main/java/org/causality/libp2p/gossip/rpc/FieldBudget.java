package org.causality.libp2p.gossip.rpc;

import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.proto.ProtoReader;

/** Counts the fields of one frame, known or not: a frame of very many tiny fields costs more than its length says. */
final class FieldBudget {
    private int left;

    FieldBudget(int fieldsMax) {
        left = fieldsMax;
    }

    /** Moves the reader to its next field; false at its end. */
    boolean next(ProtoReader in) {
        if (!in.next()) {
            return false;
        }
        if (--left < 0) {
            throw new MalformedException("gossip frame holds too many fields");
        }
        return true;
    }
}
