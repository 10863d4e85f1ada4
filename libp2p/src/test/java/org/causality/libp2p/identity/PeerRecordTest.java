package org.causality.libp2p.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.causality.libp2p.Hostile;
import org.causality.libp2p.Vectors;
import org.causality.libp2p.multiformats.Multiaddr;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class PeerRecordTest {
    private static final JsonNode VECTOR = Vectors.identity().get("peerRecord");

    private static PrivateKey key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return PrivateKey.ofSeed(bytes);
    }

    @Test
    void theRecordOfTheOtherImplementationIsRead() {
        PeerRecord opened =
                Objects.requireNonNull(PeerRecord.open(SignedEnvelope.parse(Vectors.bytes(VECTOR, "envelope"))));
        assertThat(opened.peer()).hasToString(VECTOR.get("peerId").asString());
        assertThat(opened.sequence()).isEqualTo(7);
        assertThat(opened.addresses())
                .containsExactly(
                        Multiaddr.parse("/ip4/127.0.0.1/tcp/4001"), Multiaddr.parse("/dns4/example.org/tcp/443/wss"));
    }

    @Test
    void whatWeSignIsReadBack() {
        PeerRecord about = new PeerRecord(key(1).peerId(), 9, List.of(Multiaddr.parse("/ip4/1.2.3.4/tcp/5")));
        SignedEnvelope envelope = SignedEnvelope.parse(about.sign(key(1)).encoded());
        assertThat(PeerRecord.open(envelope)).isEqualTo(about);
    }

    @Test
    void aPeerDoesNotSignForAnother() {
        PeerRecord about = new PeerRecord(key(1).peerId(), 9, List.of());
        assertThatThrownBy(() -> about.sign(key(2))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aChangedByteIsNeverBelieved() {
        byte[] genuine = Vectors.bytes(VECTOR, "envelope");
        PeerRecord before = PeerRecord.open(SignedEnvelope.parse(genuine));
        for (int i = 0; i < genuine.length; i++) {
            byte[] changed = genuine.clone();
            changed[i] ^= 4;
            Hostile.acceptOrReject(changed, it -> {
                PeerRecord opened = PeerRecord.open(SignedEnvelope.parse(it));
                assertThat(opened == null || opened.equals(before)).isTrue();
            });
        }
    }

    @Test
    void anotherDomainIsNotBelieved() {
        SignedEnvelope envelope = SignedEnvelope.seal(key(1), "another", new byte[] {3, 1}, new byte[0]);
        assertThat(PeerRecord.open(envelope)).isNull();
        assertThat(envelope.open("another", new byte[] {3, 1})).isEmpty();
        assertThat(envelope.open("another", new byte[] {3, 2})).isNull();
    }

    @Property
    void anyBytesAreAcceptedOrRefused(@ForAll @Size(max = 120) byte[] bytes) {
        Hostile.acceptOrReject(bytes, SignedEnvelope::parse);
        Hostile.acceptOrReject(bytes, PublicKey::parse);
        Hostile.acceptOrReject(bytes, PeerId::ofBytes);
        Hostile.acceptOrReject(bytes, PrivateKey::parse);
    }

    @Property
    void anyTextIsAPeerIdOrRefused(@ForAll String text) {
        Hostile.acceptOrReject(text, PeerId::parse);
        Hostile.acceptOrReject("12D3Koo" + text, PeerId::parse);
        Hostile.acceptOrReject("bafz" + text, PeerId::parse);
    }
}
