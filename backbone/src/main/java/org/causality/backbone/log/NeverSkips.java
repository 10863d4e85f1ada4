package org.causality.backbone.log;

import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/** The logs have no holes, so a batch is given again until it is done and never skipped. */
public final class NeverSkips implements ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> {
    private static final long GIVE_AGAIN_MILLIS = 500;

    /** So much of a log at most is read twice after a crash, and passed over as known. */
    private static final long OFFSETS_EVERY_MILLIS = 1_000;

    @Override
    public void configure(AbstractMessageListenerContainer<?, ?> container, String destination, String group) {
        DefaultErrorHandler handler =
                new DefaultErrorHandler(new FixedBackOff(GIVE_AGAIN_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
        handler.setLogLevel(KafkaException.Level.DEBUG);
        container.setCommonErrorHandler(handler);
        container.getContainerProperties().setAckTime(OFFSETS_EVERY_MILLIS);
    }
}
