package org.causality.libp2p.kad;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.KadRecord;
import org.causality.libp2p.kad.message.Octets;
import org.causality.libp2p.kad.store.RecordValidator;
import org.jspecify.annotations.Nullable;

/** Gathers the values that peers give for one key, and keeps who gave which. */
final class BestValue {
    private final Octets key;
    private final RecordValidator validator;
    private final int quorum;

    /** Valid values by peer: at most one for each query of a search. */
    private final Map<Contact, Octets> given = new LinkedHashMap<>();

    private @Nullable Octets best;

    BestValue(Octets key, RecordValidator validator, int quorum) {
        this.key = key;
        this.validator = validator;
        this.quorum = quorum;
    }

    /** A value of our own. */
    void own(Octets value) {
        take(value);
    }

    /** What a peer gave, or null when it has none; true when enough gave the best one. */
    boolean offered(Contact from, @Nullable KadRecord offered) {
        if (offered == null || !offered.key().equals(key) || !validator.isValid(key, offered.value())) {
            return false;
        }
        given.put(from, offered.value());
        take(offered.value());
        return given.values().stream()
                        .filter(value -> Objects.equals(value, best))
                        .count()
                >= quorum;
    }

    private void take(Octets value) {
        if (best == null || validator.isBetter(key, value, best)) {
            best = value;
        }
    }

    /** The best valid value, or null. */
    @Nullable Octets best() {
        return best;
    }

    /** Who gave a value that another outdoes. */
    List<Contact> outdated() {
        List<Contact> outdated = new ArrayList<>();
        given.forEach((contact, value) -> {
            if (!Objects.equals(value, best)) {
                outdated.add(contact);
            }
        });
        return outdated;
    }
}
