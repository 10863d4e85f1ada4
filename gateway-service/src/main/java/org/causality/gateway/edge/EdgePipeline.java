package org.causality.gateway.edge;

import org.causality.gateway.edge.EdgeVerdict.AwaitCertificate;
import org.causality.gateway.edge.EdgeVerdict.Refuse;
import org.causality.gateway.edge.EdgeVerdict.RelayOnly;
import org.causality.gateway.edge.EdgeVerdict.Take;
import org.causality.gateway.edge.Frame.Fetched;
import org.causality.gateway.edge.Frame.Gossip;
import org.causality.gateway.edge.SeenMessages.Reach;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.PriorityClass;
import org.causality.model.message.SignedHeader;
import org.causality.model.message.WireTopic;
import org.causality.model.network.Genesis;
import org.causality.model.reason.EdgeReason;
import org.jspecify.annotations.Nullable;

/**
 * The checks of protocol §5, in their order; the first that fails names the refusal.
 *
 * <pre>
 * decode            OVERSIZED, MALFORMED, UNSUPPORTED_VERSION
 * topic             UNKNOWN_TOPIC, WRONG_NETWORK,                gossip: the header's; fetched: network only
 *                   UNREGISTERED_TYPE, WRONG_SHARD
 * connection budget CONNECTION_BUDGET                            gossip
 * seen?             REPLAY, DUPLICATE                            gossip: long ago, relayed before; fetched: handed over before
 * relevance         NOT_INTERESTED                               fetched ones of unknown type go on as headers
 * -- here gossip waits for its turn, by class: {@link EdgeQueue} --
 * room to the core  OVERLOADED                                   fetched; gossip waits. Given back by what is not taken
 * certificate       BAD_CERTIFICATE, UNCERTIFIED_KEY             or AwaitCertificate
 * signature         BAD_SIGNATURE
 * payload           PAYLOAD_MISMATCH
 * quota, window     KEY_QUOTA, OUT_OF_WINDOW                     gossip
 * mark seen         DUPLICATE                                    when another thread was faster
 * </pre>
 *
 * <p>Budget and quota do not stand against what we asked for ourselves: our own asking is what is bounded there. A message that
 * the core says it misses is taken again. Safe from any thread; blocks nowhere.
 */
public final class EdgePipeline {

    private final Genesis genesis;
    private final TopicTable topics;
    private final EdgeState state;
    private final SignatureCheck signatures;

    public EdgePipeline(Genesis genesis, TopicTable topics, EdgeState state, SignatureCheck signatures) {
        this.genesis = genesis;
        this.topics = topics;
        this.state = state;
        this.signatures = signatures;
    }

    /** What a look at a frame says that costs next to nothing; what it lets through waits for {@link #judge}. */
    sealed interface Glance {
        record Refused(Refuse refuse) implements Glance {}

        /** @param priority what decides when it is judged */
        record Fit(Frame frame, Parcel parcel, PriorityClass priority) implements Glance {

            /** Where too much is urgent. */
            Fit as(PriorityClass other) {
                return new Fit(frame, parcel, other);
            }
        }
    }

    public EdgeVerdict check(Frame frame) {
        return switch (glance(frame)) {
            case Glance.Refused(Refuse refuse) -> refuse;
            case Glance.Fit fit ->
                state.inFlight().take(fit.priority(), frame.receivedMillis())
                        ? judge(fit, frame.receivedMillis())
                        : refuse(EdgeReason.OVERLOADED, fit.parcel(), "the way to the core is full");
        };
    }

    /** Everything before the signature. */
    Glance glance(Frame frame) {
        if (frame.bytes().size() > Envelope.SIZE_MAX) {
            return new Glance.Refused(
                    refuse(EdgeReason.OVERSIZED, null, "at most " + Envelope.SIZE_MAX + " bytes are taken"));
        }
        return switch (decode(frame)) {
            case Decoded.Ok<Parcel>(Parcel parcel) -> glance(frame, parcel);
            case Decoded.Malformed<Parcel>(String detail) ->
                new Glance.Refused(
                        VersionProbe.isOfAnotherVersion(frame.bytes())
                                ? refuse(EdgeReason.UNSUPPORTED_VERSION, null, detail)
                                : refuse(EdgeReason.MALFORMED, null, detail));
        };
    }

    /** Takes in a KEY_CERTIFICATE from our own log, where everything was checked before. */
    public void learn(Envelope delivered) {
        Parcel parcel = new Parcel(delivered.signed(), delivered.payload(), MessageType.KEY_CERTIFICATE);
        if (Introduction.of(parcel, genesis) instanceof Introduction.Holds(CertifiedKeys.FeedKey entry)) {
            state.keys().put(entry);
        }
    }

