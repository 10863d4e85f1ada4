package org.causality.crosschain.adapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.causality.crosschain.chain.ChainInput;
import org.causality.crosschain.chain.ChainOutput;
import org.causality.crosschain.ethereum.Address;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.fact.FactInput;
import org.causality.crosschain.fact.FactOutput;
import org.causality.crosschain.observation.Watch;
import org.causality.crosschain.observation.WatchInput;
import org.causality.crosschain.observation.WatchOutput;
import org.causality.crosschain.observer.Told;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EventPlace;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.PublicKey;
import org.causality.model.network.ChainId;
import org.causality.model.order.Finality;
import org.causality.model.order.TimeMap;
import org.jspecify.annotations.Nullable;

/** The own providers of all chains: polls them, and asks them what the cores want to know. */
final class ProviderDesk {

    /** Requests on their way to one provider. */
    private static final int ASKS_MAX = 8;

    /** How often all providers are asked for what a fact lacks, and how long between. */
    private static final int ROUNDS_MAX = 5;

    private static final long ROUND_MILLIS = 1_000;

    /** A chain's providers and how to poll them. */
    record Desk(ChainId chain, List<Provider> providers, CrosschainSettings.Chain settings) {}

    private record Seat(Provider provider, Semaphore asks) {}

    private final PublicKey self;
    private final List<Desk> desks;
    private final Map<ChainId, List<Seat>> seats = new TreeMap<>();
    private final Map<ChainId, Integer> quorums = new HashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable FactWriter writer;

    ProviderDesk(PublicKey self, List<Desk> desks) {
        this.self = self;
        this.desks = List.copyOf(desks);
        for (Desk desk : desks) {
            seats.put(
                    desk.chain,
                    desk.providers.stream()
                            .map(provider -> new Seat(provider, new Semaphore(ASKS_MAX)))
                            .toList());
            quorums.put(desk.chain, desk.settings.quorum());
        }
    }

    void start(FactWriter facts) {
        writer = facts;
        for (Desk desk : desks) {
            List<ProviderPoll> polls = new ArrayList<>();
            for (Provider provider : desk.providers) {
                ProviderPoll poll = new ProviderPoll(
                        provider, desk.settings.pollMillis(), input -> tell(new Work.OfChain(desk.chain, input)));
                polls.add(poll);
                threads.execute(poll);
            }
            desk.settings
                    .heads()
                    .forEach(uri -> threads.execute(new NewHeads(uri, () -> polls.forEach(ProviderPoll::nudge), stop)));
        }
    }

    void stop() {
        stop.countDown();
        var _ = threads.shutdownNow();
    }

    boolean follows(ChainId chain) {
        return seats.containsKey(chain);
    }

    List<Provider> providers(ChainId chain) {
        return seats(chain).stream().map(Seat::provider).toList();
    }

    /** How many of them must say the same. */
    int quorum(ChainId chain) {
        return quorums.getOrDefault(chain, 1);
    }

    private List<Seat> seats(ChainId chain) {
        return seats.getOrDefault(chain, List.of());
    }

    // ---- what the cores want to know

    void ask(List<Told> told) {
        for (Told each : told) {
            switch (each) {
                case Told.OfChain(ChainId chain, ChainOutput output) -> ask(chain, output);
                case Told.OfWatch(ChainId chain, WatchOutput.AskProof ask) -> async(() -> proof(chain, ask));
                case Told.OfFact(FactOutput.WantProof(EventPlace place)) -> async(() -> proof(place));
                case Told.OfFact(FactOutput.WantTransactions want) -> async(() -> transactions(want));
                case Told.OfWatch _, Told.OfFact _, Told.WatchAdded _ -> {}
            }
        }
    }

    private void ask(ChainId chain, ChainOutput output) {
        switch (output) {
            case ChainOutput.AskHash(String provider, Bytes32 hash) ->
                async(() -> headers(chain, provider, asked -> asked.header(hash)));
            case ChainOutput.AskHeights(String provider, long from, int count) ->
                async(() -> headers(chain, provider, asked -> asked.headers(from, count)));
            case ChainOutput.Accepted _,
                    ChainOutput.AcceptedBelow _,
                    ChainOutput.Retracted _,
                    ChainOutput.Settled _,
                    ChainOutput.Forgotten _ -> {}
        }
    }

