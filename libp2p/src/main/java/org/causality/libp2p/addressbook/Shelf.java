package org.causality.libp2p.addressbook;

import java.util.ArrayList;
import java.util.List;

/** The addresses of one group in one table. */
final class Shelf {
    final AddressGroup group;
    final List<Entry> entries = new ArrayList<>();
    int index;

    Shelf(AddressGroup group, int index) {
        this.group = group;
        this.index = index;
    }
}
