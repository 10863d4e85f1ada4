package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.causality.devnet.story.api.Cursor;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.EventLog;
import org.causality.devnet.story.api.EventStream;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.api.ServerEvent;
import org.causality.devnet.story.canonical.Octets;

/**
 * All an operator's event stream tells of one order from the beginning on.
 *
 * @param told message types and new statuses, in order
 */
record OrderStory(List<String> told) {

    /** @param later an order delivered after all that is asked for; its opening ends the reading */
    static OrderStory of(OperatorApi api, Octets order, Octets later) {
        EventLog log = new EventLog();
        try (EventStream _ = EventStream.after(api, "types=message,order", new Cursor(0, 0), log)) {
            Optional<ServerEvent> end =
                    log.await(event -> event.isOrderEvent(later.hex(), "OPEN"), Deadline.in(SystemNetwork.WAIT_MAX));
            assertThat(end)
                    .as(() -> "the later order is open; " + log.trouble())
                    .isPresent();
            return new OrderStory(log.events().stream()
                    .filter(event -> concerns(event, order.hex()))
                    .map(event -> event.type().equals("order") ? event.text("to") : event.text("type"))
                    .toList());
        }
    }

    private static boolean concerns(ServerEvent event, String order) {
        return event.isOrderEvent(order)
                || event.isMessage("UserOrder", order)
                || event.isMessage("UserOrderCancellation", order);
    }
}
