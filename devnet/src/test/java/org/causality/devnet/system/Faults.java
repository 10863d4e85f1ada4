package org.causality.devnet.system;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.folder.OperatorFolder;
import org.causality.devnet.node.Adjustment;
import org.causality.devnet.node.DevnetPlan.Place;
import org.causality.devnet.node.ServiceApplication;
import org.causality.gateway.edge.CoreInbox;
import org.causality.gateway.mesh.Mesh;
import org.causality.model.message.MessageType;

/** What can be wrong with the shared network of three operators; all of it is off until switched on. */
final class Faults {

    /** The story's shim: operator 2's core gets the effect before the cause. */
    final RenewedShim effectFirst = new RenewedShim();

    /** Operator 2's core gets orders only when they are let go. */
    final LateOrders lateOrders = new LateOrders();

    /** The links of operators 1 to 3. */
    final List<ShimmedMesh> links = List.of(new ShimmedMesh(), new ShimmedMesh(), new ShimmedMesh());

    /** Operator 2's core lets an effect go before its cause. */
    final HoldBackUndone holdBackUndone = new HoldBackUndone();

    /** Operator 1 loses cancellations between the receipt and the log. */
    final LostDrafts cancellationLost = new LostDrafts(MessageType.USER_ORDER_CANCELLATION);

    /** Operator 1's book hears of no delivery. */
    final DeafBook deafBook = new DeafBook();

    /** Operator 2's door checks no signature. */
    final UncheckedDoor uncheckedDoor;

    /** Operator 3's receipts are a stranger's. */
    final ForgedReceipts forgedReceipts = new ForgedReceipts();

    Faults(DataFolder folder) {
        uncheckedDoor = new UncheckedDoor(folder, folder.operators().get(1));
    }

    Map<Place, Adjustment> adjustments(DataFolder folder) {
        List<String> names =
                folder.operators().stream().map(OperatorFolder::name).toList();
        return Map.of(
                new Place(names.get(0), ServiceApplication.GATEWAY),
                link(0),
                new Place(names.get(1), ServiceApplication.GATEWAY),
                both(link(1), both(inbox(effectFirst), inbox(lateOrders))),
                new Place(names.get(2), ServiceApplication.GATEWAY),
                link(2),
                new Place(names.get(0), ServiceApplication.PROPAGATION),
                cancellationLost.adjustment(),
                new Place(names.get(1), ServiceApplication.PROPAGATION),
                both(holdBackUndone.adjustment(), uncheckedDoor.coreAdjustment()),
                new Place(names.get(0), ServiceApplication.MEMPOOL),
                deafBook.adjustment(),
                new Place(names.get(1), ServiceApplication.MEMPOOL),
                uncheckedDoor.adjustment(),
                new Place(names.get(2), ServiceApplication.MEMPOOL),
                forgedReceipts.adjustment());
    }

    private Adjustment link(int index) {
        return Adjustment.bean(Mesh.Decorator.class, links.get(index));
    }

    private static Adjustment inbox(CoreInbox.Decorator shim) {
        return Adjustment.bean(CoreInbox.Decorator.class, shim);
    }

    private static Adjustment both(Adjustment one, Adjustment other) {
        return new Adjustment(
                Map.of(),
                Stream.concat(one.initializers().stream(), other.initializers().stream())
                        .toList());
    }

    /** Everything works again; what the shim held goes through. */
    void heal() {
        links.forEach(ShimmedMesh::heal);
        holdBackUndone.on(false);
        cancellationLost.on(false);
        deafBook.on(false);
        uncheckedDoor.on(false);
        forgedReceipts.on(false);
        lateOrders.letGo();
        effectFirst.standAside();
    }
}
