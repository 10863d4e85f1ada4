package org.causality.libp2p.kad.table;

import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.KadId;

/** A peer in a bucket or waiting for one. */
record Seat(KadId id, Contact contact, AddressGroup group, int failures) {
    Seat failedOnceMore() {
        return new Seat(id, contact, group, failures + 1);
    }
}
