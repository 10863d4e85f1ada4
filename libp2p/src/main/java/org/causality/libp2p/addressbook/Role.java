package org.causality.libp2p.addressbook;

import org.jspecify.annotations.Nullable;

/** What a peer does for the network, with its number on the wire. Self-declared. */
public enum Role {
    /** Keeps open orders and answers for them. */
    ORDER_BOOK(1),
    /** Passes proofs on and has the uplink for it. */
    PROOF_RELAY(2),
    /** Watches chains and tells what happens there. */
    CHAIN_OBSERVER(3),
    /** Keeps what others forget. */
    ARCHIVE(4);

    private final int number;

    Role(int number) {
        this.number = number;
    }

    /** Number on the wire. */
    public int number() {
        return number;
    }

    /** The role with that number, or null: later versions know more. */
    static @Nullable Role of(int number) {
        for (Role role : values()) {
            if (role.number == number) {
                return role;
            }
        }
        return null;
    }
}
