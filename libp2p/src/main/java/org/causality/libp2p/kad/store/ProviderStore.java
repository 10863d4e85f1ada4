package org.causality.libp2p.kad.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.KadId;
import org.causality.libp2p.kad.message.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Who provides which key, for a time. A provider speaks for itself only, and neither one provider nor one address group
 * can fill the store or push another provider out. One owner.
 */
public final class ProviderStore {
    /** What became of an announcement. */
    public enum Add {
        /** It is kept. */
        ADDED,
        /** It was known; its time begins again. */
        RENEWED,
        /** The key has enough providers, or enough of this address group. */
        KEY_FULL,
        /** This provider has announced enough keys. */
        PROVIDER_FULL,
        /** There is no room for a further key as far from us as this one. */
        FULL
    }

    private record Held(Contact contact, AddressGroup group, Instant came) {}

    private final StoreLimits limits;
    private final Map<Octets, SequencedMap<PeerId, Held>> byKey = new HashMap<>();
    private final TreeMap<KadId, Octets> byDistance;
    private final Map<PeerId, Integer> keysOf = new HashMap<>();

    /** An empty store of the peer {@code self}. */
    public ProviderStore(PeerId self, StoreLimits limits) {
        this.limits = limits;
        this.byDistance = new TreeMap<>(KadId.of(self).byDistance());
    }

    /** A provider at an address of {@code group} says that it provides {@code key}. */
    public Add add(Octets key, Contact provider, AddressGroup group, Instant now) {
        expire(key, now);
        SequencedMap<PeerId, Held> providers = byKey.getOrDefault(key, new LinkedHashMap<>());
        Held known = providers.remove(provider.peer());
        if (known != null) {
            providers.putLast(provider.peer(), new Held(provider, known.group, now));
            return Add.RENEWED;
        }
        Add refusal = refusal(providers, provider.peer(), group);
        if (refusal != null) {
            return refusal;
        }
        providers.putLast(provider.peer(), new Held(provider, group, now));
        keysOf.merge(provider.peer(), 1, Integer::sum);
        byKey.put(key, providers);
        byDistance.put(KadId.of(key), key);
        return shrink(key) ? Add.ADDED : Add.FULL;
    }

    private @Nullable Add refusal(Map<PeerId, Held> providers, PeerId peer, AddressGroup group) {
        if (keysOf.getOrDefault(peer, 0) >= limits.keysPerProviderMax()) {
            return Add.PROVIDER_FULL;
        }
        long ofGroup = providers.values().stream()
                .filter(held -> held.group.equals(group))
                .count();
        boolean full = providers.size() >= limits.providersPerKeyMax() || ofGroup >= limits.providersPerGroupMax();
        return full ? Add.KEY_FULL : null;
    }

    /** Who provides a key, the one that said so last at the end. */
    public List<Contact> providers(Octets key, Instant now) {
        expire(key, now);
        return byKey.getOrDefault(key, new LinkedHashMap<>()).values().stream()
                .map(Held::contact)
                .toList();
    }

    /** Drops what is too old. */
    public void expire(Instant now) {
        List.copyOf(byKey.keySet()).forEach(key -> expire(key, now));
    }

    private void expire(Octets key, Instant now) {
        SequencedMap<PeerId, Held> providers = byKey.get(key);
        if (providers == null) {
            return;
        }
        while (!providers.isEmpty()
                && !providers
                        .firstEntry()
                        .getValue()
                        .came
                        .plus(limits.providerTtl())
                        .isAfter(now)) {
            forget(providers.pollFirstEntry().getKey());
        }
        if (providers.isEmpty()) {
            drop(key);
        }
    }

    private void forget(PeerId provider) {
        keysOf.computeIfPresent(provider, (_, count) -> count == 1 ? null : count - 1);
    }

    private void drop(Octets key) {
        byDistance.remove(KadId.of(key));
        SequencedMap<PeerId, Held> gone = byKey.remove(key);
        if (gone != null) {
            gone.keySet().forEach(this::forget);
        }
    }

    private boolean shrink(Octets latest) {
        while (byKey.size() > limits.providedKeysMax()) {
            drop(byDistance.lastEntry().getValue());
        }
        return byKey.containsKey(latest);
    }

    /** How many keys have providers. */
    public int size() {
        return byKey.size();
    }
}
