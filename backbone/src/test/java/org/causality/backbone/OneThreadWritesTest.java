package org.causality.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.causality.backbone.writer.FencedException;
import org.causality.backbone.writer.SingleWriter;
import org.causality.backbone.writer.SingleWriter.State;
import org.causality.backbone.writer.WaitingWork;
import org.causality.model.reason.EdgeReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A writer that is led by the hand: each of its steps waits for the test to say how it ends. */
class OneThreadWritesTest {
    private static final long WAIT_SECONDS_MAX = 120;
    private static final int QUEUE_MAX = 3;

    private final LedWriter writer = new LedWriter();

    @AfterEach
    void end() {
        writer.ends(Step.WORKS, 16);
        writer.stop();
        writer.awaitEnd();
    }

    @Test
    void whatCameDuringAWriteIsWrittenTogetherAndAnsweredAfterIt() throws Exception {
        Asked first = writingTheFirst();
        Asked second = submitted("second");
        Asked third = submitted("third");
        assertThat(first.answer).isNotDone();
        writer.ends(Step.WORKS, 1);
        writer.awaitStep("write [second, third]");
        assertThat(first.said()).isEqualTo("done");
        assertThat(second.answer).isNotDone();
        writer.ends(Step.WORKS, 1);
        assertThat(second.said()).isEqualTo("done");
        assertThat(third.said()).isEqualTo("done");
    }

    @Test
    void aBatchTakesNoMoreOnceItIsFull() throws Exception {
        writingTheFirst();
        submitted("aFullBatch", LedWriter.BATCH_MAX);
        submitted("oneMore");
        writer.ends(Step.WORKS, 1);
        writer.awaitStep("write [aFullBatch]");
        writer.ends(Step.WORKS, 1);
        writer.awaitStep("write [oneMore]");
    }

    @Test
    void afterTroubleWhoeverWaitedIsToldAndWhatIsStoredIsReadAgain() throws Exception {
        Asked asked = writingTheFirst();
        Asked heard = listened("second");
        writer.ends(Step.TROUBLE, 1);
        assertThat(asked.said()).startsWith("NOT_READY the ledger ");
        writer.awaitStep("recover");
        assertThat(writer.state()).isEqualTo(State.RECOVERING);
        assertThat(submitted("third").said()).startsWith("NOT_READY ");
        writer.ends(Step.WORKS, 1);
        writer.awaitStep("write [second]");
        writer.ends(Step.WORKS, 1);
        assertThat(heard.said()).isEqualTo("done");
    }

    @Test
    void aQueueThatIsFullRefusesRequestsAndGivesLogsBack() throws Exception {
        writingTheFirst();
        fillTheQueue();
        assertThat(writer.queued()).isEqualTo(QUEUE_MAX);
        assertThat(submitted("tooMany").said()).startsWith("OVERLOADED 3 ");
        assertThat(listened("tooMany").said()).startsWith("NOT_READY ");
    }

    @Test
    void whatComesOnceWaitsForRoom() throws Exception {
        writingTheFirst();
        fillTheQueue();
        Asked once = new Asked("once", 1);
        Thread putting = Thread.ofVirtual().start(() -> put(once));
        assertThat(once.answer).isNotDone();
        writer.ends(Step.WORKS, 1);
        writer.awaitStep("write [waits, waits, waits");
        writer.ends(Step.WORKS, 2);
        putting.join();
        assertThat(once.said()).isEqualTo("done");
    }

    @Test
    void aFencedWriterStopsForGoodAndAnswersAll() throws Exception {
        Asked asked = writingTheFirst();
        Asked heard = listened("second");
        writer.ends(Step.FENCE, 1);
        writer.awaitStep("ended");
        assertThat(asked.said()).startsWith("NOT_READY ");
        assertThat(heard.said()).startsWith("NOT_READY ");
        assertThat(writer.state()).isEqualTo(State.STOPPED);
        assertThat(submitted("late").said()).startsWith("NOT_READY ");
        assertThat(listened("late").said()).startsWith("NOT_READY ");
        Asked once = new Asked("once", 1);
        put(once);
        assertThat(once.said()).startsWith("NOT_READY ");
    }

    @Test
    void anErrorEndsTheWriterAndLeavesNobodyWaiting() throws Exception {
        Asked asked = writingTheFirst();
        writer.ends(Step.ERROR, 1);
        writer.awaitStep("ended");
        assertThat(asked.said()).startsWith("NOT_READY ");
        assertThat(writer.state()).isEqualTo(State.STOPPED);
    }

