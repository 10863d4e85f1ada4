package org.causality.devnet.story;

import java.util.List;
import org.causality.devnet.story.api.Cursor;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.EventLog;
import org.causality.devnet.story.api.EventStream;
import org.causality.devnet.story.api.ServerEvent;
import org.causality.devnet.story.canonical.Octets;

/** A reader that reconnects in the middle gets exactly the rest: no gap, no repeat, nothing out of order. */
final class ResumeStep {

    private final Octets order;

    ResumeStep(Octets order) {
        this.order = order;
    }

    void run(Cast cast, Deadline deadline) {
        for (Actor actor : cast.actors()) {
            List<ServerEvent> seen = actor.log().events();
            expectRising(actor, seen);
            ServerEvent middle = seen.get(seen.size() / 2);
            List<ServerEvent> rest = seen.subList(seen.size() / 2 + 1, seen.size());
            expectRest(actor, middle.cursor(), rest, deadline);
            expectOneOrder(actor, seen, deadline);
        }
    }

    private static void expectRising(Actor actor, List<ServerEvent> seen) {
        actor.expect(seen.size() > 2, "events to resume from", seen.size() + " events" + actor.streamState());
        for (int i = 1; i < seen.size(); i++) {
            Cursor before = seen.get(i - 1).cursor();
            Cursor next = seen.get(i).cursor();
            actor.expect(before.compareTo(next) < 0, "strictly rising cursors", before + " then " + next);
        }
    }

    private static void expectRest(Actor actor, Cursor from, List<ServerEvent> rest, Deadline deadline) {
        EventLog log = new EventLog();
        try (EventStream _ = EventStream.resumed(actor.api(), Actor.STORY_EVENTS, from, log)) {
            expectSame(actor, "after Last-Event-ID " + from, rest, log, deadline);
        }
    }

    /** The same with {@code ?after=} and a filter: the order's own events and nothing else. */
    private void expectOneOrder(Actor actor, List<ServerEvent> seen, Deadline deadline) {
        List<ServerEvent> wanted =
                seen.stream().filter(event -> event.isOrderEvent(order.hex())).toList();
        EventLog log = new EventLog();
        try (EventStream _ = EventStream.after(actor.api(), "types=order&order=" + order, actor.begunAfter(), log)) {
            expectSame(actor, "of this order after " + actor.begunAfter(), wanted, log, deadline);
        }
    }

    private static void expectSame(
            Actor actor, String which, List<ServerEvent> wanted, EventLog log, Deadline deadline) {
        Cursor last = wanted.getLast().cursor();
        boolean reached = log.await(event -> event.cursor().compareTo(last) >= 0, deadline)
                .isPresent();
        String trouble = log.trouble().map(what -> "; " + what).orElse("");
        actor.expect(
                reached,
                "the " + wanted.size() + " events " + which,
                log.events().size() + " events" + trouble);
        List<String> got = log.events().stream()
                .filter(event -> event.cursor().compareTo(last) <= 0)
                .map(ServerEvent::identity)
                .toList();
        actor.expectEqual(
                "exactly the events " + which + ":",
                wanted.stream().map(ServerEvent::identity).toList(),
                got);
    }
}
