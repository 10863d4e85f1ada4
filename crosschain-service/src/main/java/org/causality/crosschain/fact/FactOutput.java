package org.causality.crosschain.fact;

import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EventId;
import org.causality.model.chain.EventPlace;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.MessageId;
import org.causality.model.network.ChainId;
import org.jspecify.annotations.Nullable;

/** What facts ask for or tell. */
public sealed interface FactOutput {

    /** The fact has a new verdict, or a VALID one a higher finality. */
    record Judged(Fact fact) implements FactOutput {}

    /** What was VALID has left the chain. */
    record Retracted(Fact fact) implements FactOutput {}

    /** It is our turn to tell the others. */
    record Announce(CrossChainEvent event, @Nullable MessageId dependsOn) implements FactOutput {}

    /** An announcement of ours is due then, unless somebody is first: to be kept. */
    record Planned(Announcement announcement) implements FactOutput {}

    /** An announcement is no longer planned. */
    record Unplanned(EventId id) implements FactOutput {}

    /** The own client is to reach back to a block. */
    record WantBlock(ChainId chain, long height) implements FactOutput {}

    /** The own providers are to be asked for the proof of what came without one. */
    record WantProof(EventPlace place) implements FactOutput {}

    /** The own providers are to be asked for a block's transactions. */
    record WantTransactions(ChainId chain, Bytes32 block, long height) implements FactOutput {}

    /** A fact or claim was let go, and why. */
    record Dropped(EventId id, Drop reason) implements FactOutput {}

    enum Drop {
        /** It waited longer than a NOT_YET may. */
        WAITED_TOO_LONG,
        /** More waited than may; the eldest went. */
        TOO_MANY_WAITING,
        /** More versions of one fact than are kept. */
        TOO_MANY_CLAIMS,
        /** Settled long ago; still in the store. */
        SETTLED
    }
}
