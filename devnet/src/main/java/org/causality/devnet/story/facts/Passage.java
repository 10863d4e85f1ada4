package org.causality.devnet.story.facts;

import org.causality.devnet.story.api.ServerEvent;

/**
 * The way of one order.
 *
 * @param order its id
 * @param sentNanos when the client sent its POST
 * @param grownNanos when the chain had grown over its settlement; 0 when that did not come about in time
 */
record Passage(String order, long sentNanos, long grownNanos) {

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

    /** Orders go one after the other, so the first intent after its POST is one for it. */
    boolean isIntent(ServerEvent event) {
        return isMessage(event, "ComputationIntent");
    }

    boolean isAnnounced(ServerEvent event) {
        return isMessage(event, "ProofAnnouncement");
    }

    private boolean isMessage(ServerEvent event, String type) {
        return event.type().equals("message") && event.text("type").equals(type) && event.arrivedNanos() >= sentNanos;
    }

    /** The effect this result commands; empty when it commands none. */
    static String effect(ServerEvent verified) {
        return verified.data().path("purchase").path("effectId").asString("");
    }
}
