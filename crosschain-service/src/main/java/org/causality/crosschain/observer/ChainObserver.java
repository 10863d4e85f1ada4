package org.causality.crosschain.observer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.causality.crosschain.chain.ChainInput;
import org.causality.crosschain.chain.ChainOutput;
import org.causality.crosschain.chain.ChainState;
import org.causality.crosschain.chain.HeaderChain;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.fact.FactBook;
import org.causality.crosschain.fact.FactInput;
import org.causality.crosschain.fact.FactOutput;
import org.causality.crosschain.fact.OwnView;
import org.causality.crosschain.observation.Watch;
import org.causality.crosschain.observation.WatchBook;
import org.causality.crosschain.observation.WatchInput;
import org.causality.crosschain.observation.WatchOutput;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EventPlace;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U256;
import org.causality.model.key.PublicKey;
import org.causality.model.message.LamportTime;
import org.causality.model.network.ChainId;
import org.causality.model.network.OperatorSet;
import org.causality.model.order.ObservedBlock;
import org.causality.model.order.TimeMap;
import org.jspecify.annotations.Nullable;

/** The clients, watches and facts of one operator. One owner calls it, one input at a time. */
public final class ChainObserver implements OwnView {

    /** Blocks whose transactions are remembered; beyond it the eldest is asked for again. */
    public static final int TRANSACTION_LISTS_MAX = 256;

    private final PublicKey self;
    private final FactBook facts;
    private final Map<ChainId, HeaderChain> clients = new TreeMap<>();
    private final Map<ChainId, WatchBook> watches = new TreeMap<>();
    private final Map<Bytes32, List<Bytes32>> transactions = new LinkedHashMap<>();
    private LamportTime clock = LamportTime.ZERO;
    private List<Told> told = new ArrayList<>();

    public ChainObserver(PublicKey self, OperatorSet operators, List<HeaderChain> clients) {
        this.self = self;
        this.facts = new FactBook(self, operators, this);
        for (HeaderChain client : clients) {
            this.clients.put(client.chain(), client);
            this.watches.put(client.chain(), new WatchBook());
        }
    }

    /** For restoring what was stored. */
    public FactBook facts() {
        return facts;
    }

    /** For restoring what was stored. */
    public WatchBook watches(ChainId chain) {
        return Objects.requireNonNull(watches.get(chain), "a followed chain");
    }

    /** The highest time known; what is observed now says so. */
    public void clock(LamportTime time) {
        clock = time;
    }

    // ---- inputs

    public List<Told> chain(ChainId chain, ChainInput input, Instant now) {
        return turn(() -> follow(chain, input, now));
    }

    public List<Told> watch(ChainId chain, WatchInput input, Instant now) {
        return turn(() -> watching(chain, input, now));
    }

    public List<Told> fact(FactInput input, Instant now) {
        return turn(() -> judging(input, now));
    }

    /** The own providers agreed on the transactions of a block. */
    public List<Told> transactions(ChainId chain, Bytes32 block, List<Bytes32> hashes, Instant now) {
        transactions.put(block, List.copyOf(hashes));
        if (transactions.size() > TRANSACTION_LISTS_MAX) {
            transactions.remove(transactions.keySet().iterator().next());
        }
        return fact(new FactInput.TransactionsKnown(chain, block), now);
    }

    public List<Told> add(Watch watch, boolean once, Instant now) {
        return turn(() -> {
            told.add(new Told.WatchAdded(watch, once));
            watching(watch.chain(), new WatchInput.Added(watch, once), now);
        });
    }

    public List<Told> tick(Instant now) {
        return turn(() -> {
            for (ChainId chain : clients.keySet()) {
                follow(chain, new ChainInput.Tick(), now);
                watching(chain, new WatchInput.Tick(), now);
            }
            judging(new FactInput.Tick(), now);
        });
    }

    private List<Told> turn(Runnable work) {
        told = new ArrayList<>();
        work.run();
        return told;
    }

    // ---- what one thing does to the others

    private void follow(ChainId chain, ChainInput input, Instant now) {
        HeaderChain client = clients.get(chain);
        if (client == null) {
            return;
        }
        boolean moved = false;
        for (ChainOutput output : client.handle(input, now)) {
            told.add(new Told.OfChain(chain, output));
            moved |= moves(chain, output, now);
        }
        if (moved) {
            judging(new FactInput.ChainMoved(chain), now);
        }
    }

    private boolean moves(ChainId chain, ChainOutput output, Instant now) {
        return switch (output) {
            case ChainOutput.Accepted(BlockHeader header) -> {
                watching(chain, new WatchInput.BlockAccepted(header), now);
                yield true;
            }
            case ChainOutput.Retracted(BlockHeader header) -> {
                judging(new FactInput.BlockRetracted(chain, header), now);
                watching(chain, new WatchInput.BlockRetracted(header), now);
                yield true;
            }
            case ChainOutput.Settled(var _, long finalized) -> {
                watching(chain, new WatchInput.Finalized(finalized), now);
                yield true;
            }
            case ChainOutput.AcceptedBelow _ -> true;
            case ChainOutput.AskHash _, ChainOutput.AskHeights _, ChainOutput.Forgotten _ -> false;
        };
    }

    private void watching(ChainId chain, WatchInput input, Instant now) {
        for (WatchOutput output : watches(chain).handle(input, now)) {
            told.add(new Told.OfWatch(chain, output));
            if (output instanceof WatchOutput.Changed changed) {
                judging(new FactInput.Observed(event(changed)), now);
            }
        }
    }

    private void judging(FactInput input, Instant now) {
        for (FactOutput output : facts.handle(input, now)) {
            told.add(new Told.OfFact(output));
            if (output instanceof FactOutput.WantBlock(ChainId chain, long height)) {
                follow(chain, new ChainInput.Wanted(height), now);
            }
        }
    }

    private CrossChainEvent event(WatchOutput.Changed changed) {
        Watch watch = changed.watch();
        BlockHeader block = changed.block();
        EventPlace place = EventPlace.ofSlot(
                watch.chain(),
                block.height(),
                block.hash(),
                watch.address().bytes(),
                watch.slot().toBytes());
        HeaderChain client = Objects.requireNonNull(clients.get(watch.chain()));
        return CrossChainEvent.stateValue(
                place, minimal(changed.value()), client.finalityAt(block.height()), self, seen(), changed.proof());
    }

    private static Bytes minimal(U256 value) {
        byte[] twos = value.value().toByteArray();
        return Bytes.copyOf(twos, twos[0] == 0 ? 1 : 0, twos.length);
    }

    // ---- what facts rest on

    @Override
    public @Nullable HeaderChain client(ChainId chain) {
        return clients.get(chain);
    }

    @Override
    public @Nullable List<Bytes32> transactionsOf(Bytes32 block) {
        return transactions.get(block);
    }

    @Override
    public TimeMap seen() {
        List<ObservedBlock> blocks = new ArrayList<>();
        for (HeaderChain client : clients.values()) {
            BlockHeader head = client.head();
            if (head != null && blocks.size() < TimeMap.CHAINS_MAX) {
                blocks.add(new ObservedBlock(
                        client.chain(),
                        head.height(),
                        head.hash(),
                        head.timestamp(),
                        clock.value(),
                        client.finalityAt(head.height())));
            }
        }
        return new TimeMap(blocks);
    }

    public List<ChainState> states(Instant now) {
        return clients.values().stream().map(client -> client.state(now)).toList();
    }
}