    /** Else one who was just refused asks the service's health and hears that all is well. */
    @ParameterizedTest
    @CsvSource({"TROUBLE, RECOVERING", "FENCE, STOPPED", "ERROR, STOPPED"})
    void whoeverIsToldOfTroubleFindsAStateThatSaysSo(Step how, State state) throws Exception {
        CompletableFuture<State> found = writingTheFirst().answer.thenApply(_ -> writer.state());
        writer.ends(how, 1);
        assertThat(found.get(WAIT_SECONDS_MAX, TimeUnit.SECONDS)).isEqualTo(state);
    }

    @Test
    void oneThatIsAskedToEndWritesWhatItTookAndFailsTheRest() throws Exception {
        Asked taken = writingTheFirst();
        Asked waiting = submitted("second");
        Thread stopping = Thread.ofVirtual().start(writer::stop);
        writer.awaitStopping();
        writer.ends(Step.WORKS, 1);
        writer.awaitStep("ended, as asked");
        stopping.join();
        assertThat(taken.said()).isEqualTo("done");
        assertThat(waiting.said()).startsWith("NOT_READY ");
    }

    @Test
    void anIdleWriterHasATurnNowAndThen() throws Exception {
        ready();
        assertThat(writer.idleTurns.tryAcquire(2, WAIT_SECONDS_MAX, TimeUnit.SECONDS))
                .isTrue();
    }

    private void ready() throws Exception {
        writer.start();
        writer.awaitStep("recover");
        assertThat(submitted("early").said()).startsWith("NOT_READY ");
        Asked heard = listened("heard early");
        writer.ends(Step.WORKS, 2);
        writer.awaitStep("write [heard early]");
        assertThat(heard.said()).isEqualTo("done");
        assertThat(writer.state()).isEqualTo(State.READY);
    }

    private Asked writingTheFirst() throws Exception {
        ready();
        Asked first = submitted("first");
        writer.awaitStep("write [first]");
        return first;
    }

    private void fillTheQueue() {
        for (int i = 0; i < QUEUE_MAX; i++) {
            submitted("waits");
        }
    }

    private Asked submitted(String name) {
        return submitted(name, 1);
    }

    private Asked submitted(String name, int size) {
        Asked asked = new Asked(name, size);
        writer.submit(asked);
        return asked;
    }

    private Asked listened(String name) {
        Asked heard = new Asked(name, 1);
        writer.listen(heard);
        return heard;
    }

    private void put(Asked once) {
        try {
            writer.put(once);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private record Asked(String name, int size, CompletableFuture<String> answer) implements WaitingWork {
        Asked(String name, int size) {
            this(name, size, new CompletableFuture<>());
        }

        @Override
        public void fail(EdgeReason reason, String detail) {
            answer.complete(reason + " " + detail);
        }

        String said() throws Exception {
            return answer.get(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
        }
    }

    /** How a step ends. */
    enum Step {
        WORKS,
        TROUBLE,
        FENCE,
        ERROR
    }

    private static final class LedWriter extends SingleWriter<Asked> {
        static final int BATCH_MAX = 8;

        private final BlockingQueue<String> steps = new LinkedBlockingQueue<>();
        private final BlockingQueue<Step> ends = new LinkedBlockingQueue<>();
        private final Semaphore idleTurns = new Semaphore(0);

        LedWriter() {
            super("led-writer", "the ledger", QUEUE_MAX, BATCH_MAX);
        }

        void ends(Step how, int times) {
            for (int i = 0; i < times; i++) {
                ends.add(how);
            }
        }

        void awaitStep(String begins) throws InterruptedException {
            String step = steps.poll(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
            assertThat(step).startsWith(begins);
        }

        void awaitEnd() {
            long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS_MAX);
            while (isRunning()) {
                assertThat(System.nanoTime()).as("it ends").isLessThan(endNanos);
                LockSupport.parkNanos(1_000_000);
            }
        }

        void awaitStopping() {
            while (!isStopping()) {
                LockSupport.parkNanos(1_000_000);
            }
        }

        @Override
        protected String recover() {
            reached("recover");
            return "nothing in it";
        }

        @Override
        protected void write(List<Asked> works) {
            if (works.isEmpty()) {
                idleTurns.release();
                return;
            }
            List<String> names = new ArrayList<>();
            works.forEach(work -> names.add(work.name()));
            reached("write " + names);
            works.forEach(work -> work.answer().complete("done"));
        }

        @Override
        protected void ended(boolean asked) {
            steps.add(asked ? "ended, as asked" : "ended");
        }

        private void reached(String step) {
            steps.add(step);
            try {
                switch (ends.take()) {
                    case WORKS -> {}
                    case TROUBLE -> throw new IllegalStateException("the store is away");
                    case FENCE -> throw new FencedException(7);
                    case ERROR -> throw new AssertionError("an error for the test");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
