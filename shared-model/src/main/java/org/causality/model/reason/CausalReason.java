package org.causality.model.reason;

import static org.causality.model.reason.Reason.Explained.lasting;
import static org.causality.model.reason.Reason.Explained.passing;

/** Why the causal core held, dropped, muted or did not stamp a message (protocol §3, §4). */
public enum CausalReason implements Reason {
    FALSE_TIME(lasting(
            422,
            "The timestamp is not 1 + the highest it rests on; the feed is void from there.",
            "Start a new feed under a new sub-key with the right clock.")),
    EQUIVOCATION(lasting(
            422,
            "Two messages of one feed carry the same sequence; the feed is void from there.",
            "Start a new feed under a new sub-key; find out who else held the old one.")),
    FEED_VOID(lasting(422, "The feed was void before this message.", "Start a new feed under a new sub-key.")),
    FEED_BROKEN(lasting(
            422,
            "The message does not continue its feed: sequence or previous do not fit.",
            "Name the feed's last message.")),
    PARENT_INVALID(lasting(
            422,
            "Parents leave out the highest head or are no messages of the DAG.",
            "Name verified heads as parents.")),
    MISSING_DEPENDENCY(passing(
            409, "A message it depends on has not been delivered here yet.", "Nothing to do: it is being fetched.")),
    HOLD_BACK_FULL(passing(
            503, "The hold-back buffer was full; the message was dropped.", "Nothing to do: it is fetched again.")),
    HOLD_BACK_EXPIRED(passing(
            503,
            "Its dependencies did not arrive in time; the message was dropped.",
            "Nothing to do: it is fetched again when they land.")),
    TOO_FAR_AHEAD(lasting(
            409,
            "The timestamp is more than 2^20 above the highest verified one; it is kept unverified.",
            "Nothing to do: recovery fetches what it rests on.")),
    BELOW_FLOOR(lasting(
            410, "The message is older than the floor of what is still known.", "Start again from a checkpoint.")),
    TTL_EXPIRED(lasting(
            410, "The time to live ended before the message was relayed.", "Publish it again if it still matters.")),
    REFETCHED(passing(200, "The message was dropped before and has been fetched again.", "Nothing to do.")),
    TIME_UNVERIFIED(
            passing(409, "The time of what it rests on is not verified yet.", "Nothing to do: the core waits for it.")),
    DEPENDENCY_VOID(lasting(
            409,
            "It depends on an operator's claim from a void feed, which was retracted.",
            "Publish again without that dependency.")),
    DRAFT_REPEATED(lasting(200, "The draft was stamped before; it keeps its first stamp.", "Nothing to do.")),
    DRAFT_INVALID(lasting(
            400, "The draft is no message: type, size or dependencies are wrong.", "Fix the service that made it.")),
    NOT_LEASE_HOLDER(passing(
            503,
            "Another instance holds the core's lease; this one's fence is stale.",
            "Nothing to do: the holder goes on.")),
    STORE_UNAVAILABLE(passing(503, "The causal log did not answer.", "Check Postgres; the core goes on by itself."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final Explained explained;

    CausalReason(Explained explained) {
        this.explained = explained;
    }

    @Override
    public Explained explained() {
        return explained;
    }
}
