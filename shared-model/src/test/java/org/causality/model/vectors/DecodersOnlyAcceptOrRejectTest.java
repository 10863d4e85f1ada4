package org.causality.model.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Draft;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.SignedHeader;
import org.causality.model.network.Certificate;
import org.causality.model.network.Purpose;
import org.causality.model.order.AdmissionReceipt;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.privacy.OrderReceipt;
import org.causality.model.privacy.SealReceipt;
import org.causality.model.wire.BlobMessage;
import org.causality.model.wire.DeliveryTick;
import org.causality.model.wire.ReconBatch;
import org.causality.model.wire.ReconMessage;
import org.causality.model.wire.WireCommand;

/**
 * A decoder accepts or rejects, nothing else; and what it accepts is the only encoding of what it read: encoding it again
 * gives the same bytes.
 */
class DecodersOnlyAcceptOrRejectTest {
    /** A decoder followed by the encoder of what it decoded. */
    private interface RoundTrip extends Function<Bytes, Decoded<Bytes>> {}

    private static final Map<String, RoundTrip> DECODERS = decoders();
    private static final List<Bytes> GOOD = good();
    private static final int MUTATIONS_MAX = 4;

    @Property(tries = 2_000)
    void arbitraryBytes(@ForAll("decoder") String decoder, @ForAll @Size(max = 300) byte[] input) {
        assertOnlyAcceptsOrRejects(decoder, Bytes.wrap(input));
    }

    @Property(tries = 20_000)
    void goodBytesChangedInAFewPlaces(@ForAll("decoder") String decoder, @ForAll("mutated") Bytes input) {
        assertOnlyAcceptsOrRejects(decoder, input);
    }

    @Property(tries = 2_000)
    void anyCutOfGoodBytes(@ForAll("decoder") String decoder, @ForAll("good") Bytes input, @ForAll Random random) {
        int cut = random.nextInt(input.size() + 1);
        assertOnlyAcceptsOrRejects(decoder, Bytes.copyOf(input.toArray(), 0, cut));
    }

    @Provide
    Arbitrary<String> decoder() {
        return Arbitraries.of(DECODERS.keySet());
    }

    @Provide("good")
    Arbitrary<Bytes> goodInput() {
        return Arbitraries.of(GOOD);
    }

    @Provide
    Arbitrary<Bytes> mutated() {
        return Arbitraries.of(GOOD).flatMap(bytes -> Arbitraries.longs().map(seed -> mutate(bytes, new Random(seed))));
    }

    private static void assertOnlyAcceptsOrRejects(String decoder, Bytes input) {
        switch (Objects.requireNonNull(DECODERS.get(decoder)).apply(input)) {
            case Decoded.Ok<Bytes>(Bytes again) -> assertThat(again).as(decoder).isEqualTo(input);
            case Decoded.Malformed<Bytes>(String detail) -> assertThat(detail).isNotBlank();
        }
    }

    private static Bytes mutate(Bytes good, Random random) {
        byte[] bytes = good.toArray();
        int mutations = 1 + random.nextInt(MUTATIONS_MAX);
        for (int i = 0; i < mutations && bytes.length > 0; i++) {
            bytes = mutateOnce(bytes, random);
        }
        return Bytes.wrap(bytes);
    }

