package org.causality.libp2p.gossip;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.causality.libp2p.gossip.router.Input;
import org.causality.libp2p.gossip.router.Output;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.gossip.router.Ticket;
import org.causality.libp2p.gossip.router.TopicSettings;
import org.causality.libp2p.gossip.router.Verdict;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/**
 * From the router's question to the application's verdict: signature first where the topic has one, off the event loop,
 * then the topic's validator. How many are under way is bounded by the router.
 */
final class Validation {
    private static final System.Logger LOG = System.getLogger(Validation.class.getName());

    private record Followed(TopicSettings settings, Validator validator) {}

    private final Map<Topic, Followed> topics = new ConcurrentHashMap<>();
    private final ExecutorService signatures = Executors.newVirtualThreadPerTaskExecutor();
    private final int authenticBytesMin;
    private final Counters counters;
    private final Consumer<Input> router;

    /** Of signed messages from {@code authenticBytesMin} on the router hears before the verdict that the signature is good. */
    Validation(int authenticBytesMin, Counters counters, Consumer<Input> router) {
        this.authenticBytesMin = authenticBytesMin;
        this.counters = counters;
        this.router = router;
    }

    void follow(Topic topic, TopicSettings settings, Validator validator) {
        topics.put(topic, new Followed(settings, validator));
    }

    void leave(Topic topic) {
        topics.remove(topic);
    }

    void close() {
        signatures.shutdownNow();
    }

    void begin(Output.Validate asked) {
        Verdicts sink = new Verdicts(asked.ticket());
        @Nullable Followed followed = topics.get(asked.ticket().topic());
        if (followed == null) {
            sink.verdict(Verdict.IGNORE);
            return;
        }
        switch (followed.settings.policy()) {
            case STRICT_NO_SIGN -> ask(followed.validator, asked, null, sink);
            case STRICT_SIGN -> offLoop(() -> checkSignature(followed.validator, asked, sink));
        }
    }

    private void offLoop(Runnable task) {
        try {
            signatures.execute(task);
        } catch (RejectedExecutionException _) {
            LOG.log(Level.DEBUG, "gossip is closed; what waits for a verdict is dropped");
        }
    }

    private void checkSignature(Validator validator, Output.Validate asked, Verdicts sink) {
        @Nullable PeerId author = SignatureCheck.author(asked.message());
        if (author == null) {
            counters.count(Reason.BAD_SIGNATURE);
            sink.verdict(Verdict.REJECT);
        } else {
            if (asked.message().encoded().length() >= authenticBytesMin) {
                router.accept(new Input.Authentic(asked.ticket()));
            }
            ask(validator, asked, author, sink);
        }
    }

    private void ask(Validator validator, Output.Validate asked, @Nullable PeerId author, Verdicts sink) {
        Message message = asked.message();
        GossipMessage seen = new GossipMessage(message.topic(), asked.ticket().id(), message.data(), author);
        try {
            validator.validate(seen, asked.from(), sink);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "validator of topic " + message.topic() + " failed; the message is ignored", e);
            counters.count(Reason.VALIDATOR_FAILED);
            sink.verdict(Verdict.IGNORE);
        }
    }

    /** Hands the first verdict on. */
    private final class Verdicts implements VerdictSink {
        private final AtomicBoolean given = new AtomicBoolean();
        private final Ticket ticket;

        private Verdicts(Ticket ticket) {
            this.ticket = ticket;
        }

        @Override
        public void verdict(Verdict verdict) {
            if (!given.compareAndSet(false, true)) {
                counters.count(Reason.STALE_VERDICT);
                return;
            }
            if (verdict == Verdict.ACCEPT) {
                counters.accepted.increment();
            }
            router.accept(new Input.Judged(ticket, verdict));
        }
    }
}
