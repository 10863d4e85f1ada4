package org.causality.crosschain.chain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.model.codec.Bytes32;
import org.jspecify.annotations.Nullable;

/** What one provider has said. Its headers are kept apart from the others', so none pushes another's out. */
final class ProviderView {
    private final String name;
    private final Map<Bytes32, BlockHeader> pending = new LinkedHashMap<>();
    private @Nullable BlockHeader tip;
    private @Nullable TagBlock safe;
    private @Nullable TagBlock finalized;
    private Instant answeredAt = Instant.MIN;
    private Instant askedAt = Instant.MIN;
    private String trouble = "has not answered yet";

    ProviderView(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void report(ChainInput.TipReported report, Instant now) {
        tip = report.tip();
        safe = report.safe();
        finalized = report.finalized();
        answeredAt = now;
        trouble = "";
        add(report.tip());
    }

    /** An answer that brings nothing new leaves the next ask for later: no loop with who does not have it. */
    void answered(ChainInput.HeadersAnswered answer) {
        for (BlockHeader header : answer.headers()) {
            if (!pending.containsKey(header.hash())) {
                askedAt = Instant.MIN;
            }
            add(header);
        }
    }

    void failed(String reason) {
        trouble = reason;
    }

    private void add(BlockHeader header) {
        pending.remove(header.hash());
        pending.put(header.hash(), header);
        if (pending.size() > ChainRules.PENDING_HEADERS_MAX) {
            pending.remove(pending.keySet().iterator().next());
        }
    }

    /** The parent it told us, if it did. A header whose height does not follow its parent's is no block of any chain. */
    @Nullable BlockHeader parent(BlockHeader header) {
        BlockHeader parent = pending.get(header.parentHash());
        return parent != null && parent.height() == header.height() - 1 ? parent : null;
    }

    /** Headers far below what is accepted are of no more use. */
    void forgetBelow(long height) {
        pending.values().removeIf(header -> header.height() < height);
    }

    @Nullable BlockHeader tip() {
        return tip;
    }

    @Nullable TagBlock safe() {
        return safe;
    }

    @Nullable TagBlock finalized() {
        return finalized;
    }

    boolean counts(Instant now) {
        return tip != null
                && answeredAt.plusMillis(ChainRules.REPORT_MILLIS_MAX).isAfter(now);
    }

    /** Whether it may be asked now: one ask at a time. */
    boolean takesAsk(Instant now) {
        if (askedAt.plusMillis(ChainRules.ASK_MILLIS_MAX).isAfter(now)) {
            return false;
        }
        askedAt = now;
        return true;
    }

    ChainState.ProviderState state(Instant now) {
        String said = counts(now) || !trouble.isEmpty() ? trouble : "has not answered since " + answeredAt;
        return new ChainState.ProviderState(name, tip == null ? -1 : tip.height(), said);
    }
}
