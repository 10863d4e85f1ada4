package org.causality.gateway.fetch;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.causality.gateway.edge.EdgeDoor;
import org.causality.gateway.edge.Frame;
import org.causality.gateway.edge.InFlight;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.PriorityClass;
import org.causality.model.message.SignedHeader;
import org.causality.model.wire.FetchMessage;

/**
 * Takes an answer through the edge: certificates first, then oldest first. What was not asked for is dropped, but for
 * certificates, which only a member can make. Waits for room instead of dropping: we asked for it.
 */
public final class Intake {

    private static final Comparator<Envelope> ORDER =
            Comparator.comparing((Envelope e) -> !isIntroduction(e)).thenComparing(Envelope::stamp);

    private final EdgeDoor door;
    private final InFlight inFlight;
    private final long roomMillisMax;
    private final LongSupplier nowMillis;

    public Intake(EdgeDoor door, InFlight inFlight, long roomMillisMax, LongSupplier nowMillis) {
        this.door = door;
        this.inFlight = inFlight;
        this.roomMillisMax = roomMillisMax;
        this.nowMillis = nowMillis;
    }

    /** The ids of what was asked for and came, taken or not. Blocks while the way to the core is full. */
    Set<MessageId> take(String peer, Set<MessageId> asked, FetchMessage.Answer answer) throws InterruptedException {
        Set<MessageId> came = new HashSet<>();
        List<Envelope> ordered = answer.envelopes().stream().sorted(ORDER).toList();
        for (Envelope envelope : ordered) {
            boolean wanted = asked.contains(envelope.id());
            if (wanted || isIntroduction(envelope)) {
                offer(peer, envelope.header(), envelope.encode(), false);
            }
            if (wanted) {
                came.add(envelope.id());
            }
        }
        for (SignedHeader header : answer.headers()) {
            if (asked.contains(header.id()) && came.add(header.id())) {
                offer(peer, header.header(), header.encode(), true);
            }
        }
        return came;
    }

    private void offer(String peer, Header header, Bytes bytes, boolean headerOnly) throws InterruptedException {
        PriorityClass priority =
                MessageType.ofCode(header.type()).map(MessageType::defaultClass).orElse(PriorityClass.LOW);
        var _ = inFlight.awaitRoom(priority, roomMillisMax);
        var _ = door.fetched(new Frame(new Frame.Fetched(headerOnly), bytes, peer, nowMillis.getAsLong()));
    }

    private static boolean isIntroduction(Envelope envelope) {
        return envelope.header().type() == MessageType.KEY_CERTIFICATE.code()
                && envelope.header().sequence() == 0;
    }
}
