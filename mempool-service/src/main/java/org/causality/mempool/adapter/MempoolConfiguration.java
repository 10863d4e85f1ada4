package org.causality.mempool.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.causality.mempool.admission.Admission;
import org.causality.mempool.admission.DoorRules;
import org.causality.mempool.receipt.ReceiptKey;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.causality.model.network.OperatorSigner;
import org.causality.model.topic.TopicCatalogue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.messaging.Message;
import org.springframework.util.backoff.FixedBackOff;

/** How the parts are put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MempoolSettings.class)
class MempoolConfiguration {

    private static final long GIVE_AGAIN_MILLIS = 500;

    /** So much of the log at most is read twice after a crash, and skipped by its delivery sequences. */
    private static final long OFFSETS_EVERY_MILLIS = 1_000;

    /** Most of what the other services write are progress markers: they are read many at a time. */
    private static final long TOLD_EVERY_MILLIS = 50;

    @Bean
    Genesis genesis(MempoolSettings settings) throws IOException {
        return GenesisFile.read(settings.networkFile());
    }

    @Bean
    OperatorSigner operatorSigner(MempoolSettings settings, Genesis genesis) throws IOException {
        return FileOperatorSigner.open(genesis.network(), settings.keysDir());
    }

    @Bean
    Topics topics(MempoolSettings settings, KafkaProperties kafka) {
        Topics topics = new Topics(settings.operator());
        topics.create(kafka.buildAdminProperties());
        return topics;
    }

    @Bean
    Admission admission(MempoolSettings settings, OperatorSigner signer) {
        ReceiptKey receipts =
                ReceiptKey.fresh(signer, new SecureRandom(), Clock.systemUTC().millis());
        return new Admission(receipts, settings.limits());
    }

    @Bean
    MempoolMetrics mempoolMetrics(MeterRegistry registry) {
        return new MempoolMetrics(registry);
    }

    @Bean
    RedisBook redisBook(StringRedisTemplate redis, MempoolSettings settings) {
        return new RedisBook(redis, new RedisKeys(settings.operator()));
    }

    @Bean
    BookWriter bookWriter(
            MempoolSettings settings,
            KafkaProperties kafka,
            Topics topics,
            RedisBook view,
            Admission admission,
            MempoolMetrics metrics,
            ObjectProvider<CrashPoint> crashPoints) {
        CrashPoint crashPoint = crashPoints.getIfAvailable(() -> CrashPoint.NONE);
        return new BookWriter(
                settings.operator(),
                new BookLog(kafka.buildProducerProperties(), settings.operator(), topics, crashPoint),
                new StateLog(kafka.buildConsumerProperties(), topics),
                view,
                admission,
                metrics,
                crashPoint);
    }

    @Bean
    Door door(Genesis genesis, OperatorSigner signer, BookWriter writer, MempoolMetrics metrics) {
        return new Door(new DoorRules(genesis.network(), signer.operator()), writer, metrics);
    }

    /** Bound by its name: see {@code spring.cloud.stream} in application.yaml. */
    @Bean
    Consumer<Message<List<byte[]>>> delivered(Genesis genesis, Topics topics, BookWriter writer) {
        return new DeliveredConsumer(topics, new DeliveredReading(genesis.network()), writer);
    }

    /** Bound by its name, to what the orchestrator and the own clients of the chains tell. */
    @Bean
    Consumer<Message<List<byte[]>>> told(Topics topics, BookWriter writer) {
        return new EventsConsumer(topics, writer);
    }

    /** The logs have no holes, so a batch is given again until it is done and never skipped. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> neverSkips(Topics topics) {
        return (container, destination, _) -> {
            DefaultErrorHandler handler =
                    new DefaultErrorHandler(new FixedBackOff(GIVE_AGAIN_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
            handler.setLogLevel(org.springframework.kafka.KafkaException.Level.DEBUG);
            container.setCommonErrorHandler(handler);
            container.getContainerProperties().setAckTime(OFFSETS_EVERY_MILLIS);
            if (!destination.equals(topics.name(TopicCatalogue.DELIVERED))) {
                container.getContainerProperties().setIdleBetweenPolls(TOLD_EVERY_MILLIS);
            }
        };
    }

    @Bean
    BookHealth bookHealthIndicator(BookWriter writer) {
        return new BookHealth(writer);
    }

    @Bean
    WriterHealth writerHealthIndicator(BookWriter writer) {
        return new WriterHealth(writer);
    }
}
