package org.causality.gateway.interest;

import java.util.EnumSet;
import java.util.Set;
import org.causality.libp2p.addressbook.Role;
import org.causality.model.message.MessageType;

/** Which roles need the bodies of which types. */
public final class RoleBodies {

    private static final Set<Role> NOBODYS = EnumSet.noneOf(Role.class);
    private static final Set<Role> BOOKS = EnumSet.of(Role.ORDER_BOOK, Role.ARCHIVE);
    private static final Set<Role> RELAYS = EnumSet.of(Role.PROOF_RELAY, Role.ARCHIVE);
    private static final Set<Role> OBSERVERS = EnumSet.of(Role.CHAIN_OBSERVER, Role.ARCHIVE);

    private RoleBodies() {}

    public static boolean needs(Role role, MessageType type) {
        return areForAll(type) || rolesOf(type).contains(role);
    }

    /** Few and small, and without them a node cannot judge what others say: everybody follows them, and they have no twin. */
    public static boolean areForAll(MessageType type) {
        return rolesOf(type).isEmpty();
    }

    private static Set<Role> rolesOf(MessageType type) {
        return switch (type) {
            case USER_ORDER, USER_ORDER_CANCELLATION, SEALED_ORDER, ORDER_REVEAL, AUCTION_BID, STRATEGY -> BOOKS;
            case COMPUTATION_INTENT, PROOF_ANNOUNCEMENT, PROOF_SHARE -> RELAYS;
            case CROSS_CHAIN_EVENT, LIGHT_CLIENT_PROOF, OBSERVATION_SIGNATURE -> OBSERVERS;
            case PEER_DISCOVERY,
                    NETWORK_HEALTH,
                    KEY_CERTIFICATE,
                    EQUIVOCATION_PROOF,
                    CHECKPOINT,
                    OPERATOR_SET,
                    BATCH_ROOT,
                    EPOCH_SHARE -> NOBODYS;
        };
    }
}
