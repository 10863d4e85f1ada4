package org.causality.gateway.adapter.kafka;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.causality.gateway.GatewaySettings;
import org.causality.gateway.adapter.WireCommands;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.reason.EdgeReason;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import org.causality.model.wire.WireCommand;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.messaging.Message;

/** Reads {@code wire.outbound}: what the causal core wants of us. Commands of a core that lost its lease are ignored. */
@Configuration(proxyBeanMethods = false)
class CommandReader {

    @Bean
    Consumer<Message<byte[]>> wireOutbound(
            WireCommands commands, KafkaTemplate<byte[], byte[]> kafka, GatewaySettings settings) {
        Fence fence = new Fence();
        String dead = TopicCatalogue.WIRE_OUTBOUND.dead().fullName(settings.operator());
        return row -> {
            if (fence.isInForce(number(row, RecordHeader.FENCE))) {
                switch (WireCommand.decode(Bytes.wrap(row.getPayload()))) {
                    case Decoded.Ok<WireCommand>(WireCommand command) -> commands.follow(command);
                    case Decoded.Malformed<WireCommand>(String detail) -> bury(kafka, dead, row, detail);
                }
            }
        };
    }

    private static void bury(KafkaTemplate<byte[], byte[]> kafka, String dead, Message<byte[]> row, String detail) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(dead, row.getPayload());
        RecordHeaders.put(record.headers(), RecordHeader.REASON, EdgeReason.MALFORMED.code());
        RecordHeaders.put(record.headers(), RecordHeader.DETAIL, detail);
        var _ = kafka.send(record);
    }

    private static long number(Message<byte[]> row, RecordHeader header) {
        String text = text(row.getHeaders().get(header.key()));
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static @Nullable String text(@Nullable Object header) {
        return switch (header) {
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            case String text -> text;
            case null, default -> null;
        };
    }

    /** Records of one topic come one after the other, so this needs no lock. */
    private static final class Fence {
        private long highest;

        boolean isInForce(long fence) {
            highest = Math.max(highest, fence);
            return fence == highest;
        }
    }
}
