package org.causality.crosschain.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.model.codec.Bytes32;
import org.causality.model.network.ChainId;
import org.causality.model.order.Finality;
import org.jspecify.annotations.Nullable;

/**
 * The own client of one chain. A provider that stands on a block stands on all its ancestors; the highest block that a
 * quorum of providers stands on is the head.
 *
 * <pre>
 * highest block a quorum stands on            what happens
 * none known yet                              ask for parents until one is found
 * above the head, through the head            its blocks are accepted, one by one
 * beside the head, fork above finalized       blocks above the fork are retracted, then the new ones accepted
 * beside the head, fork below finalized       FROZEN: nothing moves until the operator has looked
 * below the head                              nothing; after UNVOUCHED_MILLIS_MAX the blocks above it are retracted
 * </pre>
 */
public final class HeaderChain {
    private final ChainRules rules;
    private final Map<String, ProviderView> providers = new LinkedHashMap<>();
    private final Quorum quorum;
    private final AcceptedBlocks blocks = new AcceptedBlocks();
    private long safeHeight = -1;
    private long finalizedHeight = -1;
    private long wantedHeight = Long.MAX_VALUE;
    private Instant vouchedAt = Instant.MIN;
    private boolean isSyncing = true;
    private boolean isUnvouched;
    private String frozen = "";
    private List<ChainOutput> outputs = new ArrayList<>();

    public HeaderChain(ChainRules rules, List<String> providerNames) {
        this.rules = rules;
        this.quorum = new Quorum(rules.quorum());
        providerNames.forEach(name -> providers.put(name, new ProviderView(name)));
        if (providers.size() < rules.quorum()) {
            throw new IllegalArgumentException("chain " + rules.chain() + " has " + providers.size()
                    + " providers, and " + rules.quorum() + " must agree");
        }
    }

    /** Goes on from what was accepted before, lowest first; what was final stays final. */
    public void restore(List<BlockHeader> accepted, long safe, long finalized) {
        accepted.forEach(blocks::append);
        safeHeight = safe;
        finalizedHeight = finalized;
    }

    public ChainId chain() {
        return rules.chain();
    }

    public List<ChainOutput> handle(ChainInput input, Instant now) {
        outputs = new ArrayList<>();
        switch (input) {
            case ChainInput.TipReported report -> view(report.provider()).report(report, now);
            case ChainInput.HeadersAnswered answer -> view(answer.provider()).answered(answer);
            case ChainInput.ProviderFailed(String provider, String reason) ->
                view(provider).failed(reason);
            case ChainInput.Wanted(long height) -> wantedHeight = Math.min(wantedHeight, height);
            case ChainInput.Tick() -> {}
        }
        if (frozen.isEmpty()) {
            follow(now);
            reachBack(now);
            settle(now);
            forget();
        }
        return outputs;
    }

    private ProviderView view(String provider) {
        return Objects.requireNonNull(providers.get(provider), "a provider of this chain");
    }

    private List<ProviderView> counting(Instant now) {
        return providers.values().stream().filter(view -> view.counts(now)).toList();
    }

    // ---- the head

    private void follow(Instant now) {
        List<Standing> standings = counting(now).stream()
                .map(view -> Standing.of(view, blocks, finalizedHeight))
                .toList();
        isSyncing = standings.stream().filter(Standing::isConnected).count() < rules.quorum();
        for (Standing standing : standings) {
            askParent(standing, now);
        }
        if (standings.size() < rules.quorum() || freezes(standings)) {
            return;
        }
        BlockHeader vouched = quorum.highestBlock(standings);
        if (vouched == null) {
            return;
        }
        if (blocks.isEmpty()) {
            accept(vouched);
            wantFinalized(now);
        }
        if (blocks.has(vouched.hash(), vouched.height())) {
            keepOrLetGo(vouched, now);
        } else {
            vouchedAt = now;
            isUnvouched = false;
            moveTo(vouched, standings);
        }
    }

