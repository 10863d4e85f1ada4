package org.causality.crosschain.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.causality.crosschain.ethereum.BlockHeader;
import org.jspecify.annotations.Nullable;

/**
 * Says how a chain stands, and why, in one sentence a human can act on.
 *
 * @param frozen why nothing is accepted any more; empty when it is
 */
record ChainReport(ChainRules rules, String frozen, boolean isUnvouched, boolean isSyncing) {

    private record Standpoint(ChainStatus status, String reason) {}

    ChainState of(
            @Nullable BlockHeader head,
            @Nullable BlockHeader safe,
            @Nullable BlockHeader finalized,
            List<ProviderView> providers,
            Instant now) {
        long ageMillis = head == null ? -1 : ageMillis(head, now);
        List<ChainState.ProviderState> states =
                providers.stream().map(view -> view.state(now)).toList();
        int counting = (int) providers.stream().filter(view -> view.counts(now)).count();
        Standpoint standpoint = standpoint(head, counting, ageMillis, states);
        return new ChainState(
                rules.chain(), standpoint.status, standpoint.reason, head, safe, finalized, ageMillis, states);
    }

    private static long ageMillis(BlockHeader head, Instant now) {
        return Math.max(
                0,
                Duration.between(Instant.ofEpochSecond(head.timestamp()), now).toMillis());
    }

    private Standpoint standpoint(
            @Nullable BlockHeader head, int counting, long ageMillis, List<ChainState.ProviderState> states) {
        if (!frozen.isEmpty()) {
            return new Standpoint(ChainStatus.FROZEN, frozen);
        }
        String answering = counting + " of " + states.size() + " providers answer";
        if (counting < rules.quorum()) {
            return new Standpoint(
                    ChainStatus.STALE, answering + " and " + rules.quorum() + " must agree" + troubles(states));
        }
        if (head == null) {
            return new Standpoint(ChainStatus.SYNCING, "no block yet that " + rules.quorum() + " providers stand on");
        }
        if (isUnvouched) {
            return new Standpoint(
                    ChainStatus.DISAGREEING,
                    "no " + rules.quorum() + " providers stand on block " + head.height() + " any more");
        }
        if (rules.blockMillisExpected() > 0 && ageMillis > ChainRules.STALE_BLOCKS * rules.blockMillisExpected()) {
            return new Standpoint(ChainStatus.STALE, "the latest block is " + ageMillis / 1_000 + " s old");
        }
        return isSyncing
                ? new Standpoint(ChainStatus.SYNCING, "the blocks above " + head.height() + " are being asked for")
                : new Standpoint(ChainStatus.ACTIVE, answering + " and agree");
    }

    private static String troubles(List<ChainState.ProviderState> states) {
        StringBuilder text = new StringBuilder();
        for (ChainState.ProviderState state : states) {
            if (!state.trouble().isEmpty()) {
                text.append("; ").append(state.name()).append(": ").append(state.trouble());
            }
        }
        return text.toString();
    }
}