    /**
     * A message of the past that a member's recovery brings: form, network, signature and payload, and what it says of its
     * own key. Whose key it is else the core knows, which has the certificates of all it ever took; what was seen, quotas
     * and places are for what is said now. Null when it holds.
     */
    @Nullable Refuse unfitForRecovery(Bytes bytes) {
        return switch (Parcel.ofAny(bytes)) {
            case Decoded.Ok<Parcel>(Parcel parcel) -> unfitForRecovery(parcel);
            case Decoded.Malformed<Parcel>(String detail) -> refuse(EdgeReason.MALFORMED, null, detail);
        };
    }

    private @Nullable Refuse unfitForRecovery(Parcel parcel) {
        Refuse unfit = unfitForLog(parcel);
        if (unfit != null) {
            return unfit;
        }
        Introduction introduction = Introduction.of(parcel, genesis);
        if (introduction instanceof Introduction.Fails(EdgeReason reason, String detail)) {
            return refuse(reason, parcel, detail);
        }
        if (!signatures.holds(parcel.signed())) {
            return refuse(EdgeReason.BAD_SIGNATURE, parcel, "the sender's key did not sign this id");
        }
        if (!parcel.payloadHolds()) {
            return refuse(EdgeReason.PAYLOAD_MISMATCH, parcel, "the header was signed for another payload");
        }
        if (introduction instanceof Introduction.Holds(CertifiedKeys.FeedKey entry)) {
            state.keys().put(entry);
        }
        return null;
    }

    private Decoded<Parcel> decode(Frame frame) {
        return switch (frame.way()) {
            case Gossip(String topic) ->
                topics.isOfHeaders(topic) ? Parcel.ofHeader(frame.bytes()) : Parcel.ofEnvelope(frame.bytes());
            case Fetched(boolean headerOnly) ->
                headerOnly ? Parcel.ofHeader(frame.bytes()) : Parcel.ofEnvelope(frame.bytes());
        };
    }

    private Glance glance(Frame frame, Parcel parcel) {
        Refuse early = switch (frame.way()) {
            case Gossip(String topic) -> unfitForGossip(frame, parcel, topic);
            case Fetched _ -> unfitForFetch(parcel);
        };
        return early != null
                ? new Glance.Refused(early)
                : new Glance.Fit(frame, parcel, PriorityRule.classOf(parcel, state));
    }

    private @Nullable Refuse unfitForGossip(Frame frame, Parcel parcel, String name) {
        WireTopic topic = topics.named(name);
        if (topic == null) {
            return refuse(EdgeReason.UNKNOWN_TOPIC, parcel, "this node does not serve " + name);
        }
        if (!parcel.header().network().equals(genesis.network())) {
            return refuse(
                    EdgeReason.WRONG_NETWORK,
                    parcel,
                    "the header is for " + parcel.header().network());
        }
        if (parcel.type() == null) {
            return refuse(
                    EdgeReason.UNREGISTERED_TYPE,
                    parcel,
                    "no topic carries type " + parcel.header().type());
        }
        if (!TopicTable.fits(topic, parcel.header())) {
            return refuse(EdgeReason.WRONG_SHARD, parcel, "the header does not belong on " + name);
        }
        if (!state.connectionMaySend(frame)) {
            return refuse(EdgeReason.CONNECTION_BUDGET, parcel, "the connection sends too fast");
        }
        return seenByGossip(frame, parcel);
    }

    /** The mesh's own echo ends with what it remembers; a copy that comes later, somebody sends again on purpose. */
    private @Nullable Refuse seenByGossip(Frame frame, Parcel parcel) {
        MessageId id = parcel.signed().id();
        if (state.seen().isReplay(id, parcel.part(), frame.receivedMillis())) {
            return refuse(EdgeReason.REPLAY, parcel, "known for long");
        }
        return state.seen().reach(id, parcel.part()) == Reach.RELAYED
                ? refuse(EdgeReason.DUPLICATE, parcel, "relayed before")
                : null;
    }

    private @Nullable Refuse unfitForFetch(Parcel parcel) {
        Refuse unfit = unfitForLog(parcel);
        if (unfit != null) {
            return unfit;
        }
        return state.seen().reach(parcel.signed().id(), parcel.part()) == Reach.UNSEEN
                ? null
                : refuse(EdgeReason.DUPLICATE, parcel, "handed over before");
    }

