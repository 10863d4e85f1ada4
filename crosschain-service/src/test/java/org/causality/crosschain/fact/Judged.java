package org.causality.crosschain.fact;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.causality.crosschain.chain.ChainOutput;
import org.causality.crosschain.chain.FollowedChain;
import org.causality.crosschain.chain.HeaderChain;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.PublicKey;
import org.causality.model.key.SigningKey;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.network.ChainId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.order.TimeMap;
import org.jspecify.annotations.Nullable;

/** A fact book beside a followed chain, as the service has them. */
final class Judged implements OwnView {
    final FollowedChain followed = new FollowedChain(FollowedChain.rules(2), "a", "b");
    final FactBook book;
    final List<FactOutput> told = new ArrayList<>();
    final PublicKey self;
    final OperatorSet operators;
    private final Map<Bytes32, List<Bytes32>> transactions = new HashMap<>();
    private int outputsSeen;
    private long lamport;

    Judged() {
        List<Operator> members = new ArrayList<>();
        for (String name : List.of("one", "two", "three")) {
            members.add(
                    new Operator(name, SigningKey.generate(new SecureRandom()).publicKey(), 1));
        }
        operators = new OperatorSet(0, members);
        self = members.getFirst().key();
        book = new FactBook(self, operators, this);
    }

    void stand(List<BlockHeader> on, int finalized) {
        followed.stands("a", on, finalized);
        followed.stands("b", on, finalized);
        List<ChainOutput> fresh = List.copyOf(followed.told.subList(outputsSeen, followed.told.size()));
        outputsSeen = followed.told.size();
        for (ChainOutput output : fresh) {
            if (output instanceof ChainOutput.Retracted(BlockHeader header)) {
                handle(new FactInput.BlockRetracted(FollowedChain.CHAIN, header));
            }
        }
        handle(new FactInput.ChainMoved(FollowedChain.CHAIN));
    }

    Stamp deliver(CrossChainEvent event) {
        Stamp carrier = new Stamp(new LamportTime(++lamport), new MessageId(new Bytes32(lamport, 0, 0, 0)));
        handle(new FactInput.Delivered(event, carrier));
        return carrier;
    }

    void handle(FactInput input) {
        List<FactOutput> outputs = book.handle(input, followed.now);
        told.addAll(outputs);
    }

    void pass(long millis) {
        followed.pass(millis);
        handle(new FactInput.Tick());
    }

    Instant now() {
        return followed.now;
    }

    Fact fact(EventId id) {
        return Objects.requireNonNull(book.find(id));
    }

    Verdict verdict(CrossChainEvent event) {
        return fact(event.id()).verdict();
    }

    <T extends FactOutput> List<T> told(Class<T> kind) {
        return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    void know(BlockHeader block, List<Bytes32> hashes) {
        transactions.put(block.hash(), hashes);
        handle(new FactInput.TransactionsKnown(FollowedChain.CHAIN, block.hash()));
    }

    @Override
    public @Nullable HeaderChain client(ChainId chain) {
        return chain.equals(FollowedChain.CHAIN) ? followed.chain : null;
    }

    @Override
    public @Nullable List<Bytes32> transactionsOf(Bytes32 block) {
        return transactions.get(block);
    }

    @Override
    public TimeMap seen() {
        return TimeMap.EMPTY;
    }
}