    private void headers(ChainId chain, String name, Question<List<BlockHeader>> question) throws InterruptedException {
        for (Seat seat : seats(chain)) {
            if (seat.provider.name().equals(name)) {
                try {
                    tell(new Work.OfChain(chain, new ChainInput.HeadersAnswered(name, asked(seat, question))));
                } catch (ProviderException e) {
                    tell(new Work.OfChain(chain, new ChainInput.ProviderFailed(name, e.reason())));
                }
            }
        }
    }

    private void proof(ChainId chain, WatchOutput.AskProof ask) throws InterruptedException {
        List<Seat> all = seats(chain);
        Seat seat = all.get((ask.attempt() - 1) % all.size());
        Watch watch = ask.watch();
        Bytes32 block = ask.block().hash();
        try {
            Provider.Slot slot = asked(seat, asked -> asked.slot(block, watch.address(), watch.slot()));
            tell(new Work.OfWatch(
                    chain,
                    new WatchInput.ProofAnswered(watch, block, seat.provider.name(), slot.value(), slot.proof())));
        } catch (ProviderException e) {
            tell(new Work.OfWatch(chain, new WatchInput.ProofFailed(watch, block, e.reason())));
        }
    }

    private void proof(EventPlace place) throws InterruptedException {
        if (place.emitter().size() != Address.SIZE || place.key().size() != Bytes32.SIZE) {
            return;
        }
        Address address = new Address(place.emitter());
        Bytes32 key = Bytes32.of(place.key());
        for (int round = 0; round < ROUNDS_MAX; round++) {
            for (Seat seat : seats(place.chain())) {
                try {
                    Provider.Slot slot = asked(seat, asked -> asked.slot(place.blockHash(), address, key));
                    tell(new Work.OfFact(new FactInput.ProofFound(proven(place, slot))));
                    return;
                } catch (ProviderException _) {
                    // the next one may have it
                }
            }
            if (stop.await(ROUND_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private CrossChainEvent proven(EventPlace place, Provider.Slot slot) {
        byte[] twos = slot.value().value().toByteArray();
        Bytes value = Bytes.copyOf(twos, twos[0] == 0 ? 1 : 0, twos.length);
        return CrossChainEvent.stateValue(place, value, Finality.UNSAFE, self, TimeMap.EMPTY, slot.proof());
    }

    /** A block's transactions count when a quorum of the own providers names the same. */
    private void transactions(FactOutput.WantTransactions want) throws InterruptedException {
        int quorum = quorum(want.chain());
        for (int round = 0; round < ROUNDS_MAX; round++) {
            Map<List<Bytes32>, Integer> answers = new HashMap<>();
            for (Seat seat : seats(want.chain())) {
                try {
                    List<Bytes32> hashes = asked(seat, asked -> asked.transactions(want.block()));
                    if (answers.merge(hashes, 1, Integer::sum) >= quorum) {
                        tell(new Work.Transactions(want.chain(), want.block(), hashes));
                        return;
                    }
                } catch (ProviderException _) {
                    // the others may still be enough
                }
            }
            if (stop.await(ROUND_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    // ---- asking

    @FunctionalInterface
    private interface Question<T> {
        T ask(Provider provider) throws ProviderException;
    }

    @FunctionalInterface
    private interface Errand {
        void run() throws InterruptedException;
    }

    private static <T> T asked(Seat seat, Question<T> question) throws ProviderException, InterruptedException {
        seat.asks.acquire();
        try {
            return question.ask(seat.provider);
        } finally {
            seat.asks.release();
        }
    }

    private void async(Errand errand) {
        try {
            threads.execute(() -> {
                try {
                    errand.run();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
        } catch (RejectedExecutionException _) {
            // the service is stopping
        }
    }

    private void tell(Work work) {
        FactWriter facts = writer;
        try {
            if (facts != null) {
                facts.put(work);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
