package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Draft;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.SignedHeader;
import org.causality.model.network.Certificate;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.wire.FetchMessage;
import org.causality.model.wire.ReconMessage;
import org.causality.model.wire.WireCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a stranger sends, a decoder accepts or rejects it; and what it accepts, it would write just so. */
@Tag("prove")
@Tag("prove-decoders")
class DecodersUnderFuzzTest {

    private static final int PROVEN_TRIES = 300_000;
    private static final long PROVEN_SEED = 26;
    private static final int CHANGES_MAX = 6;

    private record Target<T>(String name, Function<Bytes, Decoded<T>> decode, Function<T, Bytes> encode) {

        /** Whether it was accepted. */
        boolean takes(Bytes bytes) {
            return switch (decode.apply(bytes)) {
                case Decoded.Malformed<T> _ -> false;
                case Decoded.Ok<T>(T value) -> {
                    assertThat(encode.apply(value))
                            .as(name + " of " + bytes.hex())
                            .isEqualTo(bytes);
                    yield true;
                }
            };
        }
    }

    private final List<Target<?>> targets = new ArrayList<>(List.of(
            new Target<>("Envelope", Envelope::decode, Envelope::encode),
            new Target<>("SignedHeader", SignedHeader::decode, SignedHeader::encode),
            new Target<>("Draft", Draft::decode, Draft::encode),
            new Target<>("WireCommand", WireCommand::decode, WireCommand::encode),
            new Target<>("FetchMessage", FetchMessage::decode, FetchMessage::encode),
            new Target<>("ReconMessage", ReconMessage::decode, ReconMessage::encode),
            new Target<>("Certificate", Certificate::decode, Certificate::encode),
            new Target<>("SignedUserOrder", SignedUserOrder::decode, SignedUserOrder::encode)));

    private final List<byte[]> wellFormed = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeEach
    void writeSomeOfEach() throws IOException {
        for (MessageType type : MessageType.values()) {
            targets.add(new Target<>(type.seedName(), bytes -> Payload.decode(type, bytes), Payload::encode));
        }
        NetworkId network = new NetworkId("fuzz");
        FileOperatorSigner signer = FileOperatorSigner.create(network, folder, new SecureRandom());
        AttackersFeed feed = new AttackersFeed(new Genesis(
                network, 1, 16, new OperatorSet(0, List.of(new Operator("op1", signer.operator(), 1)))));
        Envelope introduction = feed.introduction(folder, 1);
        Envelope order = feed.order(2, introduction.id(), List.of(introduction.id()));
        Payload ordered =
                Payload.decode(MessageType.USER_ORDER, order.payload()).orThrow();
        for (Bytes bytes : List.of(
                introduction.encode(),
                introduction.payload(),
                order.encode(),
                order.signed().encode(),
                order.payload(),
                new Draft(ordered, List.of(introduction.id()), List.of()).encode(),
                new WireCommand.Fetch(List.of(order.id()), "peer", 1).encode(),
                new WireCommand.Publish(order).encode(),
                new ReconMessage.Push(List.of(order.encode()), true).encode(),
                new ReconMessage.Credit(4_096).encode())) {
            wellFormed.add(bytes.toArray());
        }
    }

    @Test
    void theyOnlyAcceptOrReject() {
        int tries = Integer.getInteger("prove.size", PROVEN_TRIES);
        long seed = Long.getLong("prove.seed", PROVEN_SEED);
        Random random = new Random(seed);
        long accepted = 0;
        for (int i = 0; i < tries; i++) {
            Bytes mangled = Bytes.wrap(mangled(random));
            for (Target<?> target : targets) {
                accepted += target.takes(mangled) ? 1 : 0;
            }
        }
        assertThat(accepted).as("some mangled bytes are still well formed").isPositive();
        System.out.println("prove: seed " + seed + ", " + tries + " tries at each of " + targets.size() + " decoders, "
                + accepted + " accepted");
    }

    /** A well-formed one with a few bytes changed, cut out, doubled or taken from another. */
    private byte[] mangled(Random random) {
        byte[] bytes = wellFormed.get(random.nextInt(wellFormed.size())).clone();
        for (int changes = random.nextInt(CHANGES_MAX); changes > 0 && bytes.length > 0; changes--) {
            int at = random.nextInt(bytes.length);
            bytes = switch (random.nextInt(4)) {
                case 0 -> Arrays.copyOf(bytes, at);
                case 1 -> joined(bytes, at, bytes, Math.min(bytes.length, at + random.nextInt(8)));
                case 2 -> joined(bytes, at, wellFormed.get(random.nextInt(wellFormed.size())), 0);
                case 3 -> {
                    bytes[at] = (byte) random.nextInt(256);
                    yield bytes;
                }
                default -> throw new AssertionError("four ways");
            };
        }
        return bytes;
    }

    /** The first bytes of one and the last of another. */
    private static byte[] joined(byte[] one, int upTo, byte[] other, int from) {
        byte[] joined = Arrays.copyOf(one, upTo + other.length - from);
        System.arraycopy(other, from, joined, upTo, other.length - from);
        return joined;
    }
}
