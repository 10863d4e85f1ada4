package org.causality.orchestrator.adapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.causality.backbone.log.LogBatch;
import org.causality.backbone.log.LogRecord;
import org.causality.backbone.log.NeverSkips;
import org.causality.backbone.log.OperatorTopics;
import org.causality.backbone.outbox.Outbox;
import org.causality.backbone.outbox.OutboxRecord;
import org.causality.backbone.outbox.OutboxRelay;
import org.causality.model.reason.EdgeReason;
import org.causality.orchestrator.core.Input;
import org.causality.orchestrator.owner.CoreOwner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import tools.jackson.core.JacksonException;

/**
 * The three topics the orchestrator reads, in batches. A batch is done when its consumer returns, and it returns when the
 * owner has kept what it changed. What is given again is known by its delivery sequence, or by the offsets that are kept
 * in the same transaction as the state.
 */
@Configuration(proxyBeanMethods = false)
class KafkaInputs {
    private final CoreOwner owner;
    private final OperatorTopics topics;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Reading reading;

    KafkaInputs(CoreOwner owner, OperatorTopics topics, Outbox outbox, OutboxRelay relay, Reading reading) {
        this.owner = owner;
        this.topics = topics;
        this.outbox = outbox;
        this.relay = relay;
        this.reading = reading;
    }

    @Bean
    NeverSkips neverSkips() {
        return new NeverSkips();
    }

    /** Bound by its name: see {@code spring.cloud.stream} in application.yaml. */
    @Bean
    Consumer<Message<List<byte[]>>> delivered() {
        return batch -> take(batch, reading::delivered);
    }

    @Bean
    Consumer<Message<List<byte[]>>> chains() {
        return batch -> take(batch, reading::chain);
    }

    @Bean
    Consumer<Message<List<byte[]>>> orders() {
        return batch -> take(batch, reading::order);
    }

    private void take(Message<List<byte[]>> batch, Function<LogRecord, List<Input>> read) {
        List<Input> inputs = new ArrayList<>();
        Map<String, Long> bookmarks = new HashMap<>();
        for (LogRecord record : LogBatch.records(batch, topics)) {
            String source = record.topic().name() + "/" + record.partition();
            if (record.offset() > owner.bookmark(source)) {
                inputs.addAll(readOrBury(record, read));
                bookmarks.put(source, record.offset());
            }
        }
        if (!bookmarks.isEmpty()) {
            owner.submit(inputs, bookmarks);
        }
    }

    /** What cannot be read goes where somebody can look at it. */
    private List<Input> readOrBury(LogRecord record, Function<LogRecord, List<Input>> read) {
        try {
            return read.apply(record);
        } catch (IllegalArgumentException | JacksonException e) {
            String detail = String.valueOf(e.getMessage());
            outbox.write(List.of(OutboxRecord.dead(record, topics.operator(), EdgeReason.MALFORMED.name(), detail)));
            relay.wake();
            return List.of();
        }
    }
}
