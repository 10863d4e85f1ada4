package org.causality.effect.book;

import java.time.Instant;
import java.util.List;
import org.causality.effect.cause.Cause;
import org.causality.effect.cause.CauseKind;
import org.causality.effect.evolution.Effect;
import org.causality.effect.evolution.Expectation;
import org.causality.effect.evolution.Fact;
import org.causality.effect.evolution.FactStanding;
import org.causality.effect.evolution.Spot;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EffectKind;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.effect.EffectStatus;
import org.causality.model.lifecycle.Change;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.network.ChainId;
import org.causality.model.order.Finality;
import org.causality.model.order.OrderId;

/** The golden scenario's last steps, in short words. */
final class Story {
    static final ChainId CHAIN_A = new ChainId("eip155:31337");
    static final ChainId CHAIN_B = new ChainId("eip155:10");
    static final Bytes SHOP = Bytes.parseHex("0x00000000000000000000000000000000000000aa");
    static final Bytes PURCHASED = word(77).toBytes();
    static final OrderId ORDER = new OrderId(word(1));
    static final EventId PRICE = new EventId(word(5));
    static final EffectId PURCHASE = EffectId.expected(EffectKind.INVOKE, CHAIN_A, ORDER.value(), SHOP);

    final TestingLedger ledger = new TestingLedger();
    private long time;

    static Bytes32 word(long number) {
        return new Bytes32(0, 0, 0, number);
    }

    static Cause cause(CauseKind kind, long number) {
        return new Cause(kind, word(number));
    }

    Answer tell(Input input) {
        time++;
        Stamp stamp = new Stamp(new LamportTime(time), new MessageId(word(1_000 + time)));
        return ledger.handle(input, new Moment(stamp, time, Instant.EPOCH.plusSeconds(time)));
    }

    static Input.FactHeard fact(EventId id, Spot spot, FactStanding standing, Finality finality) {
        long block = id.value().w3();
        return new Input.FactHeard(new Fact(
                id,
                spot,
                block,
                word(block + 500),
                Bytes.EMPTY,
                null,
                standing,
                finality,
                0,
                new Stamp(new LamportTime(block), new MessageId(word(block)))));
    }

    static Input.FactHeard price(FactStanding standing) {
        return fact(PRICE, new Spot(CHAIN_A, SHOP, word(0).toBytes()), standing, Finality.UNSAFE);
    }

    static Input.FactHeard shown(long log, FactStanding standing, Finality finality) {
        return fact(new EventId(word(log)), new Spot(CHAIN_A, SHOP, PURCHASED), standing, finality);
    }

    static Input.Register purchase(Cause... causes) {
        return new Input.Register(new Registration(
                PURCHASE,
                EffectKind.INVOKE,
                CHAIN_A,
                4,
                null,
                new Expectation(new Spot(CHAIN_A, SHOP, PURCHASED), null, null),
                List.of(causes)));
    }

    static Input.Register effect(long number, Cause... causes) {
        return new Input.Register(new Registration(
                new EffectId(word(number)), EffectKind.CUSTOM, CHAIN_A, 4, null, null, List.of(causes)));
    }

    static Input.Show show(EffectId effect, long log) {
        return new Input.Show(effect, new EventId(word(log)), List.of(), Change.ANY_VERSION);
    }

    EffectStatus status(EffectId effect) {
        Effect found = ledger.effects.get(effect);
        if (found == null) {
            throw new AssertionError("no effect " + effect);
        }
        return found.status();
    }

    List<EffectStatus> statuses(EffectId effect) {
        return ledger.historyOf(effect).stream()
                .map(evolution -> evolution.to())
                .toList();
    }
}
