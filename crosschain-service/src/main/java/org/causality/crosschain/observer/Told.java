package org.causality.crosschain.observer;

import org.causality.crosschain.chain.ChainOutput;
import org.causality.crosschain.fact.FactOutput;
import org.causality.crosschain.observation.Watch;
import org.causality.crosschain.observation.WatchOutput;
import org.causality.model.network.ChainId;

/** What came of a turn, in the order it happened: to be stored, told and asked. */
public sealed interface Told {

    record OfChain(ChainId chain, ChainOutput output) implements Told {}

    record OfWatch(ChainId chain, WatchOutput output) implements Told {}

    record OfFact(FactOutput output) implements Told {}

    /** New, or from once to for good. */
    record WatchAdded(Watch watch, boolean once) implements Told {}
}
