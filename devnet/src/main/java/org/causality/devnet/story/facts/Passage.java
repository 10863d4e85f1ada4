package org.causality.devnet.story.facts;

import java.util.List;
import java.util.Set;
import org.causality.devnet.story.api.ServerEvent;

/**
 * The way of one order.
 *
 * @param order its id
 * @param sentNanos when the client sent its POST
 * @param grownNanos when the chain had grown over its settlement; 0 when that did not come about in time
 * @param jobs of all operators that meant to compute its step
 */
record Passage(String order, long sentNanos, long grownNanos, Set<String> jobs) {

    Passage {
        jobs = Set.copyOf(jobs);
    }

    boolean isOrder(ServerEvent event, String to) {
        return event.isOrderEvent(order, to);
    }

    /** Whether an operator's job for this order changed to a status. */
    boolean isJob(ServerEvent event, String to) {
        return event.isJobEvent("StatusChanged", order) && event.text("to").equals(to);
    }

    boolean isDecided(ServerEvent event) {
        return event.isJobEvent("SlotDecided", order);
    }

    boolean isVerified(ServerEvent event) {
        return event.isJobEvent("ResultVerified", order);
    }

    boolean isIntent(ServerEvent event) {
        return isMessage(event, "ComputationIntent") && jobs.contains(job(event));
    }

    /** Whether an operator's job for this order ended otherwise than by settling it. */
    boolean isJobLost(ServerEvent event) {
        return event.isJobEvent("StatusChanged", order)
                && List.of("SUPERSEDED", "RETRACTED", "FAILED", "EXPIRED").contains(event.text("to"));
    }

    /** Whether the message announces the proof of this result. */
    static boolean announces(ServerEvent event, ServerEvent verified) {
        return isMessage(event, "ProofAnnouncement") && job(event).equals(verified.text("jobId"));
    }

    private static boolean isMessage(ServerEvent event, String type) {
        return event.type().equals("message") && event.text("type").equals(type);
    }

    private static String job(ServerEvent message) {
        return message.data().path("payload").path("jobId").asString("");
    }

    /** The effect this result commands; empty when it commands none. */
    static String effect(ServerEvent verified) {
        return verified.data().path("purchase").path("effectId").asString("");
    }
}
