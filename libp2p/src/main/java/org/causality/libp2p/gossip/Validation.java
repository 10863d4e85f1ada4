package org.causality.libp2p.gossip;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    private record Question(Output.Validate asked, Validator validator) {}

    private final Map<Topic, Followed> topics = new ConcurrentHashMap<>();
    private final SignatureQueue<Question> signatures = new SignatureQueue<>(this::checkSignatures);
    private final SignatureCheck check = new SignatureCheck();
    private final int authenticBytesMin;
    private final Counters counters;
    private final Consumer<List<Input>> router;

    /** Of signed messages from {@code authenticBytesMin} on the router hears before the verdict that the signature is good. */
    Validation(int authenticBytesMin, Counters counters, Consumer<List<Input>> router) {
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
        signatures.close();
    }

    void begin(Output.Validate asked) {
        @Nullable Followed followed = topics.get(asked.ticket().topic());
        if (followed == null) {
            new Verdicts(asked.ticket(), null).verdict(Verdict.IGNORE);
            return;
        }
        switch (followed.settings.policy()) {
            case STRICT_NO_SIGN -> ask(followed.validator, asked, null, new Verdicts(asked.ticket(), null));
            case STRICT_SIGN -> signatures.put(new Question(asked, followed.validator));
        }
    }

    /** All that comes of a batch goes to the router together, but what a validator says later. */
    private void checkSignatures(List<Question> questions) {
        Batch batch = new Batch();
        try {
            questions.forEach(question -> checkAlone(question, batch));
        } finally {
            router.accept(batch.close());
        }
    }

    /** What fails over one message must not take the verdicts of the others in its batch. */
    private void checkAlone(Question question, Batch batch) {
        Verdicts sink = new Verdicts(question.asked.ticket(), batch);
        try {
            checkSignature(question, batch, sink);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a signature could not be checked; its message is ignored", e);
            counters.count(Reason.VALIDATOR_FAILED);
            sink.verdict(Verdict.IGNORE);
        }
    }

    private void checkSignature(Question question, Batch batch, Verdicts sink) {
        Output.Validate asked = question.asked;
        @Nullable PeerId author = check.author(asked.message());
        if (author == null) {
            counters.count(Reason.BAD_SIGNATURE);
            sink.verdict(Verdict.REJECT);
        } else {
            if (asked.message().encoded().length() >= authenticBytesMin) {
                batch.inputs.add(new Input.Authentic(asked.ticket()));
            }
            ask(question.validator, asked, author, sink);
        }
    }

    /** What one worker gathers for the router; open until it is handed over. */
    private static final class Batch {
        private final List<Input> inputs = new ArrayList<>();
        private volatile @Nullable Thread worker = Thread.currentThread();

        boolean isOpenHere() {
            return Thread.currentThread().equals(worker);
        }

        List<Input> close() {
            worker = null;
            return inputs;
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
        private final @Nullable Batch batch;

        /** {@code batch} takes what is said at once, on its thread. */
        private Verdicts(Ticket ticket, @Nullable Batch batch) {
            this.ticket = ticket;
            this.batch = batch;
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
            Input judged = new Input.Judged(ticket, verdict);
            if (batch != null && batch.isOpenHere()) {
                batch.inputs.add(judged);
            } else {
                router.accept(List.of(judged));
            }
        }
    }
}
