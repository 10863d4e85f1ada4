package org.causality.libp2p.gossip.router;

/** Why something was dropped, refused or noted; each has a counter. Closed: a new reason is a new constant. */
public enum Reason {
    /** A message on a topic that we do not follow. */
    NOT_SUBSCRIBED(Fault.NONE),
    /** A message longer than its topic allows. */
    MESSAGE_TOO_LARGE(Fault.INVALID_MESSAGE),
    /** A strictly signed topic's message without author, sequence number or signature. */
    UNSIGNED(Fault.INVALID_MESSAGE),
    /** An unsigned topic's message that names an author. */
    AUTHOR_NOT_ALLOWED(Fault.INVALID_MESSAGE),
    /** The signature, or the key it was made with, is wrong. */
    BAD_SIGNATURE(Fault.NONE),
    /** A message that was accepted before. */
    DUPLICATE(Fault.NONE),
    /** A copy of a message that is being checked. */
    DUPLICATE_IN_VALIDATION(Fault.NONE),
    /** Too many messages or bytes wait for a verdict. */
    VALIDATION_FULL(Fault.NONE),
    /** Too many messages of this peer wait for a verdict. */
    VALIDATION_PEER_FULL(Fault.NONE),
    /** No verdict came in time. */
    VALIDATION_EXPIRED(Fault.NONE),
    /** Too many different messages under one id wait for a verdict. */
    VARIANTS_FULL(Fault.NONE),
    /** A verdict for something that no longer waits for one. */
    STALE_VERDICT(Fault.NONE),
    /** The verdict IGNORE. */
    IGNORED(Fault.NONE),
    /** The verdict REJECT. */
    REJECTED(Fault.INVALID_MESSAGE),
    /** The application's validator failed; the message counts as ignored. */
    VALIDATOR_FAILED(Fault.NONE),

    /** A peer follows more topics than we remember. */
    SUBSCRIPTIONS_FULL(Fault.NONE),
    /** All peers together follow more topics than we remember. */
    TOPICS_FULL(Fault.NONE),
    /** More peers than we talk to. */
    PEERS_FULL(Fault.NONE),
    /** A frame from a peer that is not connected (any more). */
    UNKNOWN_PEER(Fault.NONE),

    /** A frame from a peer with so low a score that nothing but its subscriptions was looked at. */
    GRAYLISTED(Fault.NONE),

    /** GRAFT for a topic that we do not follow. */
    GRAFT_UNKNOWN_TOPIC(Fault.NONE),
    /** GRAFT before the backoff was over. */
    GRAFT_IN_BACKOFF(Fault.MISBEHAVIOUR),
    /** GRAFT right after the prune. */
    GRAFT_FLOOD(Fault.MISBEHAVIOUR),
    /** GRAFT from an explicit peer, which stays outside the mesh. */
    GRAFT_EXPLICIT(Fault.NONE),
    /** GRAFT from a peer with a score below 0. */
    GRAFT_LOW_SCORE(Fault.NONE),
    /** A mesh peer whose score fell below 0; it was pruned. */
    MESH_LOW_SCORE(Fault.NONE),
    /** A mesh whose peers are not worth much; better ones were grafted. */
    MESH_POOR(Fault.NONE),
    /** GRAFT while our mesh has enough peers. */
    GRAFT_MESH_FULL(Fault.NONE),
    /** More backoffs than we remember; the oldest was forgotten. */
    BACKOFFS_FULL(Fault.NONE),

    /** Peers named in PRUNE by one that we do not trust enough. */
    EXCHANGE_LOW_SCORE(Fault.NONE),
    /** Peers named in PRUNE whom nobody here wants to dial. */
    EXCHANGE_UNUSED(Fault.NONE),
    /** A peer record in PRUNE that is not genuine. */
    EXCHANGE_FORGED(Fault.MISBEHAVIOUR),

