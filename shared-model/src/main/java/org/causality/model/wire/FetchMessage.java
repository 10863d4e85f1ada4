package org.causality.model.wire;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.SignedHeader;
import org.causality.model.network.Certificate;
import org.causality.model.network.NetworkId;
import org.jspecify.annotations.Nullable;

/**
 * The frames of {@code /causality/fetch/1}, each a varint length and canonical protobuf: both sides open with HELLO, then
 * the opener asks and the other answers, one ANSWER a REQUEST. An answer goes from what was asked for down to what that
 * rests on; each message may be preceded by the certificate of its feed. An answer that would be larger than a frame leaves
 * out its last messages; the asker asks again for what did not come.
 */
public sealed interface FetchMessage {

    String PROTOCOL = "/causality/fetch/1";
    int FRAME_BYTES_MAX = 1024 * 1024;
    int HEADS_MAX = 32;
    int IDS_MAX = 64;

    /**
     * @param transport the speaker's TRANSPORT certificate; absent for peers outside the operator set
     * @param heads the verified messages nothing verified rests on yet
     */
    record Hello(NetworkId network, @Nullable Certificate transport, List<MessageId> heads) implements FetchMessage {
        public Hello {
            heads = heads.stream().distinct().sorted().limit(HEADS_MAX).toList();
        }
    }

    record Request(List<MessageId> ids, boolean headersOnly) implements FetchMessage {
        public Request {
            ids = ids.stream().distinct().sorted().toList();
            if (ids.isEmpty() || ids.size() > IDS_MAX) {
                throw new IllegalArgumentException("a request names 1 to " + IDS_MAX + " ids");
            }
        }
    }

    record Answer(List<Envelope> envelopes, List<SignedHeader> headers) implements FetchMessage {
        public Answer {
            envelopes = List.copyOf(envelopes);
            headers = List.copyOf(headers);
        }
    }

    default Bytes encode() {
        CanonicalWriter out = new CanonicalWriter();
        return switch (this) {
            case Hello hello -> out.message(1, hello, FetchMessage::write).toBytes();
            case Request request -> out.message(2, request, FetchMessage::write).toBytes();
            case Answer answer -> out.message(3, answer, FetchMessage::write).toBytes();
        };
    }

    static Decoded<FetchMessage> decode(Bytes bytes) {
        return Decoded.of(bytes, FetchMessage::read);
    }

    private static FetchMessage read(CanonicalReader in) {
        Hello hello = in.optionalMessage(1, FRAME_BYTES_MAX, FetchMessage::readHello);
        if (hello != null) {
            return hello;
        }
        Request request = in.optionalMessage(2, FRAME_BYTES_MAX, FetchMessage::readRequest);
        return request != null ? request : in.message(3, FRAME_BYTES_MAX, FetchMessage::readAnswer);
    }

    private static void write(Hello hello, CanonicalWriter out) {
        out.text(1, hello.network.value());
        Certificate transport = hello.transport();
        if (transport != null) {
            out.message(2, transport, Certificate::write);
        }
        out.ids(3, hello.heads, MessageId::value);
    }

    private static Hello readHello(CanonicalReader in) {
        return new Hello(
                NetworkId.read(in, 1),
                in.optionalMessage(2, Certificate.SIZE_MAX, Certificate::read),
                in.ids(3, HEADS_MAX, MessageId::new));
    }

    private static void write(Request request, CanonicalWriter out) {
        out.ids(1, request.ids, MessageId::value).uint(2, request.headersOnly ? 1 : 0);
    }

    private static Request readRequest(CanonicalReader in) {
        return new Request(in.ids(1, IDS_MAX, MessageId::new), in.uint(2, 1) == 1);
    }

    private static void write(Answer answer, CanonicalWriter out) {
        answer.envelopes.forEach(envelope -> out.bytes(1, envelope.encode()));
        answer.headers.forEach(header -> out.bytes(2, header.encode()));
    }

    private static Answer readAnswer(CanonicalReader in) {
        return new Answer(
                in.elements(
                        1,
                        IDS_MAX,
                        Envelope.SIZE_MAX,
                        bytes -> Envelope.decode(bytes).orReject()),
                in.elements(
                        2,
                        IDS_MAX,
                        SignedHeader.SIZE_MAX,
                        bytes -> SignedHeader.decode(bytes).orReject()));
    }
}
