package org.causality.libp2p.kad.node;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.KadId;
import org.causality.libp2p.kad.message.KadMessage;
import org.causality.libp2p.kad.message.KadRecord;
import org.causality.libp2p.kad.message.Octets;
import org.causality.libp2p.kad.store.ProviderStore;
import org.causality.libp2p.kad.store.RecordStore;
import org.causality.libp2p.kad.store.RecordValidator;
import org.causality.libp2p.kad.store.StoreLimits;
import org.causality.libp2p.kad.table.RoutingTable;
import org.causality.libp2p.kad.table.TableLimits;
import org.causality.libp2p.multiformats.MalformedException;
import org.jspecify.annotations.Nullable;

/** Routing table and stores of one peer, and its answers to requests. One owner. */
public final class KadNode {
    /** Longest key of a provider announcement: a multihash of a 64-byte digest with room to spare. */
    public static final int PROVIDED_KEY_BYTES_MAX = 80;

    private static final DateTimeFormatter RFC_3339_NANOS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'").withZone(ZoneOffset.UTC);

    private final int closestCount;
    private final Acquaintances acquaintances;
    private final RoutingTable table;
    private final RecordStore records;
    private final ProviderStore providers;

    /** A node that knows nobody yet; answers name as many peers as a bucket holds. */
    public KadNode(
            PeerId self,
            TableLimits tableLimits,
            StoreLimits storeLimits,
            RecordValidator validator,
            Acquaintances acquaintances) {
        this.closestCount = tableLimits.bucketMax();
        this.acquaintances = acquaintances;
        this.table = new RoutingTable(self, tableLimits);
        this.records = new RecordStore(self, validator, storeLimits);
        this.providers = new ProviderStore(self, storeLimits);
    }

    /** Whom we know. */
    public RoutingTable table() {
        return table;
    }

    /** Records kept here. */
    public RecordStore records() {
        return records;
    }

    /** Providers kept here. */
    public ProviderStore providers() {
        return providers;
    }

    /** Drops what is too old. */
    public void expire(Instant now) {
        records.expire(now);
        providers.expire(now);
    }

    /** The record under a key as it goes on the wire, or null. */
    public @Nullable KadRecord recordFor(Octets key, Instant now) {
        Octets value = records.get(key, now);
        if (value == null) {
            return null;
        }
        Instant came = Objects.requireNonNullElse(records.came(key), now);
        return new KadRecord(key, value, RFC_3339_NANOS.format(came));
    }

    /** What to answer. */
    public Answer answer(KadMessage request, Asker asker, Instant now) {
        if (request.key().isEmpty() && request.type() != KadMessage.Type.PING) {
            return new Answer.Refused("request without a key");
        }
        return switch (request.type()) {
            case PING -> new Answer.Reply(KadMessage.of(KadMessage.Type.PING, request.key()));
            case FIND_NODE -> findNode(request, asker);
            case GET_VALUE -> getValue(request, asker, now);
            case PUT_VALUE -> putValue(request, now);
            case GET_PROVIDERS -> getProviders(request, asker, now);
            case ADD_PROVIDER -> addProvider(request, asker, now);
        };
    }

    private Answer findNode(KadMessage request, Asker asker) {
        List<Contact> closer = new ArrayList<>(closer(request.key(), asker));
        Contact sought = named(request.key());
        if (sought != null
                && closer.stream().noneMatch(contact -> contact.peer().equals(sought.peer()))) {
            closer.addFirst(sought);
        }
        return reply(request, null, closer, List.of());
    }

    /** The very peer whose id the key is, when we could name it though it serves nothing. */
    private @Nullable Contact named(Octets key) {
        try {
            Contact contact = acquaintances.contact(PeerId.ofBytes(key.bytes()));
            return contact == null || contact.addresses().isEmpty() ? null : contact;
        } catch (MalformedException _) {
            return null;
        }
    }

    private Answer getValue(KadMessage request, Asker asker, Instant now) {
        return reply(request, recordFor(request.key(), now), closer(request.key(), asker), List.of());
    }

    private Answer putValue(KadMessage request, Instant now) {
        KadRecord offered = request.record();
        if (offered == null || !offered.key().equals(request.key())) {
            return new Answer.Refused("a record is stored under its own key");
        }
        RecordStore.Put put = records.put(offered.key(), offered.value(), now);
        return switch (put) {
            case STORED, RENEWED -> reply(request, offered, List.of(), List.of());
            case OUTDONE, INVALID, FULL -> new Answer.Refused("record was not stored: " + put);
        };
    }

    private Answer getProviders(KadMessage request, Asker asker, Instant now) {
        List<Contact> known = providers.providers(request.key(), now);
        return reply(request, null, closer(request.key(), asker), known);
    }

    private Answer addProvider(KadMessage request, Asker asker, Instant now) {
        if (request.key().length() > PROVIDED_KEY_BYTES_MAX) {
            return new Answer.Refused("key of a provider is too long");
        }
        for (Contact contact : request.providerPeers()) {
            if (contact.peer().equals(asker.peer()) && !contact.addresses().isEmpty()) {
                providers.add(request.key(), contact, asker.group(), now);
            }
        }
        return new Answer.Silence();
    }

    private List<Contact> closer(Octets key, Asker asker) {
        return table.closest(KadId.of(key), closestCount + 1).stream()
                .filter(contact -> !contact.peer().equals(asker.peer()))
                .limit(closestCount)
                .toList();
    }

    private static Answer reply(
            KadMessage request, @Nullable KadRecord found, List<Contact> closer, List<Contact> providers) {
        return new Answer.Reply(new KadMessage(request.type(), request.key(), found, closer, providers));
    }
}