    /** IHAVE from a peer whose score is below the gossip threshold. */
    IHAVE_LOW_SCORE(Fault.NONE),
    /** IWANT from a peer whose score is below the gossip threshold. */
    IWANT_LOW_SCORE(Fault.NONE),
    /** IHAVE for a topic that we do not follow. */
    IHAVE_NOT_SUBSCRIBED(Fault.NONE),
    /** More IHAVE frames in a heartbeat than allowed. */
    IHAVE_FRAMES_OVER(Fault.NONE),
    /** More ids in a heartbeat than we ask one peer for. */
    IHAVE_IDS_OVER(Fault.NONE),
    /** More messages on order than we remember. */
    WANTS_FULL(Fault.NONE),
    /** A peer announced a message and did not send it when asked. */
    PROMISE_BROKEN(Fault.MISBEHAVIOUR),
    /** IWANT for a message that is no longer kept. */
    IWANT_UNKNOWN(Fault.NONE),
    /** IWANT for the same message too often. */
    IWANT_REPEATED(Fault.NONE),
    /** More ids asked in a heartbeat than we serve one peer. */
    IWANT_IDS_OVER(Fault.NONE),
    /** IDONTWANT, which the negotiated version does not have. */
    IDONTWANT_UNSUPPORTED(Fault.NONE),
    /** More ids of IDONTWANT in a heartbeat than we take from one peer. */
    IDONTWANT_IDS_OVER(Fault.NONE),
    /** More ids that peers do not want than we remember. */
    IDONTWANT_FULL(Fault.NONE),
    /** An IDONTWANT of ours that would have been one too many for the peer in this heartbeat. */
    IDONTWANT_UNTOLD(Fault.NONE),
    /** Extensions told twice, or not in the first frame. */
    EXTENSIONS_LATE(Fault.MISBEHAVIOUR),
    /** Extensions from a peer whose version has none. */
    EXTENSIONS_UNSUPPORTED(Fault.NONE),
    /** Parts of a message on a topic where we or the peer know only whole ones. */
    PARTIAL_UNSUPPORTED(Fault.NONE),
    /** Parts of a message that we did not ask for. */
    PARTIAL_UNREQUESTED(Fault.MISBEHAVIOUR),
    /** More frames with parts in a heartbeat than we take from one peer. */
    PARTIAL_FRAMES_OVER(Fault.NONE),
    /** A peer asks for more bytes of parts in a heartbeat than we send one peer. */
    PARTIAL_ANSWERS_OVER(Fault.NONE),
    /** A peer speaks of more messages in parts than we listen to. */
    PARTIAL_GROUPS_OVER(Fault.NONE),
    /** More messages in parts than we remember; the oldest was forgotten. */
    PARTIAL_GROUPS_FULL(Fault.NONE),
    /** Parts, or what is said of them, that do not fit a frame. */
    PARTIAL_TOO_LARGE(Fault.NONE),
    /** Parts that the application found wrong in themselves. */
    PARTIAL_REJECTED(Fault.INVALID_MESSAGE),
    /** A message that was not sent to a peer, because it said that it has it. */
    UNWANTED(Fault.NONE),
    /** A message that was taken out of a peer's queue, because it said that it has it. */
    UNWANTED_QUEUED(Fault.NONE),

    /** More accepted ids in a topic than we remember; the oldest was forgotten. */
    SEEN_FULL(Fault.NONE),
    /** More messages kept for IWANT than allowed; the oldest was dropped. */
    CACHE_FULL(Fault.NONE),

    /** A frame that does not follow the format or passes its limits. */
    FRAME_MALFORMED(Fault.MISBEHAVIOUR),
    /** A frame longer than any we take; it was not read. */
    FRAME_TOO_LARGE(Fault.MISBEHAVIOUR),
    /** A frame of {@link Lane#CONTROL} for a peer who reads too slowly; its link is begun anew. */
    QUEUE_FULL_CONTROL(Fault.NONE),
    /** A message of {@link Lane#URGENT} for a peer who reads too slowly. */
    QUEUE_FULL_URGENT(Fault.NONE),
    /** A message of {@link Lane#NORMAL} for a peer who reads too slowly. */
    QUEUE_FULL(Fault.NONE),
    /** A frame of {@link Lane#GOSSIP} for a peer who reads too slowly. */
    QUEUE_FULL_GOSSIP(Fault.NONE),
    /** A stream ended or failed while frames for it were queued. */
    LINK_LOST(Fault.NONE);

    /** What a reason says about the peer behind it: the hook on which the peer score hangs. */
    public enum Fault {
        /** Nothing. */
        NONE,
        /** Score parameter P4. */
        INVALID_MESSAGE,
        /** Score parameter P7. */
        MISBEHAVIOUR
    }

    private final Fault fault;

    Reason(Fault fault) {
        this.fault = fault;
    }

    /** Why a frame found no room in that lane. */
    public static Reason queueFull(Lane lane) {
        return switch (lane) {
            case CONTROL -> QUEUE_FULL_CONTROL;
            case URGENT -> QUEUE_FULL_URGENT;
            case NORMAL -> QUEUE_FULL;
            case GOSSIP -> QUEUE_FULL_GOSSIP;
        };
    }

    /** What it says about the peer. */
    public Fault fault() {
        return fault;
    }
}
