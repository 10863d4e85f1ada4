package org.causality.propagation.adapter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Draft;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageType;
import org.causality.model.message.PriorityClass;
import org.causality.model.message.SignedHeader;
import org.causality.model.reason.CausalReason;
import org.causality.model.reason.EdgeReason;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.propagation.causal.Input;
import org.causality.propagation.owner.CoreOwner;
import org.causality.propagation.owner.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.util.backoff.FixedBackOff;

/**
 * The three topics the core reads, in batches. A batch's offsets are committed when its consumer returns, and it returns
 * only when everything in it is committed to the log and relayed; soon after, for a commit of offsets costs the broker as
 * much as a message. What is read again after a crash the core knows: messages by id, drafts by draft id. Bindings run only
 * while the core is active here.
 */
@Configuration(proxyBeanMethods = false)
class CoreInputs {

    static final List<String> BINDINGS = List.of("inboundHigh-in-0", "inbound-in-0", "publish-in-0");

    /** The gateway looks at these offsets every 250 ms to see how far the core is behind. */
    private static final long OFFSETS_EVERY_MILLIS = 200;

    private static final long GIVE_AGAIN_MILLIS = 200;

    private final CoreOwner owner;
    private final KafkaRelay relay;

    CoreInputs(CoreOwner owner, KafkaRelay relay) {
        this.owner = owner;
        this.relay = relay;
    }

    /**
     * A batch that was not taken is given again until it is, by this instance or the next: the framework's own handler
     * gives up after ten attempts and commits, which loses what was acknowledged to a wallet.
     */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> neverSkips() {
        return (container, _, _) -> {
            DefaultErrorHandler handler =
                    new DefaultErrorHandler(new FixedBackOff(GIVE_AGAIN_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
            handler.setLogLevel(KafkaException.Level.DEBUG);
            container.setCommonErrorHandler(handler);
            container.getContainerProperties().setAckTime(OFFSETS_EVERY_MILLIS);
        };
    }

    @Bean
    Consumer<Message<List<byte[]>>> inboundHigh() {
        return batch -> take(TopicCatalogue.WIRE_INBOUND_HIGH, Source.WIRE_HIGH, batch);
    }

    @Bean
    Consumer<Message<List<byte[]>>> inbound() {
        return batch -> take(TopicCatalogue.WIRE_INBOUND, Source.WIRE, batch);
    }

    @Bean
    Consumer<Message<List<byte[]>>> publish() {
        return batch -> take(TopicCatalogue.PUBLISH, Source.PUBLISH, batch);
    }

    private void take(Topic topic, Source source, Message<List<byte[]>> batch) {
        List<Input> inputs = new ArrayList<>(batch.getPayload().size());
        for (int i = 0; i < batch.getPayload().size(); i++) {
            byte[] value = batch.getPayload().get(i);
            Map<String, Object> headers = headers(batch, i);
            switch (source == Source.PUBLISH ? draft(value) : message(value, headers)) {
                case Decoded.Ok<Input>(Input input) -> inputs.add(input);
                case Decoded.Malformed<Input>(String detail) -> {
                    String reason =
                            source == Source.PUBLISH ? CausalReason.DRAFT_INVALID.code() : EdgeReason.MALFORMED.code();
                    relay.bury(topic, key(batch, i), value, reason, detail);
                }
            }
        }
        owner.submit(source, inputs);
    }

    private static Decoded<Input> draft(byte[] value) {
        return switch (Draft.decode(Bytes.wrap(value))) {
            case Decoded.Ok<Draft>(Draft draft) -> new Decoded.Ok<>(new Input.Publish(draft));
            case Decoded.Malformed<Draft>(String detail) -> new Decoded.Malformed<>(detail);
        };
    }

    private static Decoded<Input> message(byte[] value, Map<String, Object> headers) {
        String peer = text(headers, RecordHeader.CONNECTION, "");
        long received = number(text(headers, RecordHeader.RECEIVED_MILLIS, ""));
        if (text(headers, RecordHeader.CONTENT, "envelope").equals("header")) {
            return switch (SignedHeader.decode(Bytes.wrap(value))) {
                case Decoded.Ok<SignedHeader>(SignedHeader signed) ->
                    new Decoded.Ok<>(new Input.Received(signed, null, peer, priority(headers, signed), received));
                case Decoded.Malformed<SignedHeader>(String detail) -> new Decoded.Malformed<>(detail);
            };
        }
        return switch (Envelope.decode(Bytes.wrap(value))) {
            case Decoded.Ok<Envelope>(Envelope envelope) ->
                new Decoded.Ok<>(Input.Received.of(envelope, peer, priority(headers, envelope.signed()), received));
            case Decoded.Malformed<Envelope>(String detail) -> new Decoded.Malformed<>(detail);
        };
    }

    /** As the gateway computed it; a name this build does not know means the type's default. */
    private static PriorityClass priority(Map<String, Object> headers, SignedHeader signed) {
        String name = text(headers, RecordHeader.PRIORITY_CLASS, "");
        for (PriorityClass priority : PriorityClass.values()) {
            if (priority.name().equals(name)) {
                return priority;
            }
        }
        return MessageType.ofCode(signed.header().type())
                .map(MessageType::defaultClass)
                .orElse(PriorityClass.LOW);
    }

    private static Map<String, Object> headers(Message<List<byte[]>> batch, int index) {
        if (batch.getHeaders().get(KafkaHeaders.BATCH_CONVERTED_HEADERS) instanceof List<?> all
                && all.get(index) instanceof Map<?, ?> some) {
            Map<String, Object> headers = new HashMap<>();
            some.forEach((name, value) -> headers.put(String.valueOf(name), value));
            return headers;
        }
        return Map.of();
    }

    private static byte[] key(Message<List<byte[]>> batch, int index) {
        return batch.getHeaders().get(KafkaHeaders.RECEIVED_KEY) instanceof List<?> keys
                        && keys.get(index) instanceof byte[] key
                ? key
                : new byte[0];
    }

    /** Headers are bytes; where a writer's framework marked them as text they come as text. */
    private static String text(Map<String, Object> headers, RecordHeader name, String otherwise) {
        @Nullable Object value = headers.get(name.key());
        return switch (value) {
            case null -> otherwise;
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            default -> value.toString();
        };
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