    private static byte[] mutateOnce(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(5)) {
            case 0 -> with(bytes, at, bytes[at] ^ 1 << random.nextInt(8));
            case 1 -> with(bytes, at, random.nextBoolean() ? 0 : 0xff);
            case 2 -> spliced(bytes, at, at, new byte[] {(byte) random.nextInt(256)});
            case 3 -> spliced(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(8)), new byte[0]);
            default -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 40)));
        };
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] insert) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(insert);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    private static Map<String, RoundTrip> decoders() {
        Map<String, RoundTrip> decoders = new LinkedHashMap<>();
        decoders.put("Header", bytes -> again(Header.decode(bytes), Header::encode));
        decoders.put("SignedHeader", bytes -> again(SignedHeader.decode(bytes), SignedHeader::encode));
        decoders.put("Envelope", bytes -> again(Envelope.decode(bytes), Envelope::encode));
        decoders.put("Draft", bytes -> again(Draft.decode(bytes), Draft::encode));
        decoders.put("SignedUserOrder", bytes -> again(SignedUserOrder.decode(bytes), SignedUserOrder::encode));
        decoders.put(
                "SignedCancellation", bytes -> again(SignedCancellation.decode(bytes), SignedCancellation::encode));
        decoders.put("Certificate", bytes -> again(Certificate.decode(bytes), Certificate::encode));
        decoders.put("AdmissionReceipt", bytes -> again(AdmissionReceipt.decode(bytes), AdmissionReceipt::encode));
        decoders.put("BlobMessage", bytes -> again(BlobMessage.decode(bytes), BlobMessage::encode));
        decoders.put("ReconBatch", bytes -> again(ReconBatch.decode(bytes), ReconBatch::encode));
        decoders.put("ReconMessage", bytes -> again(ReconMessage.decode(bytes), ReconMessage::encode));
        decoders.put("WireCommand", bytes -> again(WireCommand.decode(bytes), WireCommand::encode));
        decoders.put("DeliveryTick", bytes -> again(DeliveryTick.decode(bytes), DeliveryTick::encode));
        decoders.put("SealReceipt", bytes -> again(SealReceipt.decode(bytes), SealReceipt::encode));
        decoders.put("OrderReceipt", bytes -> again(OrderReceipt.decode(bytes), OrderReceipt::encode));
        for (MessageType type : MessageType.values()) {
            decoders.put("Payload " + type, bytes -> again(Payload.decode(type, bytes), Payload::encode));
        }
        return decoders;
    }

    private static <T> Decoded<Bytes> again(Decoded<T> decoded, Function<T, Bytes> encode) {
        return switch (decoded) {
            case Decoded.Ok<T>(T value) -> new Decoded.Ok<>(encode.apply(value));
            case Decoded.Malformed<T>(String detail) -> new Decoded.Malformed<>(detail);
        };
    }

    private static List<Bytes> good() {
        List<Bytes> good = new ArrayList<>();
        for (Payload payload : Samples.payloads()) {
            good.add(payload.encode());
            good.add(new Draft(payload, Samples.ids("dependency ", 2), List.of()).encode());
        }
        Envelope envelope =
                Samples.envelope(Samples.fullHeader(), Samples.order().encode());
        good.addAll(List.of(
                envelope.encode(),
                envelope.signed().encode(),
                envelope.signed().encoded(),
                Samples.firstHeader().encode()));
        good.addAll(List.of(
                BlobMessage.Request.of(ComputationSamples.PROOF).encode(),
                new BlobMessage.Chunk(7, BlobVectorsTest.pattern(300)).encode(),
                new BlobMessage.Absent().encode(),
                new WireCommand.FetchBlob(ComputationSamples.RECEIPT).encode(),
                new WireCommand.Fetch(Samples.ids("wanted ", 3), "peer", 1).encode(),
                new WireCommand.Publish(envelope).encode(),
                new DeliveryTick(300).encode()));
        Bytes ids = BlobVectorsTest.pattern(3 * ReconMessage.SHORT_ID_BYTES);
        Bytes fingerprint = BlobVectorsTest.pattern(ReconMessage.FINGERPRINT_BYTES);
        List<ReconMessage.Print> prints =
                List.of(new ReconMessage.Print(3, 5, fingerprint), new ReconMessage.Print(4, 1, fingerprint));
        good.addAll(List.of(
                new ReconMessage.Hello(7, 4096, 12, prints, BlobVectorsTest.pattern(300)).encode(),
                new ReconMessage.Hello(7, 0, 12, prints, Bytes.EMPTY, BlobVectorsTest.pattern(16)).encode(),
                new ReconMessage.Cells(64, 1_000_000, BlobVectorsTest.pattern(300), true).encode(),
                new ReconMessage.More(128).encode(),
                new ReconMessage.Listing(BlobVectorsTest.pattern(16), ids, false).encode(),
                new ReconMessage.Want(ids, true).encode(),
                new ReconMessage.Push(List.of(envelope.encode()), true).encode(),
                new ReconMessage.Credit(70_000).encode(),
                new ReconMessage.Done(ReconMessage.Outcome.EQUAL).encode(),
                new ReconBatch(List.of(ids, fingerprint), ReconMessage.Outcome.TOO_OLD).encode()));
        good.addAll(List.of(
                PrivacySamples.sealReceipt().encode(),
                PrivacySamples.receipts().getFirst().encode()));
        Certificate certificate =
                Certificate.issue(Samples.NETWORK, Purpose.RECEIPT, Samples.FEED.publicKey(), 7, Samples.OPERATOR);
        good.add(AdmissionReceipt.sign(Samples.hash("order"), 1, 2, certificate, Samples.FEED)
                .encode());
        return good;
    }
}
