package org.causality.crosschain.observation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.ethereum.StateProof;
import org.causality.crosschain.proof.ProofFault;
import org.causality.model.chain.TrieProof;
import org.causality.model.codec.U256;
import org.jspecify.annotations.Nullable;

/**
 * The watches of one chain. Each new block is proven for each watch, in the order of the chain and one at a time, so a
 * change is told at the block it happened in. A slot starts out as zero: the first value seen is a change unless it is
 * zero.
 *
 * <pre>
 * watch     means                                                     leaves it
 * for good  told for as long as the service runs                      never
 * once      told until a change of it can not be taken back any more  a change is final → gone;
 *                                                                     wanted for good → for good
 * </pre>
 */
public final class WatchBook {

    /** More would cost a provider more than a request for each at every block. */
    public static final int WATCHES_MAX = 256;

    private final Map<Watch, WatchedSlot> slots = new LinkedHashMap<>();
    private @Nullable BlockHeader head;
    private long finalizedHeight = -1;
    private List<WatchOutput> outputs = new ArrayList<>();

    /**
     * Goes on from a watch as it stood.
     *
     * @param changes the values it changed to, by height
     * @param toProve accepted blocks that it was not proven at yet, lowest first
     */
    public void restore(Watch watch, boolean once, Map<Long, U256> changes, List<BlockHeader> toProve) {
        WatchedSlot slot = new WatchedSlot(watch, once);
        changes.forEach(slot::restore);
        slots.put(watch, slot);
        for (BlockHeader header : toProve) {
            var _ = slot.add(header);
        }
    }

    /** The accepted head to go on from. */
    public void restoreHead(BlockHeader header) {
        head = header;
    }

    /** Up to where the chain was final. */
    public void restoreFinalized(long height) {
        finalizedHeight = height;
    }

    public boolean isFull() {
        return slots.size() >= WATCHES_MAX;
    }

    public boolean has(Watch watch) {
        return slots.containsKey(watch);
    }

    /** Whether such a wish changes anything: the slot is new and has room, or was watched once and is wanted for good. */
    public boolean takes(Watch watch, boolean once) {
        WatchedSlot slot = slots.get(watch);
        return slot == null ? !isFull() : slot.isOnce() && !once;
    }

    public List<WatchOutput> handle(WatchInput input, Instant now) {
        outputs = new ArrayList<>();
        switch (input) {
            case WatchInput.Added(Watch watch, boolean once) -> add(watch, once);
            case WatchInput.BlockAccepted(BlockHeader header) -> accepted(header);
            case WatchInput.BlockRetracted(BlockHeader header) -> slots.values().forEach(slot -> slot.retract(header));
            case WatchInput.Finalized(long height) -> finalizedHeight = height;
            case WatchInput.ProofAnswered answer -> answered(answer, now);
            case WatchInput.ProofFailed failure -> failed(failure, now);
            case WatchInput.Tick() -> {}
        }
        slots.values().removeIf(this::ended);
        slots.values().forEach(slot -> askNext(slot, now));
        return outputs;
    }

    private boolean ended(WatchedSlot slot) {
        boolean ends = slot.endsAt(finalizedHeight);
        if (ends) {
            outputs.add(new WatchOutput.Ended(slot.watch()));
        }
        return ends;
    }

    private void add(Watch watch, boolean once) {
        WatchedSlot known = slots.get(watch);
        if (known != null && !once) {
            known.keepForGood();
        }
        if (known == null && !isFull()) {
            begin(watch, once);
        }
    }

    private void begin(Watch watch, boolean once) {
        WatchedSlot slot = new WatchedSlot(watch, once);
        slots.put(watch, slot);
        if (head != null) {
            var _ = slot.add(head);
        }
    }

    private void accepted(BlockHeader header) {
        head = header;
        for (WatchedSlot slot : slots.values()) {
            BlockHeader passed = slot.add(header);
            if (passed != null) {
                outputs.add(new WatchOutput.Skipped(slot.watch(), passed, "too far behind"));
            }
        }
    }

    private void answered(WatchInput.ProofAnswered answer, Instant now) {
        WatchedSlot slot = slots.get(answer.watch());
        BlockHeader block = slot == null ? null : slot.next();
        if (slot == null || block == null || !block.hash().equals(answer.block())) {
            return; // its block is gone, or it was answered before
        }
        ProofFault fault = fault(answer, block);
        if (fault != null) {
            outputs.add(new WatchOutput.Refused(slot.watch(), block, answer.provider(), fault));
            retry(slot, block, fault.name(), now);
        } else if (slot.proven(block, answer.value())) {
            outputs.add(new WatchOutput.Changed(slot.watch(), block, answer.value(), answer.proof()));
        } else {
            outputs.add(new WatchOutput.Unchanged(slot.watch(), block));
        }
    }

    private static @Nullable ProofFault fault(WatchInput.ProofAnswered answer, BlockHeader block) {
        TrieProof.StorageProof proof = answer.proof();
        return switch (StateProof.slotOf(
                block.stateRoot(),
                answer.watch().address(),
                answer.watch().slot(),
                proof.accountNodes(),
                proof.storageNodes())) {
            case StateProof.SlotVerdict.Refused(ProofFault fault) -> fault;
            case StateProof.SlotVerdict.Holds(U256 value) ->
                value.equals(answer.value()) ? null : ProofFault.VALUE_DIFFERS;
        };
    }

    private void failed(WatchInput.ProofFailed failure, Instant now) {
        WatchedSlot slot = slots.get(failure.watch());
        BlockHeader block = slot == null ? null : slot.next();
        if (slot != null && block != null && block.hash().equals(failure.block())) {
            retry(slot, block, failure.reason(), now);
        }
    }

    private void retry(WatchedSlot slot, BlockHeader block, String reason, Instant now) {
        if (slot.isExhausted()) {
            var _ = slot.passOver();
            outputs.add(new WatchOutput.Skipped(slot.watch(), block, reason));
        } else {
            slot.retryLater(now);
        }
    }

    private void askNext(WatchedSlot slot, Instant now) {
        BlockHeader block = slot.next();
        int attempt = slot.dueAttempt(now);
        if (block != null && attempt > 0) {
            outputs.add(new WatchOutput.AskProof(slot.watch(), block, attempt));
        }
    }
}
