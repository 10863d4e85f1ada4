package org.causality.libp2p.kad.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.Peers;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.KadId;
import org.causality.libp2p.kad.message.KadRecord;
import org.causality.libp2p.kad.message.Octets;
import org.junit.jupiter.api.Test;

final class StoresTest {
    private static final PeerId SELF = Peers.id(1_000_000);
    private static final Instant NOW = Instant.EPOCH;
    private static final Duration TTL = Duration.ofDays(2);
    private static final StoreLimits SMALL = new StoreLimits(10, 100, TTL, 10, 5, 2, 4, TTL);

    private final RecordStore records = new RecordStore(SELF, Validators.of(Map.of("causality", new Plain())), SMALL);
    private final ProviderStore providers = new ProviderStore(SELF, SMALL);

    private static Octets key(int number) {
        return Octets.of("/causality/" + number);
    }

    private ProviderStore.Add provide(int key, int peer, int group) {
        Contact contact = Peers.contact(peer);
        return providers.add(key(key), contact, AddressGroup.of(Peers.address(group)), NOW);
    }

    @Test
    void theBetterValueStays() {
        assertThat(records.put(key(1), Octets.of("ok b"), NOW)).isEqualTo(RecordStore.Put.STORED);
        assertThat(records.put(key(1), Octets.of("ok a"), NOW)).isEqualTo(RecordStore.Put.OUTDONE);
        assertThat(records.put(key(1), Octets.of("ok c"), NOW)).isEqualTo(RecordStore.Put.STORED);
        assertThat(records.get(key(1), NOW)).isEqualTo(Octets.of("ok c"));
    }

    @Test
    void aValueThatTheValidatorRefusesIsNotKept() {
        assertThat(records.put(key(1), Octets.of("no"), NOW)).isEqualTo(RecordStore.Put.INVALID);
        assertThat(records.put(Octets.of("/other/1"), Octets.of("ok"), NOW)).isEqualTo(RecordStore.Put.INVALID);
        assertThat(records.put(Octets.of("causality"), Octets.of("ok"), NOW)).isEqualTo(RecordStore.Put.INVALID);
        assertThat(records.put(key(1), Octets.of("ok".repeat(KadRecord.VALUE_BYTES_MAX)), NOW))
                .isEqualTo(RecordStore.Put.INVALID);
        assertThat(records.size()).isZero();
    }

    @Test
    void aRecordIsForgottenUnlessItComesAgain() {
        records.put(key(1), Octets.of("ok"), NOW);
        records.put(key(2), Octets.of("ok"), NOW);
        assertThat(records.put(key(1), Octets.of("ok"), NOW.plusSeconds(1))).isEqualTo(RecordStore.Put.RENEWED);
        assertThat(records.get(key(2), NOW.plus(TTL))).isNull();
        assertThat(records.get(key(1), NOW.plus(TTL))).isNotNull();
    }

    @Test
    void whenRoomIsShortTheNearestStay() {
        List<Octets> keys = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            keys.add(key(i));
            records.put(key(i), Octets.of("ok"), NOW);
        }
        keys.sort(Comparator.comparing(KadId::of, KadId.of(SELF).byDistance()));
        assertThat(keys.subList(0, 10)).allMatch(key -> records.get(key, NOW) != null);
        assertThat(records.size()).isEqualTo(10);
    }

    @Property(tries = 100)
    void theBoundsOfRecordsHold(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RecordStore any = new RecordStore(SELF, Validators.of(Map.of("causality", new Plain())), SMALL);
        Instant now = NOW;
        for (int i = 0; i < 100; i++) {
            now = now.plus(Duration.ofHours(random.nextInt(10)));
            any.put(key(random.nextInt(30)), Octets.of("ok" + "x".repeat(random.nextInt(60))), now);
            assertThat(any.size()).isLessThanOrEqualTo(SMALL.recordsMax());
            assertThat(any.bytes()).isBetween(0L, SMALL.recordBytesMax());
        }
        any.expire(now.plus(TTL));
        assertThat(any.size()).isZero();
        assertThat(any.bytes()).isZero();
    }

    @Test
    void aGroupOfAddressesGetsItsShareOfAKeyOnly() {
        assertThat(List.of(provide(1, 1, 1), provide(1, 2, 1), provide(1, 3, 1), provide(1, 4, 2)))
                .containsExactly(
                        ProviderStore.Add.ADDED,
                        ProviderStore.Add.ADDED,
                        ProviderStore.Add.KEY_FULL,
                        ProviderStore.Add.ADDED);
    }

    @Test
    void aProviderGetsItsShareOfKeysOnly() {
        for (int key = 0; key < 4; key++) {
            assertThat(provide(key, 1, 1)).isEqualTo(ProviderStore.Add.ADDED);
        }
        assertThat(provide(4, 1, 1)).isEqualTo(ProviderStore.Add.PROVIDER_FULL);
        assertThat(provide(0, 1, 1)).isEqualTo(ProviderStore.Add.RENEWED);
        providers.expire(NOW.plus(TTL));
        assertThat(provide(4, 1, 1)).isEqualTo(ProviderStore.Add.ADDED);
    }

    @Property(tries = 100)
    void theBoundsOfProvidersHold(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ProviderStore any = new ProviderStore(SELF, SMALL);
        Instant now = NOW;
        for (int i = 0; i < 200; i++) {
            now = now.plus(Duration.ofHours(random.nextInt(3)));
            int peer = random.nextInt(20);
            AddressGroup group = AddressGroup.of(Peers.address(random.nextInt(5)));
            Octets key = key(random.nextInt(30));
            any.add(key, Peers.contact(peer), group, now);
            assertThat(any.size()).isLessThanOrEqualTo(SMALL.providedKeysMax());
            assertThat(any.providers(key, now))
                    .hasSizeLessThanOrEqualTo(SMALL.providersPerKeyMax())
                    .doesNotHaveDuplicates();
        }
        any.expire(now.plus(TTL));
        assertThat(any.size()).isZero();
    }

    @Test
    void ownKeysAreToldAgainOnceAnInterval() {
        Republication own = new Republication(Duration.ofHours(22), 2);
        assertThat(own.told(key(1), NOW)).isTrue();
        assertThat(own.told(key(2), NOW.plusSeconds(1))).isTrue();
        assertThat(own.told(key(3), NOW)).isFalse();
        Instant later = NOW.plus(Duration.ofHours(22));
        assertThat(own.due(later, 10)).containsExactly(key(1));
        assertThat(own.due(later, 10)).isEmpty();
        own.forget(key(2));
        assertThat(own.due(later.plusSeconds(1), 10)).isEmpty();
    }
}
