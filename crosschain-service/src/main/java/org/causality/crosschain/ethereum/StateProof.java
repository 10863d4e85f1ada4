package org.causality.crosschain.ethereum;

import java.math.BigInteger;
import java.util.List;
import org.causality.crosschain.proof.Keccak;
import org.causality.crosschain.proof.ProofFault;
import org.causality.crosschain.rlp.MalformedRlpException;
import org.causality.crosschain.rlp.RlpCursor;
import org.causality.crosschain.trie.TrieProof;
import org.causality.crosschain.trie.TrieVerdict;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U256;
import org.jspecify.annotations.Nullable;

/**
 * Proofs of accounts and storage slots (EIP-1186) under a state root. A slot that is not there holds zero, and an account
 * that is not there has only such slots.
 */
public final class StateProof {

    private static final int SLOT_BYTES = 32;

    private StateProof() {}

    /** Order of the nodes: the strict path, or a set as proofs of several keys share it. */
    public enum Mode {
        PATH,
        SET;

        TrieVerdict verify(Bytes32 root, Bytes key, List<Bytes> nodes) {
            return switch (this) {
                case PATH -> TrieProof.onPath(root, key, nodes);
                case SET -> TrieProof.inSet(root, key, nodes);
            };
        }
    }

    public sealed interface AccountVerdict {

        record Present(Account account) implements AccountVerdict {}

        record Absent() implements AccountVerdict {}

        record Refused(ProofFault fault) implements AccountVerdict {}
    }

    public sealed interface SlotVerdict {

        /** The value the slot holds, zero when it was never set. */
        record Holds(U256 value) implements SlotVerdict {}

        record Refused(ProofFault fault) implements SlotVerdict {}
    }

    public static AccountVerdict account(Bytes32 stateRoot, Address address, List<Bytes> nodes, Mode mode) {
        return switch (mode.verify(stateRoot, address.trieKey(), nodes)) {
            case TrieVerdict.Absent() -> new AccountVerdict.Absent();
            case TrieVerdict.Refused(ProofFault fault) -> new AccountVerdict.Refused(fault);
            case TrieVerdict.Present(Bytes leaf) -> read(leaf);
        };
    }

    private static AccountVerdict read(Bytes leaf) {
        try {
            return new AccountVerdict.Present(Account.read(leaf));
        } catch (MalformedRlpException _) {
            return new AccountVerdict.Refused(ProofFault.MALFORMED_NODE);
        }
    }

    public static SlotVerdict slot(Bytes32 storageRoot, Bytes32 slot, List<Bytes> nodes, Mode mode) {
        Bytes key = Keccak.hash(slot.toBytes()).toBytes();
        return switch (mode.verify(storageRoot, key, nodes)) {
            case TrieVerdict.Absent() -> new SlotVerdict.Holds(U256.ZERO);
            case TrieVerdict.Refused(ProofFault fault) -> new SlotVerdict.Refused(fault);
            case TrieVerdict.Present(Bytes leaf) -> readSlot(leaf);
        };
    }

    private static SlotVerdict readSlot(Bytes leaf) {
        try {
            RlpCursor in = new RlpCursor(leaf);
            BigInteger value = in.wide(SLOT_BYTES);
            in.end();
            // A slot of zero is not in the trie.
            return value.signum() == 0
                    ? new SlotVerdict.Refused(ProofFault.MALFORMED_NODE)
                    : new SlotVerdict.Holds(new U256(value));
        } catch (MalformedRlpException _) {
            return new SlotVerdict.Refused(ProofFault.MALFORMED_NODE);
        }
    }

    /** A slot of an account, from the state root down: both paths strict. */
    public static SlotVerdict slotOf(
            Bytes32 stateRoot, Address address, Bytes32 slot, List<Bytes> accountNodes, List<Bytes> slotNodes) {
        return switch (account(stateRoot, address, accountNodes, Mode.PATH)) {
            case AccountVerdict.Refused(ProofFault fault) -> new SlotVerdict.Refused(fault);
            case AccountVerdict.Absent() ->
                slotNodes.isEmpty()
                        ? new SlotVerdict.Holds(U256.ZERO)
                        : new SlotVerdict.Refused(ProofFault.EXTRA_NODES);
            case AccountVerdict.Present(Account account) -> slot(account.storageRoot(), slot, slotNodes, Mode.PATH);
        };
    }

    /** What a claim says wrong of a proven account, or null. */
    public static @Nullable ProofFault difference(Account proven, Account claimed) {
        if (!proven.nonce().equals(claimed.nonce())) {
            return ProofFault.NONCE_DIFFERS;
        }
        if (!proven.balance().equals(claimed.balance())) {
            return ProofFault.BALANCE_DIFFERS;
        }
        if (!proven.storageRoot().equals(claimed.storageRoot())) {
            return ProofFault.STORAGE_ROOT_DIFFERS;
        }
        return proven.codeHash().equals(claimed.codeHash()) ? null : ProofFault.CODE_HASH_DIFFERS;
    }
}
