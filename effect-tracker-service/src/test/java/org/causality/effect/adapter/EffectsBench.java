package org.causality.effect.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.causality.effect.book.Input;
import org.causality.effect.book.Registration;
import org.causality.effect.cause.Cause;
import org.causality.effect.cause.CauseKind;
import org.causality.effect.evolution.Expectation;
import org.causality.effect.evolution.Fact;
import org.causality.effect.evolution.FactStanding;
import org.causality.effect.evolution.Spot;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EffectKind;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.network.ChainId;
import org.causality.model.order.Finality;

/**
 * How many effects a second the book takes through its real store: each is registered with five causes, proven and made
 * final (three evolutions, three events in the outbox), in transactions of the writer's size. Then one price is taken back
 * on which a thousand effects rest. Not a test: run {@link #main}; arguments: effects, inputs in a transaction.
 */
public final class EffectsBench {
    private static final ChainId CHAIN = new ChainId("eip155:1");
    private static final Bytes SHOP = Bytes.parseHex("0x00000000000000000000000000000000000000aa");
    private static final int RESTING_ON_ONE = 1_000;

    private final TestingStore store;
    private final int batchSize;

    private EffectsBench(TestingStore store, int batchSize) {
        this.store = store;
        this.batchSize = batchSize;
    }

    public static void main(String[] args) {
        int effects = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        int batchSize = args.length > 1 ? Integer.parseInt(args[1]) : 512;
        EffectsBench bench = new EffectsBench(TestingStore.of("bench"), batchSize);
        bench.life(1_000_000, 2_000, "warm-up");
        bench.life(2_000_000, effects, "measured");
        bench.reorg();
        System.exit(0);
    }

    private void life(int from, int effects, String label) {
        long start = System.nanoTime();
        List<Input> registered = new ArrayList<>();
        List<Input> proven = new ArrayList<>();
        List<Input> finals = new ArrayList<>();
        for (int i = from; i < from + effects; i++) {
            registered.add(registration(i, word(i, 5)));
            proven.add(fact(word(i, 9), key(i), FactStanding.VALID, Finality.UNSAFE));
            finals.add(fact(word(i, 9), key(i), FactStanding.VALID, Finality.FINALIZED));
        }
        long registeredAt = phase(registered);
        long provenAt = phase(proven);
        phase(finals);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %d effects in %.1f s: %.0f effects/s, %.0f evolutions/s (registered at %d/s, proven at %d/s)%n",
                label,
                effects,
                seconds,
                effects / seconds,
                3 * effects / seconds,
                registeredAt,
                provenAt);
    }

    private void reorg() {
        List<Input> registered = new ArrayList<>();
        for (int i = 0; i < RESTING_ON_ONE; i++) {
            registered.add(registration(4_000_000 + i, word(4, 4)));
        }
        phase(registered);
        phase(List.of(fact(word(4, 4), key(4), FactStanding.VALID, Finality.UNSAFE)));
        long start = System.nanoTime();
        phase(List.of(fact(word(4, 4), key(4), FactStanding.RETRACTED, Finality.UNSAFE)));
        System.out.printf(
                Locale.ROOT,
                "reorg: %d effects that rest on one fact retracted in %.0f ms, one transaction%n",
                RESTING_ON_ONE,
                (System.nanoTime() - start) / 1e6);
    }

    /** Inputs a second. */
    private long phase(List<Input> inputs) {
        long start = System.nanoTime();
        for (int i = 0; i < inputs.size(); i += batchSize) {
            store.commit(inputs.subList(i, Math.min(inputs.size(), i + batchSize)));
        }
        return Math.round(inputs.size() / ((System.nanoTime() - start) / 1e9));
    }

    private static Input registration(int number, Bytes32 price) {
        return new Input.Register(new Registration(
                new EffectId(word(number, 1)),
                EffectKind.INVOKE,
                CHAIN,
                4,
                null,
                new Expectation(new Spot(CHAIN, SHOP, key(number)), null, null),
                List.of(
                        new Cause(CauseKind.FACT, price),
                        new Cause(CauseKind.ORDER, word(number, 2)),
                        new Cause(CauseKind.COMPUTATION, word(number, 3)),
                        new Cause(CauseKind.PROOF, word(number, 6)),
                        new Cause(CauseKind.TRANSACTION, word(number, 8)))));
    }

    private static Input fact(Bytes32 id, Bytes key, FactStanding standing, Finality finality) {
        Stamp cause = new Stamp(new LamportTime(8), new MessageId(id));
        return new Input.FactHeard(new Fact(
                new EventId(id),
                new Spot(CHAIN, SHOP, key),
                9,
                word(9, 9),
                Bytes.EMPTY,
                null,
                standing,
                finality,
                0,
                cause));
    }

    private static Bytes key(long number) {
        return word(number, 77).toBytes();
    }

    /** Spread like hashes, so that indexes are as wide as in earnest. */
    private static Bytes32 word(long number, long kind) {
        return new Bytes32(number * 0x9E37_79B9_7F4A_7C15L, kind, number, 1);
    }
}
