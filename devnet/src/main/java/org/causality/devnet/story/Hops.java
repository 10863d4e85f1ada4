package org.causality.devnet.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.causality.devnet.story.api.ServerEvent;
import org.causality.devnet.story.telling.Hop;
import org.jspecify.annotations.Nullable;

/** The way of order and cancellation over the line, by when the client heard of it. */
final class Hops {

    private record Timed(long nanos, Hop hop) {}

    private final Cast cast;
    private final List<Timed> hops = new ArrayList<>();

    private Hops(Cast cast) {
        this.cast = cast;
    }

    /** As far as the story came. */
    static List<Hop> of(Cast cast, @Nullable Posted order, @Nullable Posted cancellation) {
        Hops all = new Hops(cast);
        if (order != null) {
            String id = order.subject().hex();
            all.posted("order posted", order);
            all.everywhere("order delivered", order, event -> event.isMessage("UserOrder", id));
            all.everywhere("order OPEN", order, event -> event.isOrderEvent(id, "OPEN"));
            if (cancellation != null) {
                all.posted("cancellation posted", cancellation);
                all.everywhere(
                        "cancellation delivered", cancellation, event -> event.isMessage("UserOrderCancellation", id));
                all.everywhere("order CANCELLED", cancellation, event -> event.isOrderEvent(id, "CANCELLED"));
            }
        }
        return all.hops.stream()
                .sorted(Comparator.comparingLong(Timed::nanos))
                .map(Timed::hop)
                .toList();
    }

    private void posted(String what, Posted posted) {
        String note = String.format(
                Locale.ROOT, "201 in %.0f ms, receipt holds", (posted.answeredNanos() - posted.sentNanos()) / 1e6);
        Hop hop = new Hop(what, posted.at().member().name(), "", "", 0, 0, note);
        hops.add(new Timed(posted.sentNanos(), hop));
    }

    private void everywhere(String what, Posted posted, Predicate<ServerEvent> wanted) {
        for (Actor actor : cast.actors()) {
            actor.log().first(wanted).ifPresent(event -> {
                Hop hop = new Hop(
                        what,
                        actor.member().name(),
                        MessageProof.text(event.data(), "lamport"),
                        event.cursor().toString(),
                        (event.arrivedNanos() - posted.sentNanos()) / 1e6,
                        Math.abs(actor.number() - posted.at().number()),
                        note(actor, event));
                hops.add(new Timed(event.arrivedNanos(), hop));
            });
        }
    }

    private String note(Actor actor, ServerEvent event) {
        String heldBack = MessageProof.text(event.data(), "heldBackMillis");
        if (!heldBack.isEmpty()) {
            return "held back " + heldBack + " ms for its order";
        }
        boolean shimmed = cast.isHeld(actor) && event.text("type").equals("UserOrder");
        return shimmed ? "held on the link by the shim" : "";
    }
}
