package org.causality.crosschain.fact;

/** Why a fact has its verdict. Together with {@link org.causality.crosschain.proof.ProofFault} the closed list. */
public enum FactReason {
    /** VALID: the proof holds under the own client's header. */
    PROVEN,
    /** NOT_YET: this operator follows no such chain. */
    CHAIN_NOT_FOLLOWED,
    /** NOT_YET: the own client has accepted no block yet. */
    CLIENT_SYNCING,
    /** NOT_YET: the block is higher than the own head. */
    AHEAD_OF_OWN_CLIENT,
    /** NOT_YET: the block is lower than what the own client keeps; it is asked for. */
    BELOW_OWN_CLIENT,
    /** NOT_YET: the own client stands on another block at that height, which is not final. */
    OTHER_BLOCK,
    /** NOT_YET: it was VALID, and its block has left the chain. */
    BLOCK_RETRACTED,
    /** NOT_YET: it came without a proof, or names a transaction; the own providers are being asked. */
    ASKING_PROVIDERS,
    /** INVALID: another block is final at that height. */
    BLOCK_NOT_ON_CHAIN,
    /** INVALID: the proof does not hold; the fault says why. */
    PROOF_REFUSED,
    /** INVALID: the receipt stands for another transaction. */
    TRANSACTION_DIFFERS,
    /** INVALID: no fact of the kind this chain has. */
    NO_SUCH_KIND
}
