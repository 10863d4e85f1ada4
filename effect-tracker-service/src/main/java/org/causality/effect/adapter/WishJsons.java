package org.causality.effect.adapter;

import java.util.List;
import org.causality.effect.adapter.EventJsons.CauseJson;
import org.causality.effect.book.Input;
import org.causality.effect.book.Registration;
import org.causality.effect.cause.Cause;
import org.causality.effect.evolution.Expectation;
import org.causality.effect.evolution.Spot;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EffectKind;
import org.causality.model.chain.EventId;
import org.causality.model.chain.EventKind;
import org.causality.model.chain.EventPlace;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.Decimals;
import org.causality.model.effect.EffectStatus;
import org.causality.model.lifecycle.Change;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.network.ChainId;
import org.causality.model.reason.EffectReason;
import org.causality.model.reason.JourneyReason;
import org.jspecify.annotations.Nullable;

/** What the internal calls ask. Unknown fields are refused. */
final class WishJsons {

    private WishJsons() {}

    /** Where an effect was seen; {@code transaction} is absent for state. */
    public record PlaceJson(
            String height, String blockHash, @Nullable String transaction, int index, String emitter, String key) {

        EventPlace toPlace(ChainId chain) {
            return new EventPlace(
                    chain,
                    Decimals.parseUnsignedLong(height),
                    Bytes32.parseHex(blockHash),
                    transaction == null ? null : Bytes32.parseHex(transaction),
                    index,
                    Bytes.parseHex(emitter),
                    Bytes.parseHex(key));
        }
    }

    /**
     * By what an effect will be known.
     *
     * @param key a log's first topic or a slot
     * @param value what the fact must say; absent when any will do
     * @param transaction the transaction it must come from; absent when any will do
     */
    public record ExpectationJson(
            String emitter,
            String key,
            @Nullable String value,
            @Nullable String transaction) {

        Expectation toExpectation(ChainId chain) {
            return new Expectation(
                    new Spot(chain, Bytes.parseHex(emitter), Bytes.parseHex(key)),
                    value == null ? null : Bytes.parseHex(value),
                    transaction == null ? null : Bytes32.parseHex(transaction));
        }
    }

    /**
     * An effect to track, named in one of three ways: by {@code effectId}, by the {@code place} it was seen at, or by
     * {@code askedBy} and {@code expects}.
     *
     * @param event the fact that shows it, when one is known
     * @param askedBy the order id or statement that commands it
     * @param causes what this attempt rests on: all are needed
     * @param cause the message that brought it about, with its {@code lamport} time
     */
    public record RegisterJson(
            @Nullable String effectId,
            String kind,
            String chain,
            @Nullable String originBlock,
            @Nullable PlaceJson place,
            @Nullable String event,
            @Nullable String askedBy,
            @Nullable ExpectationJson expects,
            @Nullable List<CauseJson> causes,
            String cause,
            String lamport) {

        Input toInput() {
            ChainId on = new ChainId(chain);
            EffectKind of = EffectKind.valueOf(kind);
            EventPlace seen = place == null ? null : place.toPlace(on);
            return new Input.Register(new Registration(
                    id(of, on, seen),
                    of,
                    on,
                    originBlock == null ? seen == null ? 0 : seen.height() : Decimals.parseUnsignedLong(originBlock),
                    shownBy(seen),
                    expects == null ? null : expects.toExpectation(on),
                    named(causes)));
        }

        private EffectId id(EffectKind of, ChainId on, @Nullable EventPlace seen) {
            EffectId named = seen != null
                    ? EffectId.of(of, seen)
                    : askedBy != null && expects != null
                            ? EffectId.expected(of, on, Bytes32.parseHex(askedBy), Bytes.parseHex(expects.emitter()))
                            : null;
            EffectId given = effectId == null ? named : EffectId.parseHex(effectId);
            if (given == null) {
                throw new IllegalArgumentException(
                        "an effect is named by effectId, by place, or by askedBy and expects");
            }
            if (named != null && !given.equals(named)) {
                throw new IllegalArgumentException("the effect's id would be " + named);
            }
            return given;
        }

        private @Nullable EventId shownBy(@Nullable EventPlace seen) {
            if (event != null) {
                return EventId.parseHex(event);
            }
            return seen == null ? null : EventId.of(seen.isState() ? EventKind.STATE_VALUE : EventKind.LOG, seen);
        }

        Stamp stamp() {
            return stampOf(cause, lamport);
        }
    }

    /**
     * A status with its evidence: OBSERVED, PROVEN, FINALIZED with the {@code proof}'s event id, or FAILED with a
     * {@code reason}. The status follows the own client's word on that fact, never the caller's.
     *
     * @param causes a further attempt the proof belongs to
     * @param expectedVersion the version the caller has read; absent when any will do
     */
    public record StatusJson(
            String to,
            @Nullable String reason,
            @Nullable String proof,
            @Nullable List<CauseJson> causes,
            @Nullable String expectedVersion,
            String cause,
            String lamport) {

        /** Null when the status is none a caller can bring about: reorgs and further attempts speak for themselves. */
        @Nullable Input toInput(EffectId effect) {
            long version = expectedVersion == null ? Change.ANY_VERSION : Decimals.parseUnsignedLong(expectedVersion);
            return switch (EffectStatus.valueOf(to)) {
                case OBSERVED, PROVEN, FINALIZED ->
                    new Input.Show(effect, EventId.parseHex(required(proof, "proof")), named(causes), version);
                case FAILED -> new Input.GiveUp(effect, EffectReason.valueOf(required(reason, "reason")), version);
                case PENDING, RETRACTED -> null;
            };
        }

        Stamp stamp() {
            return stampOf(cause, lamport);
        }
    }

    /**
     * An effect that departs for another chain, or more about one that did.
     *
     * @param packet the bridge's id of the packet; absent when it has none
     * @param kind what it will be on the target
     * @param emitter the contract that will show the arrival
     * @param arrival by what the arrival will be known
     * @param proof the bridge proof's fact on the target, once known
     * @param lost PACKET_TIMED_OUT or PACKET_REFUSED, with evidence in {@code cause}
     */
    public record JourneyWishJson(
            String effectId,
            String target,
            @Nullable String packet,
            String kind,
            String emitter,
            @Nullable ExpectationJson arrival,
            @Nullable String proof,
            @Nullable String lost,
            String cause,
            String lamport) {

        Input toInput() {
            ChainId on = new ChainId(target);
            return new Input.Travel(
                    EffectId.parseHex(effectId),
                    on,
                    packet == null ? Bytes.EMPTY : Bytes.parseHex(packet),
                    EffectKind.valueOf(kind),
                    Bytes.parseHex(emitter),
                    arrival == null ? null : arrival.toExpectation(on),
                    proof == null ? null : EventId.parseHex(proof),
                    lost == null ? null : JourneyReason.valueOf(lost));
        }

        Stamp stamp() {
            return stampOf(cause, lamport);
        }
    }

    private static List<Cause> named(@Nullable List<CauseJson> causes) {
        return causes == null
                ? List.of()
                : causes.stream().map(CauseJson::toCause).distinct().sorted().toList();
    }

    private static Stamp stampOf(String cause, String lamport) {
        return new Stamp(new LamportTime(Decimals.parseUnsignedLong(lamport)), MessageId.parseHex(cause));
    }

    private static String required(@Nullable String value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("this status needs the field " + field);
        }
        return value;
    }
}
