package org.causality.orchestrator.adapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.orchestrator.core.Input;
import org.causality.orchestrator.owner.CoreOwner;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.messaging.Message;
import org.springframework.util.backoff.FixedBackOff;
import tools.jackson.core.JacksonException;

/**
 * The three topics the orchestrator reads, in batches. A batch is done when its consumer returns, and it returns when the
 * owner has kept what it changed. What is given again is known by its delivery sequence, or by the offsets that are kept
 * in the same transaction as the state.
 */
@Configuration(proxyBeanMethods = false)
class KafkaInputs {
    private static final long GIVE_AGAIN_MILLIS = 500;

    /** So much at most is read twice after a crash. */
    private static final long OFFSETS_EVERY_MILLIS = 1_000;

    private final CoreOwner owner;
    private final OutboxRelay relay;
    private final Reading reading;

    KafkaInputs(CoreOwner owner, OutboxRelay relay, Reading reading) {
        this.owner = owner;
        this.relay = relay;
        this.reading = reading;
    }

    /** No topic has holes, so a batch is given again until it is done and never skipped. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> neverSkips() {
        return (container, _, _) -> {
            DefaultErrorHandler handler =
                    new DefaultErrorHandler(new FixedBackOff(GIVE_AGAIN_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
            handler.setLogLevel(org.springframework.kafka.KafkaException.Level.DEBUG);
            container.setCommonErrorHandler(handler);
            container.getContainerProperties().setAckTime(OFFSETS_EVERY_MILLIS);
        };
    }

    /** Bound by its name: see {@code spring.cloud.stream} in application.yaml. */
    @Bean
    Consumer<Message<List<byte[]>>> delivered() {
        return batch -> take(TopicCatalogue.DELIVERED, batch, reading::delivered);
    }

    @Bean
    Consumer<Message<List<byte[]>>> chains() {
        return batch -> take(TopicCatalogue.CHAINS_EVENTS, batch, reading::chain);
    }

    @Bean
    Consumer<Message<List<byte[]>>> orders() {
        return batch -> take(TopicCatalogue.ORDERS_EVENTS, batch, reading::order);
    }

    private void take(Topic topic, Message<List<byte[]>> batch, Function<InRecord, List<Input>> read) {
        List<Input> inputs = new ArrayList<>();
        Map<String, Long> bookmarks = new HashMap<>();
        for (InRecord record : InBatch.records(batch)) {
            String source = topic.name() + "/" + record.partition();
            if (record.offset() > owner.bookmark(source)) {
                inputs.addAll(readOrBury(topic, record, read));
                bookmarks.put(source, record.offset());
            }
        }
        if (!bookmarks.isEmpty()) {
            owner.submit(inputs, bookmarks);
        }
    }

    private List<Input> readOrBury(Topic topic, InRecord record, Function<InRecord, List<Input>> read) {
        try {
            return read.apply(record);
        } catch (IllegalArgumentException | JacksonException e) {
            relay.bury(topic, record, String.valueOf(e.getMessage()));
            return List.of();
        }
    }
}
