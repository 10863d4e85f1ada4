package org.causality.libp2p.addressbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.causality.libp2p.Hostile;
import org.causality.libp2p.identity.PeerRecord;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.identity.SignedEnvelope;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.proto.ProtoWriter;
import org.junit.jupiter.api.Test;

final class ServiceRecordTest {
    private static final Capacity CAPACITY = new Capacity(100_000, 20_000, 3);

    private static PrivateKey key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return PrivateKey.ofSeed(bytes);
    }

    private static ServiceRecord about(int seed, long sequence, Role... roles) {
        return new ServiceRecord(key(seed).peerId(), sequence, Set.of(roles), CAPACITY);
    }

    @Test
    void whatWeSignIsReadBack() {
        ServiceRecord about = about(1, 9, Role.ARCHIVE, Role.ORDER_BOOK);
        SignedEnvelope envelope = SignedEnvelope.parse(about.sign(key(1)).encoded());
        assertThat(ServiceRecord.open(envelope)).isEqualTo(about);
    }

    @Test
    void aPeerDoesNotSignForAnother() {
        assertThatThrownBy(() -> about(1, 1).sign(key(2))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itIsNoPeerRecordAndAPeerRecordIsNotOne() {
        assertThat(PeerRecord.open(about(1, 1).sign(key(1)))).isNull();
        assertThat(ServiceRecord.open(new PeerRecord(key(1).peerId(), 1, List.of()).sign(key(1))))
                .isNull();
    }

    @Test
    void aChangedByteIsNeverBelieved() {
        ServiceRecord about = about(1, 1, Role.PROOF_RELAY);
        byte[] genuine = about.sign(key(1)).encoded();
        for (int i = 0; i < genuine.length; i++) {
            byte[] changed = genuine.clone();
            changed[i] ^= 4;
            Hostile.acceptOrReject(changed, it -> {
                ServiceRecord opened = ServiceRecord.open(SignedEnvelope.parse(it));
                assertThat(opened == null || opened.equals(about)).isTrue();
            });
        }
    }

    @Test
    void rolesOfLaterVersionsAreLeftOutAndTooManyAreRefused() {
        byte[] peer = key(1).peerId().bytes();
        ProtoWriter later = new ProtoWriter().bytes(1, peer).uint64(3, 77).uint64(3, 4);
        assertThat(ServiceRecord.parse(later.toByteArray()).roles()).containsExactly(Role.ARCHIVE);
        ProtoWriter many = new ProtoWriter().bytes(1, peer);
        for (int i = 0; i <= ServiceRecord.ROLES_MAX; i++) {
            many.uint64(3, 1);
        }
        assertThatThrownBy(() -> ServiceRecord.parse(many.toByteArray())).isInstanceOf(MalformedException.class);
    }

    @Test
    void theNewestRecordOfAPeerCountsAndRoomIsBounded() {
        ServiceRecords records = new ServiceRecords(2);
        assertThat(records.take(about(1, 2, Role.ARCHIVE).sign(key(1)))).isTrue();
        assertThat(records.take(about(1, 1, Role.ORDER_BOOK).sign(key(1)))).isFalse();
        assertThat(records.take(about(2, 1, Role.ARCHIVE).sign(key(2)))).isTrue();
        assertThat(records.with(Role.ARCHIVE)).hasSize(2);
        assertThat(records.take(about(3, 1).sign(key(3)))).isTrue();
        assertThat(records.of(key(1).peerId())).isNull();
        assertThat(records.of(key(3).peerId())).isNotNull();
    }

    @Property
    void anyBytesAreAcceptedOrRefused(@ForAll @Size(max = 120) byte[] bytes) {
        Hostile.acceptOrReject(bytes, ServiceRecord::parse);
    }

    @Property(tries = 100)
    void whateverIsSaidIsReadBack(
            @ForAll long sequence, @ForAll boolean[] which, @ForAll int uplink, @ForAll byte load) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (which.length > role.number() && which[role.number()]) {
                roles.add(role);
            }
        }
        Capacity capacity =
                new Capacity(Math.floorMod(uplink, Capacity.RATE_MAX), 0, Math.floorMod(load, Capacity.LOAD_MAX + 1));
        ServiceRecord about = new ServiceRecord(key(1).peerId(), sequence, roles, capacity);
        assertThat(ServiceRecord.open(about.sign(key(1)))).isEqualTo(about);
    }
}
