package org.causality.gateway.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.causality.gateway.TestMesh;
import org.causality.gateway.mesh.FrameStream;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.ReconBatch;
import org.causality.model.wire.ReconMessage;
import org.causality.model.wire.ReconMessage.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a gateway does with the frames of a session, and with whom it has one. */
class FramesAreCarriedTest {

    private static final long WAIT_SECONDS_MAX = 120;
    private static final Bytes MESSAGE = Bytes.ascii("a message of some length");
    private static final Bytes HELLO = new ReconMessage.Hello(1, 0, 12, List.of(), Bytes.EMPTY).encode();
    private static final Bytes DONE = new ReconMessage.Done(Outcome.EQUAL).encode();

    private final TestingHome home = new TestingHome();
    private final TestingStream stream = new TestingStream();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Recoveries recoveries = new Recoveries(
            new TestMesh((_, _) -> stream),
            home,
            message -> message.equals(MESSAGE),
            "ann"::equals,
            RecoveryLimits.DEFAULT,
            new TestingWatch(heard),
            () -> 0);

    @Test
    void framesPassBothWaysAndAreCounted() throws Exception {
        home.says(new ReconBatch(List.of(HELLO), null));
        stream.comes(new ReconMessage.Push(List.of(MESSAGE), true).encode());
        home.says(new ReconBatch(List.of(new ReconMessage.Credit(24).encode(), HELLO), null));
        stream.comes(DONE);
        home.endsWhenItHears(DONE, Outcome.EQUAL);

        Recovered how = recoveries.open("ann");

        assertThat(how.outcome()).isEqualTo(Outcome.EQUAL);
        assertThat(how.roundTrips()).isEqualTo(2);
        assertThat(how.received()).isEqualTo(MESSAGE.size() + 7);
        assertThat(how.sent()).isZero();
        assertThat(stream.went).hasSize(3).startsWith(HELLO);
        assertThat(heard).contains("out hello", "in push", "out credit", "in done", "ended EQUAL");
        assertThat(recoveries.isUnderWay()).isFalse();
    }

    @Test
    void aMessageThatDoesNotHoldEndsTheSessionAndReachesNoCore() throws Exception {
        stream.comes(new ReconMessage.Push(List.of(Bytes.ascii("forged")), true).encode());

        Recovered how = recoveries.serve(stream);

        assertThat(how.outcome()).isEqualTo(Outcome.UNEXPECTED);
        assertThat(home.heard).isEmpty();
        assertThat(home.ended).isTrue();
    }

    @Test
    void whoIsNoMemberIsNotServed() {
        stream.peer = "stranger";

        assertThatThrownBy(() -> recoveries.serve(stream)).isInstanceOf(IOException.class);
        assertThat(home.begun).hasValue(0);
        assertThat(heard).containsExactly("refused no-member");
    }

    @Test
    void aCoreWithoutRoomIsNoFault() throws Exception {
        home.full = true;

        assertThat(recoveries.open("ann")).isEqualTo(Recovered.none());
        assertThat(heard).containsExactly("refused core-busy");
    }

    // ---- beside the real ones

    /** A core whose words are laid out beforehand. */
    private static final class TestingHome implements RecoveryHome {
        private final BlockingQueue<ReconBatch> words = new ArrayBlockingQueue<>(16);
        private final List<Bytes> heard = new CopyOnWriteArrayList<>();
        private volatile @Nullable Bytes last;
        private volatile Outcome outcome = Outcome.UNEXPECTED;
        private volatile boolean ended;
        private volatile boolean full;
        private final AtomicInteger begun = new AtomicInteger();

        void says(ReconBatch batch) {
            words.add(batch);
        }

        void endsWhenItHears(Bytes frame, Outcome how) {
            last = frame;
            outcome = how;
        }

        @Override
        public @Nullable String begin(String peer, boolean weOpen) {
            begun.incrementAndGet();
            return full ? null : "session";
        }

        @Override
        public void hand(String session, List<Bytes> frames) {
            heard.addAll(frames);
            Bytes awaited = last;
            if (awaited != null && awaited.equals(frames.getLast())) {
                words.add(new ReconBatch(List.of(), outcome));
            }
        }

        @Override
        public ReconBatch next(String session) throws IOException {
            try {
                ReconBatch batch = words.poll(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
                if (batch == null) {
                    throw new IOException("no such session");
                }
                return batch;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void end(String session) {
            ended = true;
            words.add(new ReconBatch(List.of(), Outcome.UNEXPECTED));
        }

        @Override
        public @Nullable String duePeer() {
            return null;
        }
    }

    /** A stream whose other end has said everything beforehand. */
    private static final class TestingStream implements FrameStream {
        private final List<Bytes> coming = new ArrayList<>();
        private final List<Bytes> went = new CopyOnWriteArrayList<>();
        private String peer = "ann";

        void comes(Bytes frame) {
            coming.add(frame);
        }

        @Override
        public String peer() {
            return peer;
        }

        @Override
        public @Nullable Bytes read(int frameBytesMax) {
            return coming.isEmpty() ? null : coming.removeFirst();
        }

        @Override
        public void write(Bytes frame) {
            went.add(frame);
        }

        @Override
        public void close() {}
    }

    private record TestingWatch(List<String> heard) implements RecoveryWatch {
        @Override
        public void frame(Direction direction, String frame, int bytes) {
            heard.add((direction == Direction.IN ? "in " : "out ") + frame);
        }

        @Override
        public void ended(String peer, boolean weOpened, Recovered how) {
            heard.add("ended " + how.outcome());
        }

        @Override
        public void refused(String reason) {
            heard.add("refused " + reason);
        }
    }
}