    private boolean freezes(List<Standing> standings) {
        long contradicting = standings.stream()
                .filter(standing -> standing.contradicts(finalizedHeight))
                .count();
        if (contradicting >= rules.quorum()) {
            frozen = contradicting + " providers have another block at height " + finalizedHeight
                    + ", which is final here; look at the providers, then restart with the right ones";
        }
        return !frozen.isEmpty();
    }

    private void keepOrLetGo(BlockHeader vouched, Instant now) {
        boolean isHead = vouched.hash().equals(blocks.head().hash());
        if (isHead || !isUnvouched) {
            vouchedAt = now;
            isUnvouched = !isHead;
        } else if (vouched.height() >= finalizedHeight
                && !vouchedAt.plusMillis(ChainRules.UNVOUCHED_MILLIS_MAX).isAfter(now)) {
            retractDownTo(vouched);
        }
    }

    private void moveTo(BlockHeader head, List<Standing> standings) {
        Standing way = standings.stream()
                .filter(standing -> standing.standsOn(head) && standing.isConnected())
                .findFirst()
                .orElse(null);
        if (way == null) {
            return; // the blocks between are being asked for
        }
        retractDownTo(Objects.requireNonNull(way.fork()));
        way.branch().reversed().stream()
                .filter(header -> header.height() <= head.height())
                .forEach(this::accept);
    }

    private void retractDownTo(BlockHeader fork) {
        while (blocks.head().height() > fork.height()) {
            outputs.add(new ChainOutput.Retracted(blocks.removeHead()));
        }
        isUnvouched = false;
        safeHeight = Math.min(safeHeight, fork.height());
    }

    /** The first block is at the head; the ones down to what is final are wanted too, so that they can be named. */
    private void wantFinalized(Instant now) {
        long reachable = blocks.head().height() - ChainRules.HEADERS_MAX / 2;
        counting(now).stream()
                .map(ProviderView::finalized)
                .filter(Objects::nonNull)
                .mapToLong(TagBlock::height)
                .filter(height -> height >= reachable)
                .min()
                .ifPresent(height -> wantedHeight = Math.min(wantedHeight, height));
    }

    private void accept(BlockHeader header) {
        blocks.append(header);
        outputs.add(new ChainOutput.Accepted(header));
    }

    // ---- what is missing

    private void askParent(Standing standing, Instant now) {
        if (standing.isConnected() || standing.branch().isEmpty() || standing.contradicts(finalizedHeight)) {
            return;
        }
        BlockHeader lowest = standing.branch().getLast();
        if (lowest.height() == 0 || (blocks.isEmpty() && standing.branch().size() > ChainRules.HEADERS_MAX)) {
            return;
        }
        if (blocks.isEmpty() && allOthersHigher(lowest, now)) {
            return;
        }
        long gap = blocks.isEmpty() ? 1 : lowest.height() - blocks.head().height();
        if (gap > ChainRules.HEADERS_MAX || !standing.provider().takesAsk(now)) {
            return;
        }
        outputs.add(ask(standing.provider().name(), lowest));
    }

    /** Before the first block: only who is ahead walks down, to meet the ones behind; at one height all do. */
    private boolean allOthersHigher(BlockHeader lowest, Instant now) {
        return counting(now).stream()
                .map(view -> Objects.requireNonNull(view.tip()))
                .allMatch(tip -> tip.height() > lowest.height() || tip.hash().equals(lowest.hash()));
    }

    private ChainOutput ask(String provider, BlockHeader lowest) {
        long head = blocks.isEmpty() ? lowest.height() - 2 : blocks.head().height();
        long from = Math.max(head + 1, lowest.height() - ChainRules.ASK_HEADERS_MAX);
        int count = (int) (lowest.height() - from);
        return count > 1
                ? new ChainOutput.AskHeights(provider, from, count)
                : new ChainOutput.AskHash(provider, lowest.parentHash());
    }