    private @Nullable Refuse unfitForLog(Parcel parcel) {
        Header header = parcel.header();
        if (!header.network().equals(genesis.network())) {
            return refuse(EdgeReason.WRONG_NETWORK, parcel, "the header is for " + header.network());
        }
        if (header.shard() >= genesis.shards()) {
            return refuse(EdgeReason.WRONG_SHARD, parcel, "the network has " + genesis.shards() + " shards");
        }
        if (parcel.isEphemeral()) {
            return refuse(EdgeReason.NOT_INTERESTED, parcel, "ephemeral messages are said once, not fetched");
        }
        return null;
    }

    /** The signature and everything after it. Whoever asks has taken a place for it, which stays with what is taken. */
    EdgeVerdict judge(Glance.Fit fit, long nowMillis) {
        boolean taken = false;
        try {
            EdgeVerdict verdict = checkRest(fit);
            taken = verdict instanceof Take;
            return verdict;
        } finally {
            if (taken) {
                state.inFlight().begun(fit.priority(), nowMillis);
            } else {
                state.inFlight().release(fit.priority());
            }
        }
    }

    private EdgeVerdict checkRest(Glance.Fit fit) {
        Parcel parcel = fit.parcel();
        return switch (Introduction.of(parcel, genesis)) {
            case Introduction.Fails(EdgeReason reason, String detail) -> refuse(reason, parcel, detail);
            case Introduction.Holds(CertifiedKeys.FeedKey entry) -> checkContent(fit, parcel, entry);
            case Introduction.None _ ->
                checkContent(fit, parcel, state.keys().of(parcel.header().sender()));
        };
    }

    private EdgeVerdict checkContent(Glance.Fit fit, Parcel parcel, CertifiedKeys.@Nullable FeedKey sender) {
        if (!signatures.holds(parcel.signed())) {
            return refuse(EdgeReason.BAD_SIGNATURE, parcel, "the sender's key did not sign this id");
        }
        if (!parcel.payloadHolds()) {
            return refuse(EdgeReason.PAYLOAD_MISMATCH, parcel, "the header was signed for another payload");
        }
        if (sender == null && parcel.isInDag()) {
            return new AwaitCertificate(parcel.signed().id(), parcel.header().sender(), typeOf(parcel));
        }
        if (sender != null) {
            // By now the introduction's own signature and digest hold as well.
            state.keys().put(sender);
        }
        return switch (fit.frame().way()) {
            case Gossip(String topic) -> admitGossip(fit, sender != null, topic);
            case Fetched _ -> admitFetched(fit);
        };
    }

    private EdgeVerdict admitGossip(Glance.Fit fit, boolean certified, String topic) {
        Frame frame = fit.frame();
        Parcel parcel = fit.parcel();
        if (!state.keyMaySay(parcel.header().sender(), certified, frame.receivedMillis())) {
            return refuse(EdgeReason.KEY_QUOTA, parcel, "the key says too much");
        }
        if (parcel.isEphemeral() && !state.isInWindow(parcel.header().time())) {
            return refuse(
                    EdgeReason.OUT_OF_WINDOW,
                    parcel,
                    "said at another time: " + parcel.header().time());
        }
        Inbound message = inbound(fit, parcel);
        return switch (state.seen().relayed(message.id(), parcel.part(), topic, frame.receivedMillis())) {
            case UNSEEN -> new Take(message, topic);
            case HANDED -> new RelayOnly(message);
            case RELAYED -> refuse(EdgeReason.DUPLICATE, parcel, "relayed before");
        };
    }

    private EdgeVerdict admitFetched(Glance.Fit fit) {
        Frame frame = fit.frame();
        Parcel parcel = fit.parcel();
        Inbound message = inbound(fit, parcel);
        return state.seen().handed(message.id(), parcel.part(), frame.receivedMillis()) == Reach.UNSEEN
                ? new Take(message, null)
                : refuse(EdgeReason.DUPLICATE, parcel, "handed over before");
    }

    /** A message of a type this build has no name for goes on as its header. */
    private static Inbound inbound(Glance.Fit fit, Parcel parcel) {
        Frame frame = fit.frame();
        SignedHeader signed = parcel.signed();
        boolean whole = parcel.payload() != null && parcel.type() != null;
        Bytes value = whole || parcel.payload() == null ? frame.bytes() : signed.encode();
        return new Inbound(
                signed.header(),
                signed.id(),
                fit.priority(),
                whole ? Inbound.Content.ENVELOPE : Inbound.Content.HEADER,
                value,
                frame.connection(),
                frame.receivedMillis());
    }

    private static Refuse refuse(EdgeReason reason, @Nullable Parcel parcel, String detail) {
        return new Refuse(reason, parcel == null ? Refuse.UNKNOWN_TYPE : typeOf(parcel), detail);
    }

    private static String typeOf(Parcel parcel) {
        MessageType type = parcel.type();
        return type == null ? Refuse.UNKNOWN_TYPE : type.seedName();
    }
}
