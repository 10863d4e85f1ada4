package org.causality.devnet.story;

import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.proof.Genesis;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a contract of a real chain held in a recorded block: one operator has announced it in one message, and every
 * operator calls it VALID and final, proven from the recorded nodes under the recorded header. On a network that has told
 * of it before, the announcement may be old.
 */
final class RecordedFactStep {

    private final Cast cast;
    private final Genesis genesis;
    private final StoryRecording recording;

    RecordedFactStep(Cast cast, Genesis genesis, StoryRecording recording) {
        this.cast = cast;
        this.genesis = genesis;
        this.recording = recording;
    }

    Actor run(Deadline deadline) {
        PriceChain.Seen seen = recording.seen();
        Octets carrier = carrier(cast.first(), seen, deadline);
        Actor announcer = PriceStep.announcer(cast, carrier, deadline);
        @Nullable MessageProof first = null;
        for (Actor actor : cast.actors()) {
            var _ = PriceStep.awaitFact(actor, seen.event(), "finality", "FINALIZED", deadline);
            var _ = PriceStep.expectProven(actor, seen, recording.value().hex(), deadline);
            MessageProof here = MessageProof.of(actor, genesis, carrier, announcer, deadline);
            if (first != null) {
                here.expectSameBytes(first);
            }
            first = first == null ? here : first;
        }
        return announcer;
    }

    /** The message that told the first operator of it. */
    private Octets carrier(Actor actor, PriceChain.Seen seen, Deadline deadline) {
        JsonNode fact = PriceStep.expectProven(actor, seen, recording.value().hex(), deadline);
        return actor.expectWellFormed("the fact's cause", () -> Octets.ofHex(MessageProof.text(fact, "cause")));
    }

    String telling(Actor announcer) {
        return "block " + recording.height() + " of " + recording.chain() + " as it was recorded: slot "
                + recording.number(recording.slot()) + " of "
                + recording.contract().hex() + " holds "
                + recording.brief() + ", announced by " + announcer.member().name()
                + ", VALID and final at every operator by its own proof";
    }
}
