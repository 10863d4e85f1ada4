package org.causality.devnet.system;

import org.causality.devnet.shim.EffectFirst;
import org.causality.gateway.edge.CoreInbox;
import org.causality.gateway.edge.Inbound;
import org.causality.model.codec.Bytes;
import org.jspecify.annotations.Nullable;

/** The story's shim, to be had again for every story of a network that is started once. */
final class RenewedShim implements CoreInbox.Decorator {

    private @Nullable CoreInbox plain;
    private @Nullable EffectFirst shim;
    private @Nullable CoreInbox shimmed;

    @Override
    public synchronized CoreInbox decorate(CoreInbox inbox) {
        plain = inbox;
        return new CoreInbox() {
            @Override
            public void offer(Inbound message, Handover handover) {
                present(inbox).offer(message, handover);
            }

            @Override
            public boolean letsRecover(Bytes message) {
                return present(inbox).letsRecover(message);
            }
        };
    }

    private synchronized CoreInbox present(CoreInbox otherwise) {
        return shimmed == null ? otherwise : shimmed;
    }

    /** From now on orders wait for what depends on them. */
    synchronized void renew() {
        standAside();
        if (plain == null) {
            throw new IllegalStateException("the gateway has not started");
        }
        shim = new EffectFirst();
        shimmed = shim.decorate(plain);
    }

    /** From now on everything passes, beginning with what waits. */
    synchronized void standAside() {
        if (shim != null) {
            shim.standAside();
        }
        shim = null;
        shimmed = null;
    }
}
