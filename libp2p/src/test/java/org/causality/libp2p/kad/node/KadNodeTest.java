package org.causality.libp2p.kad.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.Peers;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.KadMessage;
import org.causality.libp2p.kad.message.KadRecord;
import org.causality.libp2p.kad.message.Octets;
import org.causality.libp2p.kad.store.Plain;
import org.causality.libp2p.kad.store.StoreLimits;
import org.causality.libp2p.kad.store.Validators;
import org.causality.libp2p.kad.table.TableLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one node answers. */
final class KadNodeTest {
    private static final PeerId SELF = Peers.id(1_000_000);
    private static final Asker ASKER = new Asker(Peers.id(3), AddressGroup.of(Peers.address(3)));
    private static final Octets KEY = Octets.of("/causality/a");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.000000006Z");

    private final Contact connected = Peers.contact(500);
    private final KadNode node = new KadNode(
            SELF,
            TableLimits.defaults(),
            StoreLimits.defaults(),
            Validators.of(Map.of("causality", new Plain())),
            peer -> peer.equals(connected.peer()) ? connected : null);

    @BeforeEach
    void fill() {
        for (int number = 0; number < 100; number++) {
            node.table().offer(Peers.contact(number), AddressGroup.of(Peers.address(number)));
        }
    }

    private KadMessage ask(KadMessage request) {
        return node.answer(request, ASKER, NOW) instanceof Answer.Reply(KadMessage message)
                ? message
                : KadMessage.of(KadMessage.Type.PING, Octets.of("no reply"));
    }

    private static KadMessage put(String value) {
        return new KadMessage(
                KadMessage.Type.PUT_VALUE, KEY, new KadRecord(KEY, Octets.of(value), ""), List.of(), List.of());
    }

    @Test
    void itNamesTwentyNearOnesAndNeverTheAsker() {
        KadMessage answer = ask(
                KadMessage.of(KadMessage.Type.FIND_NODE, Octets.of(Peers.id(3).bytes())));
        assertThat(answer.type()).isEqualTo(KadMessage.Type.FIND_NODE);
        assertThat(answer.closerPeers()).hasSize(20).doesNotContain(Peers.contact(3));
    }

    @Test
    void aConnectedPeerThatServesNothingIsFoundToo() {
        KadMessage request = KadMessage.of(
                KadMessage.Type.FIND_NODE, Octets.of(connected.peer().bytes()));
        assertThat(ask(request).closerPeers()).startsWith(connected);
    }

    @Test
    void aStoredRecordIsGivenOutWithItsTime() {
        assertThat(ask(put("ok")).record()).isEqualTo(put("ok").record());
        KadRecord given = Objects.requireNonNull(
                ask(KadMessage.of(KadMessage.Type.GET_VALUE, KEY)).record());
        assertThat(given).isEqualTo(new KadRecord(KEY, Octets.of("ok"), "2026-01-02T03:04:05.000000006Z"));
    }

    @Test
    void aRecordThatIsRefusedEndsTheStream() {
        assertThat(node.answer(put("no"), ASKER, NOW)).isInstanceOf(Answer.Refused.class);
        assertThat(node.answer(KadMessage.of(KadMessage.Type.PUT_VALUE, KEY), ASKER, NOW))
                .isInstanceOf(Answer.Refused.class);
        KadMessage underAnother = new KadMessage(
                KadMessage.Type.PUT_VALUE, Octets.of("/causality/b"), put("ok").record(), List.of(), List.of());
        assertThat(node.answer(underAnother, ASKER, NOW)).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void aPeerAnnouncesItselfAsProviderAndNobodyElse() {
        KadMessage announcement = new KadMessage(
                KadMessage.Type.ADD_PROVIDER, KEY, null, List.of(), List.of(Peers.contact(3), Peers.contact(4)));
        assertThat(node.answer(announcement, ASKER, NOW)).isEqualTo(new Answer.Silence());
        KadMessage answer = ask(KadMessage.of(KadMessage.Type.GET_PROVIDERS, KEY));
        assertThat(answer.providerPeers()).containsExactly(Peers.contact(3));
        assertThat(answer.closerPeers()).hasSize(20);
    }

    @Test
    void aRequestWithoutAKeyIsRefused() {
        assertThat(node.answer(KadMessage.of(KadMessage.Type.FIND_NODE, Octets.EMPTY), ASKER, NOW))
                .isInstanceOf(Answer.Refused.class);
        assertThat(ask(KadMessage.of(KadMessage.Type.PING, Octets.EMPTY)).type())
                .isEqualTo(KadMessage.Type.PING);
    }
}
