package org.causality.gateway.fetch;

import java.util.ArrayList;
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
 * Takes an answer through the edge: certificates first, then oldest first. What was neither asked for nor named by what
 * came before it in the answer is dropped, but for certificates, which only a member can make. Waits for room instead of
 * dropping: we asked for it.
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

    /**
     * What was asked for or named and came.
     *
     * @param taken how many messages of the answer were new and went to the core
     */
    record Came(Set<MessageId> ids, int taken) {}

    /** Blocks while the way to the core is full. */
    Came take(String peer, Set<MessageId> asked, FetchMessage.Answer answer) throws InterruptedException {
        Set<MessageId> wanted = new HashSet<>(asked);
        Set<MessageId> came = new HashSet<>();
        List<Envelope> envelopes = new ArrayList<>();
        for (Envelope envelope : answer.envelopes()) {
            boolean named = wanted.contains(envelope.id()) && came.add(envelope.id());
            if (named) {
                envelope.header().named().forEach(wanted::add);
            }
            if (named || isIntroduction(envelope)) {
                envelopes.add(envelope);
            }
        }
        envelopes.sort(ORDER);
        int taken = 0;
        for (Envelope envelope : envelopes) {
            taken += offer(peer, envelope.header(), envelope.encode(), false);
        }
        for (SignedHeader header : answer.headers()) {
            if (asked.contains(header.id()) && came.add(header.id())) {
                taken += offer(peer, header.header(), header.encode(), true);
            }
        }
        return new Came(came, taken);
    }

    private int offer(String peer, Header header, Bytes bytes, boolean headerOnly) throws InterruptedException {
        PriorityClass priority =
                MessageType.ofCode(header.type()).map(MessageType::defaultClass).orElse(PriorityClass.LOW);
        var _ = inFlight.awaitRoom(priority, roomMillisMax);
        return door.fetched(new Frame(new Frame.Fetched(headerOnly), bytes, peer, nowMillis.getAsLong())) ? 1 : 0;
    }

    private static boolean isIntroduction(Envelope envelope) {
        return envelope.header().type() == MessageType.KEY_CERTIFICATE.code()
                && envelope.header().sequence() == 0;
    }
}
