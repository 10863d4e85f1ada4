package org.causality.model.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Draft;
import org.causality.model.message.Envelope;
import org.causality.model.message.Payload;
import org.causality.model.network.Certificate;
import org.causality.model.network.Purpose;
import org.causality.model.order.AdmissionReceipt;
import org.causality.model.order.BlockHeight;
import org.junit.jupiter.api.Test;

/** Protobuf's own runtime, knowing only our .proto files, reads what our codec writes and writes the same bytes. */
class ProtoFilesDescribeTheCodecTest {
    private record Sample(String message, Bytes encoded) {}

    /** Only hashed, never sent: its bytes do not leave the code. */
    private static final Set<String> NOT_SENT = Set.of(
            "DraftIdentity",
            "EventIdentity",
            "StatementIdentity",
            "CommitteeIdentity",
            "CommitteeMember",
            "CheckpointLeaf");

    private final Map<String, Descriptor> messages;
    private final Set<String> fieldsSeen = new HashSet<>();

    ProtoFilesDescribeTheCodecTest() throws IOException, DescriptorValidationException {
        messages = ProtoFiles.messages();
    }

    @Test
    void everyFieldIsReadAndNothingIsLeftOver() throws InvalidProtocolBufferException {
        for (Sample sample : samples()) {
            Descriptor descriptor = Objects.requireNonNull(messages.get(sample.message));
            DynamicMessage parsed = DynamicMessage.parseFrom(descriptor, sample.encoded.toArray());
            assertThat(Bytes.wrap(parsed.toByteArray())).as(sample.message).isEqualTo(sample.encoded);
            visit(parsed);
        }
        Set<String> described = new HashSet<>();
        messages.values().stream()
                .filter(message -> !NOT_SENT.contains(message.getName()))
                .forEach(message -> message.getFields().forEach(field -> described.add(field.getFullName())));
        assertThat(fieldsSeen)
                .as("fields of the .proto files that some sample sets")
                .isEqualTo(described);
    }

    private void visit(DynamicMessage message) {
        assertThat(message.getUnknownFields().asMap())
                .as("unknown fields of %s", message.getDescriptorForType().getName())
                .isEmpty();
        message.getAllFields().forEach(this::visit);
    }

    private void visit(FieldDescriptor field, Object value) {
        fieldsSeen.add(field.getFullName());
        List<?> values = field.isRepeated() ? (List<?>) value : List.of(value);
        for (Object element : values) {
            if (element instanceof DynamicMessage nested) {
                visit(nested);
            }
        }
    }

    private static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        Envelope envelope =
                Samples.envelope(Samples.fullHeader(), Samples.order().encode());
        samples.add(new Sample("Header", envelope.signed().encoded()));
        samples.add(new Sample("Header", Samples.firstHeader().encode()));
        samples.add(new Sample("Envelope", envelope.encode()));
        samples.add(new Sample("Envelope", envelope.signed().encode()));
        for (Payload payload : Samples.payloads()) {
            samples.add(new Sample(name(payload), payload.encode()));
        }
        Draft draft =
                new Draft(Samples.order(), Samples.ids("dependency ", 2), List.of(new BlockHeight(Samples.CHAIN, 9)));
        samples.add(new Sample("Draft", draft.encode()));
        Certificate certificate =
                Certificate.issue(Samples.NETWORK, Purpose.RECEIPT, Samples.FEED.publicKey(), 7, Samples.OPERATOR);
        AdmissionReceipt receipt = AdmissionReceipt.sign(Samples.hash("order"), 1, 2, certificate, Samples.FEED);
        samples.add(new Sample("AdmissionReceipt", receipt.encode()));
        samples.add(new Sample("SealReceipt", PrivacySamples.sealReceipt().encode()));
        PrivacySamples.receipts().forEach(given -> samples.add(new Sample("OrderReceipt", given.encode())));
        return samples;
    }

    private static String name(Payload payload) {
        return switch (payload) {
            case Payload.UserOrder _ -> "SignedUserOrder";
            case Payload.UserOrderCancellation _ -> "SignedCancellation";
            case Payload.KeyCertificate _ -> "Certificate";
            case Payload.ComputationIntent _,
                    Payload.ProofAnnouncement _,
                    Payload.ProofShare _,
                    Payload.CrossChainEvent _,
                    Payload.LightClientProof _,
                    Payload.EquivocationProof _,
                    Payload.SealedOrder _,
                    Payload.OrderReveal _,
                    Payload.BatchRoot _,
                    Payload.Checkpoint _,
                    Payload.OperatorSet _,
                    Payload.PeerDiscovery _,
                    Payload.NetworkHealth _ -> payload.type().seedName();
        };
    }
}
