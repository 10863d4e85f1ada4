package org.causality.crosschain.adapter;

import java.util.List;
import java.util.Objects;
import org.causality.crosschain.chain.ChainInput;
import org.causality.crosschain.ethereum.Address;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.ethereum.TransactionPlace;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;

/** A provider whose answers may be anything: whatever reading one throws is that provider's failure and nobody else's. */
record GuardedProvider(Provider guarded) implements Provider {

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws ProviderException;
    }

    private static <T> T guard(Question<T> question) throws ProviderException {
        try {
            return question.ask();
        } catch (RuntimeException e) {
            String detail =
                    Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
            throw new ProviderException(
                    "answered what cannot be read: "
                            + detail.lines().findFirst().orElse(""),
                    e);
        }
    }

    @Override
    public String name() {
        return guarded.name();
    }

    @Override
    public ChainInput.TipReported tip() throws ProviderException {
        return guard(guarded::tip);
    }

    @Override
    public List<BlockHeader> headers(long from, int count) throws ProviderException {
        return guard(() -> guarded.headers(from, count));
    }

    @Override
    public List<BlockHeader> header(Bytes32 hash) throws ProviderException {
        return guard(() -> guarded.header(hash));
    }

    @Override
    public Slot slot(Bytes32 block, Address address, Bytes32 slot) throws ProviderException {
        return guard(() -> guarded.slot(block, address, slot));
    }

    @Override
    public List<Bytes32> transactions(Bytes32 block) throws ProviderException {
        return guard(() -> guarded.transactions(block));
    }

    @Override
    public List<TransactionPlace> place(Bytes32 transaction) throws ProviderException {
        return guard(() -> guarded.place(transaction));
    }

    @Override
    public List<Bytes> receiptProof(TransactionPlace place) throws ProviderException {
        return guard(() -> guarded.receiptProof(place));
    }

    @Override
    public long nonce(Address account) throws ProviderException {
        return guard(() -> guarded.nonce(account));
    }

    @Override
    public Bytes32 submit(Bytes signed) throws ProviderException {
        return guard(() -> guarded.submit(signed));
    }
}
