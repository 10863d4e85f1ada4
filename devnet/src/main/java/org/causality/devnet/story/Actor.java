package org.causality.devnet.story;

import java.util.Optional;
import java.util.function.Supplier;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.api.Cursor;
import org.causality.devnet.story.api.EventLog;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.api.ServerEvent;
import org.causality.devnet.story.canonical.MalformedOctetsException;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.proof.Genesis;

/**
 * An operator in the story.
 *
 * @param number its place in the line, from 1
 * @param member who it is in genesis
 * @param log its events since before the story began
 * @param begunAfter the cursor those events come after
 */
record Actor(int number, Genesis.Member member, OperatorApi api, EventLog log, Cursor begunAfter) {

    static final String STORY_EVENTS = "types=" + String.join(",", ServerEvent.KINDS);

    String name() {
        return "operator " + number + " (" + member.name() + ")";
    }

    void expect(boolean holds, String expected, String seen) {
        if (!holds) {
            throw new StepFailedException(name(), expected, seen);
        }
    }

    void expectEqual(String what, Object expected, Object seen) {
        expect(expected.equals(seen), what + " " + expected, seen.toString().isEmpty() ? "none" : seen.toString());
    }

    /** For checks that answer with what is wrong. */
    void expectNoFlaw(String expected, Optional<String> flaw) {
        flaw.ifPresent(seen -> expect(false, expected, seen));
    }

    <T> T expectPresent(Optional<T> found, String expected, Supplier<String> seen) {
        return found.orElseThrow(() -> new StepFailedException(name(), expected, seen.get()));
    }

    /** Parses what this operator handed out. */
    <T> T expectWellFormed(String what, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (MalformedOctetsException e) {
            throw new StepFailedException(name(), what + " in canonical form", String.valueOf(e.getMessage()));
        }
    }

    /** An answer that must be 200. */
    Answer read(String path) {
        Answer answer = api.get(path);
        expect(answer.status() == 200, "200 for GET " + path, answer.brief());
        return answer;
    }

    Answer order(Octets id) {
        return api.get("/v1/orders/" + id);
    }

    /** What to add to a failure when an event did not come: a stream that broke explains it. */
    String streamState() {
        return log.trouble().map(trouble -> "; its event stream: " + trouble).orElse("");
    }
}
