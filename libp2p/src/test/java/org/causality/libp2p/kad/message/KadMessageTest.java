package org.causality.libp2p.kad.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.causality.libp2p.Hostile;
import org.causality.libp2p.kad.Peers;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.proto.ProtoWriter;
import org.junit.jupiter.api.Test;

final class KadMessageTest {
    private static final Octets KEY = Octets.of("/causality/a");

    private static KadMessage full() {
        KadRecord held = new KadRecord(KEY, Octets.of("value"), "2026-01-02T03:04:05.000000006Z");
        return new KadMessage(
                KadMessage.Type.GET_VALUE, KEY, held, List.of(Peers.contact(1), Peers.contact(2)), List.of());
    }

    @Test
    void whatIsWrittenIsRead() {
        assertThat(KadMessage.parse(full().encoded())).isEqualTo(full());
    }

    @Test
    void aMessageWithoutATypeStoresAValue() {
        KadMessage read = KadMessage.parse(new ProtoWriter().string(2, "key").toByteArray());
        assertThat(read).isEqualTo(KadMessage.of(KadMessage.Type.PUT_VALUE, Octets.of("key")));
    }

    @Test
    void everyTypeHasItsNumber() {
        assertThat(IntStream.range(0, 6)
                        .mapToObj(number -> KadMessage.parse(
                                        new ProtoWriter().uint64(1, number).toByteArray())
                                .type()))
                .containsExactly(KadMessage.Type.values());
        assertThatThrownBy(() -> KadMessage.parse(new ProtoWriter().uint64(1, 6).toByteArray()))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void contactsAndAddressesBeyondTheBoundsAreDropped() {
        ProtoWriter writer = new ProtoWriter();
        for (int i = 0; i < 200; i++) {
            writer.message(8, contact -> {
                contact.bytes(1, Peers.id(1).bytes());
                for (int port = 1; port < 30; port++) {
                    contact.bytes(2, Multiaddr.tcp("1.2.3.4", port).bytes());
                }
            });
        }
        KadMessage read = KadMessage.parse(writer.toByteArray());
        assertThat(read.closerPeers()).hasSize(KadMessage.CONTACTS_MAX);
        assertThat(read.closerPeers().getFirst().addresses()).hasSize(Contact.ADDRESSES_MAX);
    }

    @Test
    void theLargestMessageOfOursIsShortEnoughToBeTaken() {
        Multiaddr longName = Multiaddr.parse("/dns4/" + "a".repeat(240) + "/tcp/1");
        List<Multiaddr> addresses = IntStream.range(1, 17)
                .mapToObj(i -> Multiaddr.parse("/dns4/" + "a".repeat(60 + i) + "/tcp/1"))
                .toList();
        List<Contact> contacts = Collections.nCopies(KadMessage.CONTACTS_MAX, new Contact(Peers.id(1), addresses));
        KadRecord longest = new KadRecord(
                Octets.of(new byte[KadMessage.KEY_BYTES_MAX]), Octets.of(new byte[KadRecord.VALUE_BYTES_MAX]), "");
        KadMessage message = new KadMessage(KadMessage.Type.GET_PROVIDERS, longest.key(), longest, contacts, contacts);
        assertThat(message.encoded().length).isLessThanOrEqualTo(KadMessage.BYTES_MAX);
        assertThat(new Contact(Peers.id(1), Collections.nCopies(9, longName)).addresses())
                .containsExactly(longName);
    }

    @Test
    void aContactOfUnknownKindIsLeftOut() {
        byte[] bytes = new ProtoWriter()
                .message(8, contact -> contact.bytes(1, new byte[] {9, 9}))
                .message(8, contact -> contact.bytes(1, Peers.id(4).bytes()).bytes(2, new byte[] {7}))
                .toByteArray();
        assertThat(KadMessage.parse(bytes).closerPeers()).containsExactly(new Contact(Peers.id(4), List.of()));
    }

    @Test
    void aMessageThatIsTooLongIsRefusedUnread() {
        assertThatThrownBy(() -> KadMessage.parse(new byte[KadMessage.BYTES_MAX + 1]))
                .isInstanceOf(MalformedException.class);
    }

    @Property
    void anyBytesAreAcceptedOrRefused(@ForAll @Size(max = 200) byte[] bytes) {
        Hostile.acceptOrReject(bytes, KadMessage::parse);
    }

    @Property
    void aChangedByteIsAcceptedOrRefused(@ForAll int at, @ForAll byte value) {
        byte[] bytes = full().encoded();
        bytes[Math.floorMod(at, bytes.length)] = value;
        Hostile.acceptOrReject(bytes, KadMessageTest::readAndWriteAgain);
    }

    /** What is accepted has one meaning: written again it reads the same. */
    private static void readAndWriteAgain(byte[] bytes) {
        KadMessage read = KadMessage.parse(bytes);
        assertThat(KadMessage.parse(read.encoded())).isEqualTo(read);
    }

    @Property(tries = 200)
    void distanceIsAMetric(@ForAll @IntRange(max = 10_000) int a, @ForAll @IntRange(max = 10_000) int b) {
        KadId left = KadId.of(Peers.id(a));
        KadId right = KadId.of(Peers.id(b));
        assertThat(left.commonBits(right)).isEqualTo(right.commonBits(left));
        assertThat(left.commonBits(right) == KadId.BITS).isEqualTo(a == b);
        assertThat(left.byDistance().compare(left, right)).isEqualTo(a == b ? 0 : -1);
    }
}
