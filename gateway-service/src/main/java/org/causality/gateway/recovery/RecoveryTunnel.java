package org.causality.gateway.recovery;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.causality.gateway.mesh.FrameStream;
import org.causality.gateway.recovery.RecoveryWatch.Direction;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.wire.ReconBatch;
import org.causality.model.wire.ReconMessage;
import org.causality.model.wire.ReconMessage.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One session between a stream and the core. What comes is read no faster than the core takes it; what goes is what the core
 * says, in its order. A message that does not hold ends it. Blocking; single owner.
 */
final class RecoveryTunnel {

    private final FrameStream stream;
    private final String session;
    private final RecoveryHome home;
    private final Recoveries.Door door;
    private final Ledger ledger;
    private final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();

    RecoveryTunnel(FrameStream stream, String session, RecoveryHome home, Recoveries.Door door, Ledger ledger) {
        this.stream = stream;
        this.session = session;
        this.home = home;
        this.door = door;
        this.ledger = ledger;
    }

    /** Returns when both ways have ended. Null when the peer or the core went away before. */
    @Nullable Outcome carry() throws InterruptedException {
        Thread out = Thread.ofVirtual().name("recovery out").start(this::carryOut);
        try {
            carryIn();
        } catch (IOException _) {
            // Whoever went away, the other is told by the end of the session.
        } finally {
            home.end(session);
        }
        out.join();
        return outcome.get();
    }

    private void carryIn() throws IOException {
        for (Bytes frame = next(); frame != null && outcome.get() == null; frame = next()) {
            FrameKind kind = FrameKind.of(frame);
            ledger.frame(Direction.IN, kind, frame);
            if (kind == FrameKind.PUSH) {
                check(frame);
            }
            home.hand(session, List.of(frame));
        }
    }

    private @Nullable Bytes next() throws IOException {
        return stream.read(ReconBatch.FRAME_BYTES_MAX);
    }

    private void check(Bytes frame) throws IOException {
        if (!(ReconMessage.decode(frame) instanceof Decoded.Ok<ReconMessage>(ReconMessage.Push push))) {
            throw new IOException("malformed frame");
        }
        for (Bytes message : push.messages()) {
            if (!door.takes(message)) {
                throw new IOException("a message does not hold");
            }
        }
    }

    private void carryOut() {
        try (stream) {
            ReconBatch batch;
            do {
                batch = home.next(session);
                for (Bytes frame : batch.frames()) {
                    ledger.frame(Direction.OUT, FrameKind.of(frame), frame);
                    stream.write(frame);
                }
                outcome.set(batch.ended());
            } while (batch.ended() == null);
        } catch (IOException _) {
            // The stream is closed, so the way in ends, too.
        }
    }
}