    private void reachBack(Instant now) {
        if (blocks.isEmpty() || wantedHeight >= blocks.lowest().height()) {
            wantedHeight = Long.MAX_VALUE;
            return;
        }
        List<ProviderView> counting = counting(now);
        BlockHeader parent = parentOfLowest(counting);
        while (parent != null && blocks.size() < ChainRules.HEADERS_MAX && wantedHeight <= parent.height()) {
            blocks.prepend(parent);
            outputs.add(new ChainOutput.AcceptedBelow(parent));
            parent = parentOfLowest(counting);
        }
        if (wantedHeight < blocks.lowest().height() && blocks.size() < ChainRules.HEADERS_MAX) {
            askBelow(counting, now);
        } else {
            wantedHeight = Long.MAX_VALUE;
        }
    }

    private @Nullable BlockHeader parentOfLowest(List<ProviderView> counting) {
        return counting.stream()
                .map(view -> view.parent(blocks.lowest()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void askBelow(List<ProviderView> counting, Instant now) {
        long lowest = blocks.lowest().height();
        long from = Math.max(Math.max(0, wantedHeight), lowest - ChainRules.ASK_HEADERS_MAX);
        counting.stream()
                .filter(view -> view.takesAsk(now))
                .findFirst()
                .ifPresent(view -> outputs.add(new ChainOutput.AskHeights(view.name(), from, (int) (lowest - from))));
    }

    // ---- finality

    private void settle(Instant now) {
        if (blocks.isEmpty()) {
            return;
        }
        List<ProviderView> counting = counting(now);
        long finalized = Math.max(
                finalizedHeight,
                Math.max(
                        quorum.highestTag(counting, ProviderView::finalized, blocks), byDepth(rules.finalizedDepth())));
        long safe = Math.max(
                finalized,
                Math.max(
                        safeHeight,
                        Math.max(quorum.highestTag(counting, ProviderView::safe, blocks), byDepth(rules.safeDepth()))));
        if (safe != safeHeight || finalized != finalizedHeight) {
            safeHeight = safe;
            finalizedHeight = finalized;
            outputs.add(new ChainOutput.Settled(safe, finalized));
        }
    }

    private long byDepth(int depth) {
        return depth == 0 ? -1 : Math.max(-1, blocks.head().height() - depth);
    }

    private void forget() {
        while (blocks.size() > ChainRules.UNSETTLED_HEADERS_MAX
                || (blocks.size() > ChainRules.HEADERS_MAX && blocks.lowest().height() < finalizedHeight)) {
            outputs.add(new ChainOutput.Forgotten(blocks.removeLowest()));
        }
        if (!blocks.isEmpty() && wantedHeight == Long.MAX_VALUE) {
            long floor = Math.min(finalizedHeight, blocks.lowest().height());
            providers.values().forEach(view -> view.forgetBelow(floor));
        }
    }

    // ---- what others may ask

    /** The accepted block at that height, or null. */
    public @Nullable BlockHeader at(long height) {
        return blocks.at(height);
    }

    public boolean isAccepted(Bytes32 hash, long height) {
        return blocks.has(hash, height);
    }

    public @Nullable BlockHeader head() {
        return blocks.isEmpty() ? null : blocks.head();
    }

    public @Nullable BlockHeader lowest() {
        return blocks.isEmpty() ? null : blocks.lowest();
    }

    public long safeHeight() {
        return safeHeight;
    }

    public long finalizedHeight() {
        return finalizedHeight;
    }

    /** How settled an accepted block of that height is. */
    public Finality finalityAt(long height) {
        if (height <= finalizedHeight) {
            return Finality.FINALIZED;
        }
        return height <= safeHeight ? Finality.SAFE : Finality.UNSAFE;
    }

    public List<BlockHeader> accepted() {
        return List.copyOf(blocks.ascending());
    }

    public ChainState state(Instant now) {
        return new ChainReport(rules, frozen, isUnvouched, isSyncing)
                .of(head(), blocks.at(safeHeight), blocks.at(finalizedHeight), List.copyOf(providers.values()), now);
    }
}
