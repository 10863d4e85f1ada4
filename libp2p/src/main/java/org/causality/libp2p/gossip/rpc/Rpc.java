package org.causality.libp2p.gossip.rpc;

import java.time.Duration;
import java.util.List;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.proto.Repeated;
import org.jspecify.annotations.Nullable;

/**
 * One frame's content: what changed in the sender's subscriptions, messages, control.
 *
 * @param subscriptions topics taken up or left
 * @param messages messages passed on
 * @param control mesh and gossip control
 * @param partial parts of one message, or what is known of them; null for none (meshsub 1.3)
 */
public record Rpc(
        List<Subscription> subscriptions,
        List<Message> messages,
        Control control,
        @Nullable Partial partial) {
    /** Copies the lists, unless they are over bytes that never change; so do all records in here. */
    public Rpc {
        subscriptions = Repeated.copyOf(subscriptions);
        messages = Repeated.copyOf(messages);
    }

    /** A frame without parts of a message. */
    public Rpc(List<Subscription> subscriptions, List<Message> messages, Control control) {
        this(subscriptions, messages, control, null);
    }

    /** A frame with parts of a message. */
    public static Rpc of(Partial partial) {
        return new Rpc(List.of(), List.of(), Control.NONE, partial);
    }

    /** Whether there is anything beside changes of subscriptions. */
    public boolean saysMoreThanSubscriptions() {
        return !messages.isEmpty() || !control.isEmpty() || partial != null;
    }

    /** A frame with one message. */
    public static Rpc of(Message message) {
        return new Rpc(List.of(), List.of(message), Control.NONE);
    }

    /**
     * The sender takes up or leaves a topic.
     *
     * @param requestsPartial whether it wants parts of messages instead of whole ones; never when it leaves
     * @param supportsPartial whether it sends parts to those who want them; always when it wants them itself
     */
    public record Subscription(Topic topic, boolean subscribe, boolean requestsPartial, boolean supportsPartial) {
        /** Brings the two flags into order. */
        public Subscription {
            requestsPartial &= subscribe;
            supportsPartial = (supportsPartial && subscribe) || requestsPartial;
        }

        /** Whole messages only. */
        public Subscription(Topic topic, boolean subscribe) {
            this(topic, subscribe, false, false);
        }
    }

    /**
     * What the sender can do beyond the version it speaks (meshsub 1.3); unknown extensions are passed over.
     *
     * @param partialMessages parts of messages
     */
    public record Extensions(boolean partialMessages) {
        static final Extensions PARTIAL_MESSAGES = new Extensions(true);
        static final Extensions NONE = new Extensions(false);
    }

    /**
     * Parts of a message that nobody need have whole (meshsub 1.3). How parts and metadata are written is the
     * application's affair.
     *
     * @param group names the whole message
     * @param message parts; null for none
     * @param metadata what the sender has and wants of it; null when not said
     */
    public record Partial(
            Topic topic,
            Bytes group,
            @Nullable Bytes message,
            @Nullable Bytes metadata) {}

    /** Control entries by kind. */
    public record Control(
            List<Ihave> ihave,
            List<Iwant> iwant,
            List<Graft> graft,
            List<Prune> prune,
            List<Idontwant> idontwant,
            @Nullable Extensions extensions) {
        /** No control at all. */
        public static final Control NONE = new Control(List.of(), List.of(), List.of(), List.of(), List.of());

        /** Copies the lists. */
        public Control {
            ihave = Repeated.copyOf(ihave);
            iwant = Repeated.copyOf(iwant);
            graft = Repeated.copyOf(graft);
            prune = Repeated.copyOf(prune);
            idontwant = Repeated.copyOf(idontwant);
        }

        /** Says nothing of extensions. */
        public Control(
                List<Ihave> ihave, List<Iwant> iwant, List<Graft> graft, List<Prune> prune, List<Idontwant> idontwant) {
            this(ihave, iwant, graft, prune, idontwant, null);
        }

        /** Whether there is nothing in it. */
        public boolean isEmpty() {
            return extensions == null
                    && ihave.isEmpty()
                    && iwant.isEmpty()
                    && graft.isEmpty()
                    && prune.isEmpty()
                    && idontwant.isEmpty();
        }
    }

    /** The sender holds these messages of a topic. */
    public record Ihave(Topic topic, List<MessageId> ids) {
        /** Copies the list. */
        public Ihave {
            ids = Repeated.copyOf(ids);
        }
    }

    /** The sender asks for these messages. */
    public record Iwant(List<MessageId> ids) {
        /** Copies the list. */
        public Iwant {
            ids = Repeated.copyOf(ids);
        }
    }

    /** The sender takes the receiver into its mesh of a topic. */
    public record Graft(Topic topic) {}

    /**
     * The sender drops the receiver from its mesh of a topic.
     *
     * @param backoff how long not to graft again; null when not said (meshsub 1.0)
     * @param peers others whom the receiver may turn to
     */
    public record Prune(Topic topic, @Nullable Duration backoff, List<PeerInfo> peers) {
        /** Copies the list. */
        public Prune {
            peers = Repeated.copyOf(peers);
        }

        /** Names no others. */
        public Prune(Topic topic, @Nullable Duration backoff) {
            this(topic, backoff, List.of());
        }
    }

    /**
     * A peer that is named to another.
     *
     * @param peer who
     * @param envelope its signed record as it came, verified by nobody yet; null when not sent
     */
    public record PeerInfo(PeerId peer, @Nullable Bytes envelope) {}

    /** The sender has these messages already (meshsub 1.2). */
    public record Idontwant(List<MessageId> ids) {
        /** Copies the list. */
        public Idontwant {
            ids = Repeated.copyOf(ids);
        }
    }
}
