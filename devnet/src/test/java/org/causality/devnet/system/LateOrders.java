package org.causality.devnet.system;

import java.util.ArrayList;
import java.util.List;
import org.causality.devnet.shim.EffectFirst;
import org.causality.gateway.edge.CoreInbox;
import org.causality.gateway.edge.Inbound;
import org.causality.model.codec.Bytes;
import org.causality.model.message.MessageType;

/** Orders wait between edge and core until they are let go; whatever else comes passes at once, effects included. */
final class LateOrders implements CoreInbox.Decorator {

    /** Beyond it orders pass at once. */
    private static final int HELD_MAX = 64;

    private final List<Runnable> held = new ArrayList<>();
    private boolean on;

    @Override
    public CoreInbox decorate(CoreInbox inbox) {
        return new CoreInbox() {
            @Override
            public void offer(Inbound message, Handover handover) {
                boolean isOrder = message.header().type() == MessageType.USER_ORDER.code();
                if (!isOrder || !isHeld(() -> inbox.offer(message, handover))) {
                    inbox.offer(message, handover);
                }
            }

            @Override
            public boolean letsRecover(Bytes message) {
                return inbox.letsRecover(message) && (!holds() || !EffectFirst.isOrder(message));
            }
        };
    }

    private synchronized boolean holds() {
        return on;
    }

    private synchronized boolean isHeld(Runnable pass) {
        return on && held.size() < HELD_MAX && held.add(pass);
    }

    synchronized void hold() {
        on = true;
    }

    synchronized int heldCount() {
        return held.size();
    }

    synchronized void letGo() {
        on = false;
        held.forEach(Runnable::run);
        held.clear();
    }
}
