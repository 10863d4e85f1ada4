package org.causality.effect.book;

import java.util.List;
import org.causality.effect.cause.Cause;
import org.causality.effect.evolution.Effect;
import org.causality.effect.journey.Journey;
import org.causality.effect.journey.JourneyStep;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.JourneyId;
import org.causality.model.effect.JourneyLifeCycle;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.EdgeReason;

/** The seed's track_cross_chain_effect: an effect departs, and the one it becomes is expected on the target chain. */
final class Travels {
    private final Page page;
    private final Turn turn;
    private final Moment moment;

    Travels(Page page, Turn turn, Moment moment) {
        this.page = page;
        this.turn = turn;
        this.moment = moment;
    }

    Answer travel(Input.Travel wish) {
        Effect departure = page.effects.get(wish.effect());
        if (departure == null) {
            return new Answer.Refused(EdgeReason.NOT_FOUND, "effect " + wish.effect());
        }
        if (departure.chain().equals(wish.target()) || wish.packet().size() > Journey.PACKET_SIZE_MAX) {
            return new Answer.Refused(
                    AdmissionReason.SHAPE, "a journey leads to another chain, its packet id is short");
        }
        JourneyId id = JourneyId.of(wish.effect(), wish.target(), wish.packet());
        EffectId arrival = EffectId.expected(wish.kind(), wish.target(), id.value(), wish.emitter());
        Journey known = page.journeys.get(id);
        if (known != null && !known.arrival().equals(arrival)) {
            return new Answer.Refused(AdmissionReason.SHAPE, "the journey " + id + " has another arrival");
        }
        Answer arriving = new Registrar(page, turn, moment)
                .register(new Registration(
                        arrival,
                        wish.kind(),
                        wish.target(),
                        0,
                        wish.shownBy(),
                        wish.arrival(),
                        List.of(Cause.of(departure.id()))));
        if (arriving instanceof Answer.Refused refused) {
            return refused;
        }
        Journey journey = known == null ? depart(id, wish, departure, arrival) : known;
        if (wish.lost() != null && journey.lost() == null) {
            page.journeys.put(id, journey.lostFor(wish.lost()));
        }
        turn.settleJourney(id);
        return answer(id, arrival, known == null);
    }

    private Answer answer(JourneyId id, EffectId arrival, boolean created) {
        Journey now = page.journeys.get(id);
        Effect arriving = page.effects.get(arrival);
        return now == null || arriving == null
                ? new Answer.Refused(EdgeReason.NOT_FOUND, "journey " + id)
                : new Answer.Travelling(now, arriving, created);
    }

    private Journey depart(JourneyId id, Input.Travel wish, Effect departure, EffectId arrival) {
        Journey journey = new Journey(
                id,
                departure.id(),
                arrival,
                departure.chain(),
                wish.target(),
                wish.packet(),
                null,
                JourneyLifeCycle.TABLE.start(),
                moment.cause(),
                moment.now(),
                moment.now());
        page.journeys.put(id, journey);
        page.journeysOf.add(departure.id(), id);
        page.journeysOf.add(arrival, id);
        page.told(new JourneyStep(
                id,
                departure.id(),
                journey.stand().version(),
                null,
                journey.stand().state(),
                null,
                null,
                moment.cause(),
                page.totals().place(moment.sequence()),
                moment.now()));
        return journey;
    }
}
