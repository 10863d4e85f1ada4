package org.causality.privacy.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.Draft;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Payload;
import org.causality.model.message.Stamp;
import org.causality.privacy.Fixture;
import org.causality.privacy.batch.BatchLimits;
import org.causality.privacy.seal.SealLimits;

/** A desk with its ledger and a core that delivers what it publishes; time is told. */
final class TestingDesk {
    static final BatchLimits LIMITS = new BatchLimits(4, 250);
    static final Instant START = Instant.ofEpochSecond(1_790_000_000);

    final TestingLedger ledger = new TestingLedger();
    Instant now = START;
    private long incarnation = 1;
    private Desk desk = desk(incarnation);
    private long sequence;
    private int delivered;

    private static Desk desk(long incarnation) {
        return new Desk(Fixture.GENESIS, Fixture.receiptKey(incarnation), LIMITS, new SealLimits(3, 8));
    }

    /** As a new process comes up: what is not in the ledger is forgotten, the key is another. */
    void restart() {
        desk = desk(++incarnation);
    }

    Answer handle(Input input) {
        Page page = new Page(ledger, ledger.standing);
        Answer answer = desk.handle(page, input, now);
        ledger.commit(page);
        return answer;
    }

    /** Does the work and fails before it is stored. */
    void crash(Input input) {
        Page page = new Page(ledger, ledger.standing);
        Answer _ = desk.handle(page, input, now);
        restart();
    }

    void pass(long millis) {
        now = now.plusMillis(millis);
        Answer _ = handle(new Input.Tick());
    }

    /** What was published so far comes back as messages; the answers. */
    List<Answer> deliver() {
        List<Answer> answers = new ArrayList<>();
        while (delivered < ledger.published.size()) {
            answers.add(deliver(ledger.published.get(delivered++)));
        }
        return answers;
    }

    Answer deliver(Draft draft) {
        Input.Content content = content(draft.payload());
        sequence++;
        Stamp stamp = new Stamp(new LamportTime(sequence), message(draft));
        return handle(new Input.Delivered(sequence, stamp, draft.dependencies(), content));
    }

    private static Input.Content content(Payload payload) {
        if (payload instanceof Payload.SealedOrder(var seal)) {
            return new Input.Content.SealCarried(seal);
        }
        if (payload instanceof Payload.OrderReveal(var reveal)) {
            return new Input.Content.RevealCarried(reveal);
        }
        return payload instanceof Payload.BatchRoot(var batch)
                ? new Input.Content.RootCarried(batch)
                : new Input.Content.Other();
    }

    /** The id the message of a draft has here. */
    static MessageId message(Draft draft) {
        return new MessageId(draft.id().value());
    }

    static Bytes32 subject(long number) {
        return new Bytes32(11, 11, 11, number);
    }
}
