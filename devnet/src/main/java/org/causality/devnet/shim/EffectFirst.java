package org.causality.devnet.shim;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.causality.gateway.edge.CoreInbox;
import org.causality.gateway.edge.Inbound;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;

/**
 * Hands an operator's core the effect before the cause: user orders wait between edge and core until a message that
 * depends on them has gone through, and no recovery brings them before. The relay over the mesh is not touched, so
 * operators behind this one see the order in time.
 */
public final class EffectFirst implements CoreInbox.Decorator {
    /** More orders than a story has; beyond it orders pass at once. */
    private static final int HELD_MAX = 64;

    private final List<Held> held = new ArrayList<>();
    private boolean standingAside;

    private record Held(CoreInbox inbox, Inbound message, CoreInbox.Handover handover) {
        void pass() {
            inbox.offer(message, handover);
        }
    }

    @Override
    public CoreInbox decorate(CoreInbox inbox) {
        return new CoreInbox() {
            @Override
            public void offer(Inbound message, Handover handover) {
                EffectFirst.this.offer(new Held(inbox, message, handover));
            }

            @Override
            public boolean letsRecover(Bytes message) {
                return inbox.letsRecover(message) && (!holds() || !isOrder(message));
            }
        };
    }

    /** Whether these bytes are a message with an order in it. */
    public static boolean isOrder(Bytes message) {
        return Envelope.decode(message) instanceof Decoded.Ok<Envelope>(Envelope envelope)
                && envelope.header().type() == MessageType.USER_ORDER.code();
    }

    private synchronized boolean holds() {
        return !standingAside;
    }

    private synchronized void offer(Held arriving) {
        if (isToBeHeld(arriving.message())) {
            held.add(arriving);
            return;
        }
        arriving.pass();
        arriving.message().header().dependencies().forEach(this::release);
    }

    private boolean isToBeHeld(Inbound message) {
        return !standingAside && held.size() < HELD_MAX && message.header().type() == MessageType.USER_ORDER.code();
    }

    private void release(MessageId cause) {
        for (Iterator<Held> waiting = held.iterator(); waiting.hasNext(); ) {
            Held one = waiting.next();
            if (one.message().id().equals(cause)) {
                waiting.remove();
                one.pass();
            }
        }
    }

    /** From now on everything passes, beginning with what waits. */
    public synchronized void standAside() {
        standingAside = true;
        held.forEach(Held::pass);
        held.clear();
    }
}
