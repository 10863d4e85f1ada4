package org.causality.model.privacy;

/** What comes of opening a seal with an order. */
public sealed interface Opening {

    /** The order is the one inside, as shown, and signed by its owner. */
    record Holds() implements Opening {}

    /**
     * It is the order inside, but not what the seal showed. Only who made the commitment can have done this, so it ends
     * the seal.
     */
    record Broken(String detail) implements Opening {}

    /** Not the order inside, or a spoilt copy of it: says nothing about the seal, whoever sent it. */
    record Foreign(String detail) implements Opening {}
}
