package org.causality.gateway.adapter;

import java.time.Clock;
import org.causality.gateway.edge.CoreInbox;
import org.causality.gateway.edge.Inbound;
import org.causality.gateway.interest.Following;
import org.causality.gateway.interest.WithheldBodies;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Header;
import org.causality.model.message.MessageType;
import org.causality.model.message.WireTopic;
import org.springframework.stereotype.Component;

/** Looks at what goes to the core: whose bodies stay away, whose are needed therefore, and who says how it is. */
@Component
class WatchedInbox implements CoreInbox.Decorator {

    private final Following following;
    private final WithheldBodies withheld;
    private final HealthEar health;
    private final Clock clock;

    WatchedInbox(Following following, WithheldBodies withheld, HealthEar health, Clock clock) {
        this.following = following;
        this.withheld = withheld;
        this.health = health;
        this.clock = clock;
    }

    @Override
    public CoreInbox decorate(CoreInbox inbox) {
        return new CoreInbox() {
            @Override
            public void offer(Inbound message, Handover handover) {
                look(message);
                inbox.offer(message, handover);
            }

            @Override
            public boolean letsRecover(Bytes message) {
                return inbox.letsRecover(message);
            }
        };
    }

    private void look(Inbound message) {
        Header header = message.header();
        switch (message.content()) {
            case ENVELOPE -> {
                withheld.came(message.id());
                withheld.need(header.dependencies(), message.connection(), clock.millis());
                health.took(header, message.value());
            }
            case HEADER ->
                MessageType.ofCode(header.type()).ifPresent(type -> {
                    WireTopic bodies = WireTopic.bodies(header, type);
                    if (!following.wantsBodies(bodies)) {
                        withheld.withhold(message.id(), bodies, header.dependencies());
                    }
                });
        }
    }
}
