package org.causality.libp2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.libp2p.gossip.GossipPeer.SIGNED;
import static org.causality.libp2p.gossip.GossipPeer.UNSIGNED;
import static org.causality.libp2p.gossip.GossipPeer.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.causality.libp2p.gossip.router.SignaturePolicy;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.interop.Implementation;
import org.causality.libp2p.interop.WithEach;

/** The others hold us to the rules to which we hold them. */
class ForeignDefencesTest {
    private static final int SEED = 7;

    @WithEach
    void aGraftInBackoffIsRefusedAndPenalised(Implementation they) {
        try (ForeignFollower them = ForeignFollower.start(they, UNSIGNED);
                RawPeer hasty = new RawPeer(SEED, them.address(), them.id())) {
            hasty.follow(UNSIGNED);
            hasty.graft(UNSIGNED);
            them.awaitMesh(hasty.id());
            hasty.prune(UNSIGNED, Duration.ofMinutes(1));
            await("out of their mesh", () -> !them.mesh().contains(hasty.id()));
            long prunes = hasty.prunes();
            hasty.graft(UNSIGNED);

            await("penalised", () -> them.scoreOf(hasty.id()) < 0);
            await("refused", () -> hasty.prunes() > prunes);
            assertThat(them.mesh()).doesNotContain(hasty.id());
        }
    }

    @WithEach
    void forgedAndReplayedMessagesAreRefused(Implementation they) {
        MessageAuthor author = new MessageAuthor(key(), 1);
        Message good = author.write(SIGNED, bytes("sell"), SignaturePolicy.STRICT_SIGN);
        Message.Fields f = good.fields();
        Bytes other = Bytes.wrap(TestHosts.stranger().bytes());
        try (ForeignFollower them = ForeignFollower.start(they, SIGNED);
                RawPeer liar = new RawPeer(SEED, them.address(), them.id())) {
            liar.follow(SIGNED);
            liar.send(
                    Message.of(SIGNED, new Message.Fields(f.from(), bytes("buy"), f.seqno(), f.signature(), f.key())));
            liar.send(Message.of(SIGNED, new Message.Fields(other, bytes("lie"), f.seqno(), f.signature(), f.key())));
            liar.send(Message.anonymous(SIGNED, bytes("nobody said this")));
            liar.send(good);
            assertThat(ForeignFollower.text(them.hearsNext())).isEqualTo("sell");

            liar.send(good);
            liar.send(author.write(SIGNED, bytes("the end"), SignaturePolicy.STRICT_SIGN));
            assertThat(ForeignFollower.text(them.hearsNext())).isEqualTo("the end");
        }
    }

    private static PrivateKey key() {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) SEED);
        return PrivateKey.ofSeed(seed);
    }

    private static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
