package org.causality.crosschain.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.model.network.ChainId;
import org.jspecify.annotations.Nullable;

/** A header chain with providers that answer at once from the blocks a test gives them. */
public final class FollowedChain {
    public static final ChainId CHAIN = new ChainId("eip155:31337");

    public final HeaderChain chain;
    public final List<ChainOutput> told = new ArrayList<>();
    private final Map<String, List<BlockHeader>> blocks = new HashMap<>();
    public Instant now = Instant.ofEpochSecond(1_700_000_100);
    public int asked;

    public FollowedChain(ChainRules rules, String... providers) {
        chain = new HeaderChain(rules, List.of(providers));
    }

    public static ChainRules rules(int quorum) {
        return new ChainRules(CHAIN, quorum, 0, 0, 0);
    }

    public void stands(String provider, List<BlockHeader> on) {
        stands(provider, on, -1);
    }

    public void stands(String provider, List<BlockHeader> on, int finalized) {
        blocks.put(provider, List.copyOf(on));
        TagBlock tag = finalized < 0 ? null : tag(on.get(finalized));
        handle(new ChainInput.TipReported(provider, on.getLast(), tag, tag));
    }

    private static TagBlock tag(BlockHeader header) {
        return new TagBlock(header.height(), header.hash());
    }

    public void handle(ChainInput input) {
        List<ChainOutput> outputs = chain.handle(input, now);
        told.addAll(outputs);
        for (ChainOutput output : outputs) {
            switch (output) {
                case ChainOutput.AskHeights(String provider, long from, int count) ->
                    answer(provider, header -> header.height() >= from && header.height() < from + count);
                case ChainOutput.AskHash(String provider, var hash) ->
                    answer(provider, header -> header.hash().equals(hash));
                case ChainOutput.Accepted _,
                        ChainOutput.AcceptedBelow _,
                        ChainOutput.Retracted _,
                        ChainOutput.Settled _,
                        ChainOutput.Forgotten _ -> {}
            }
        }
    }

    private void answer(String provider, Predicate<BlockHeader> asked) {
        this.asked++;
        handle(new ChainInput.HeadersAnswered(
                provider,
                blocks.getOrDefault(provider, List.of()).stream().filter(asked).toList()));
    }

    public void pass(long millis) {
        now = now.plusMillis(millis);
    }

    public List<Long> acceptedHeights() {
        return told.stream()
                .filter(ChainOutput.Accepted.class::isInstance)
                .map(output -> ((ChainOutput.Accepted) output).header().height())
                .toList();
    }

    public List<Long> retractedHeights() {
        return told.stream()
                .filter(ChainOutput.Retracted.class::isInstance)
                .map(output -> ((ChainOutput.Retracted) output).header().height())
                .toList();
    }

    public @Nullable BlockHeader head() {
        return chain.head();
    }

    public ChainState state() {
        return chain.state(now);
    }
}
