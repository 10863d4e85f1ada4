package org.causality.libp2p.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.proto.ProtoReader;
import org.causality.libp2p.proto.ProtoWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What costs most for its length costs no more than {@link Bound} allows. */
class DensestInputsTest {
    private static final int FIELDS = 12;

    @ParameterizedTest
    @EnumSource
    void seedsAreAcceptedAndStayWithinTheBound(Decoder decoder) {
        Seeds.corpus(decoder).forEach((name, seed) -> {
            boolean needsTheKey = decoder == Decoder.NOISE_FRAME || decoder == Decoder.NOISE_HANDSHAKE;
            assertThat(Bound.holds(decoder, seed) || needsTheKey).as(name).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void aPartRepeatedToTheLimitStaysWithinTheBound(Decoder decoder) {
        Seeds.corpus(decoder)
                .values()
                .forEach(seed -> parts(seed).forEach(part -> {
                    Bound.holds(decoder, repeated(part, decoder.bytesMax()));
                    Bound.holds(decoder, repeated(part, 3 * part.length));
                }));
    }

    @ParameterizedTest
    @EnumSource
    void theTiniestFieldsStayWithinTheBound(Decoder decoder) {
        for (int a = 0; a <= FIELDS; a++) {
            int first = a;
            dense(decoder, w -> w.uint64(Math.max(1, first), 0));
            dense(decoder, w -> leaf(w, first));
            for (int b = 1; b <= FIELDS; b++) {
                int second = b;
                dense(decoder, w -> w.message(Math.max(1, first), inner -> leaf(inner, second)));
                dense(decoder, w -> w.message(Math.max(1, first), inner -> leaf(leaf(inner, 1), second)));
                dense(decoder, w -> w.message(3, outer -> outer.message(Math.max(1, first), i -> leaf(i, second))));
            }
        }
    }

    @Test
    void theSmallestContactsAndAddressesStayWithinTheBound() {
        byte[] peer = Seeds.of(Decoder.PEER_ID).getLast();
        byte[] ws = Multiaddr.parse("/ws").bytes();
        dense(Decoder.KAD_MESSAGE, w -> w.message(8, contact -> contact.bytes(1, peer)));
        dense(
                Decoder.KAD_MESSAGE,
                w -> w.message(9, contact -> {
                    contact.bytes(1, peer);
                    for (int i = 0; i < 8; i++) {
                        contact.bytes(2, ws);
                    }
                }));
        dense(Decoder.IDENTIFY, w -> w.bytes(2, ws));
        dense(Decoder.PEER_RECORD, w -> w.message(3, info -> info.bytes(1, ws)));
        dense(
                Decoder.GOSSIP_RPC,
                w -> w.message(3, c -> c.message(4, p -> p.string(1, "t").message(2, i -> i.bytes(1, peer)))));
    }

    @ParameterizedTest
    @EnumSource
    void rubbishStaysWithinTheBound(Decoder decoder) {
        Random random = new Random(4);
        for (int i = 0; i < 300; i++) {
            byte[] rubbish = new byte[random.nextInt(decoder.bytesMax())];
            random.nextBytes(rubbish);
            Bound.holds(decoder, rubbish);
        }
    }

    private static ProtoWriter leaf(ProtoWriter writer, int field) {
        return field == 0 ? writer : writer.string(field, "t");
    }

    private static void dense(Decoder decoder, Consumer<ProtoWriter> unit) {
        ProtoWriter one = new ProtoWriter();
        unit.accept(one);
        Bound.holds(decoder, repeated(one.toByteArray(), decoder.bytesMax()));
    }

    private static byte[] repeated(byte[] part, int bytesMax) {
        byte[] all = new byte[part.length == 0 ? 0 : bytesMax / part.length * part.length];
        for (int at = 0; at < all.length; at += part.length) {
            System.arraycopy(part, 0, all, at, part.length);
        }
        return all;
    }

    /** The whole, its halves, its first bytes, and its fields where it is made of some. */
    private static List<byte[]> parts(byte[] seed) {
        List<byte[]> parts = new ArrayList<>(
                List.of(seed, Arrays.copyOf(seed, seed.length / 2), Arrays.copyOf(seed, 1), Arrays.copyOf(seed, 2)));
        ProtoReader reader = new ProtoReader(seed);
        try {
            while (reader.next()) {
                int field = reader.field();
                parts.add(new ProtoWriter()
                        .bytes(field, reader.bytes(seed.length))
                        .toByteArray());
            }
        } catch (MalformedException _) {
            // the rest is no field of bytes
        }
        return parts;
    }
}
