package org.causality.crosschain.adapter;

import java.util.List;
import org.causality.crosschain.chain.ChainInput;
import org.causality.crosschain.ethereum.Address;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.ethereum.TransactionPlace;
import org.causality.model.chain.TrieProof;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U256;

/** Somebody's node of a chain. What it answers is checked by whoever asked; only headers are checked here, by their hash. */
interface Provider {

    String name();

    /** Where it stands now. */
    ChainInput.TipReported tip() throws ProviderException;

    /** Its headers from a height on; fewer when it has fewer. */
    List<BlockHeader> headers(long from, int count) throws ProviderException;

    /** One header by hash; none when it does not have it. */
    List<BlockHeader> header(Bytes32 hash) throws ProviderException;

    /** A slot with its proof at a block. */
    Slot slot(Bytes32 block, Address address, Bytes32 slot) throws ProviderException;

    /** The hashes of a block's transactions, in order. */
    List<Bytes32> transactions(Bytes32 block) throws ProviderException;

    /** Where a transaction was included; none while it is in no block. */
    List<TransactionPlace> place(Bytes32 transaction) throws ProviderException;

    /** The path to that place's receipt in the block's receipts trie. */
    List<Bytes> receiptProof(TransactionPlace place) throws ProviderException;

    /** Hands a signed transaction to the chain; answers its hash. */
    Bytes32 submit(Bytes signed) throws ProviderException;

    /** How many transactions the account has sent, those that wait for a block among them. */
    long nonce(Address account) throws ProviderException;

    record Slot(U256 value, TrieProof.StorageProof proof) {}
}
