package org.causality.libp2p.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.multiformats.Varint;
import org.causality.libp2p.proto.ProtoWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Frames that are not what they say. Each costs a slip in the score, and the stream. */
class BrokenFramesTest {
    /** Slips until nothing of a peer is looked at any more: three are forgiven. */
    private static final int TIMES = 7;

    private final Siege siege = new Siege();
    private final Attacker attacker = siege.attacker(3);

    @AfterEach
    void close() {
        attacker.close();
        siege.close();
    }

    private void again(byte[] bytes, Reason reason) throws IOException, InterruptedException {
        for (int i = 1; i <= TIMES; i++) {
            attacker.write(bytes);
            siege.victim.awaitCount(reason, i);
            attacker.reopen();
        }
        assertThat(siege.victim.gossip.score(attacker.id())).isLessThan(-80);
        siege.assertHonestLostNothing();
    }

    @Test
    void aHugeLengthIsRefusedUnread() throws IOException, InterruptedException {
        again(Varint.encode(Integer.MAX_VALUE), Reason.FRAME_TOO_LARGE);
    }

    @Test
    void aLengthWithoutEndIsRefused() throws IOException, InterruptedException {
        byte[] bomb = new byte[1_000];
        Arrays.fill(bomb, (byte) 0x80);
        again(bomb, Reason.FRAME_MALFORMED);
    }

    @Test
    void aNumberWithoutEndInsideAFrameIsRefused() throws IOException, InterruptedException {
        byte[] bomb = new byte[1_000];
        Arrays.fill(bomb, (byte) 0xff);
        byte[] frame =
                new ProtoWriter().message(2, message -> message.bytes(4, bomb)).toDelimitedByteArray();
        Arrays.fill(frame, 3, frame.length, (byte) 0xff);
        again(frame, Reason.FRAME_MALFORMED);
    }

    @Test
    void aFrameOfVeryManyTinyFieldsIsRefused() throws IOException, InterruptedException {
        ProtoWriter tiny = new ProtoWriter(65_536);
        while (tiny.size() < 60_000) {
            tiny.uint64(15, 0);
        }
        again(tiny.toDelimitedByteArray(), Reason.FRAME_MALFORMED);
    }

    @Test
    void aStreamEndedInsideAFrameIsRefused() throws IOException, InterruptedException {
        for (int i = 1; i <= TIMES; i++) {
            attacker.write(new byte[] {100, 1, 2, 3});
            attacker.stream().closeWrite();
            siege.victim.awaitCount(Reason.FRAME_MALFORMED, i);
            attacker.reopen();
        }
        siege.assertHonestLostNothing();
    }
}
