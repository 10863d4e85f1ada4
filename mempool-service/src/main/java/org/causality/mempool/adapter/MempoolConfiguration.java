package org.causality.mempool.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.causality.backbone.log.NeverSkips;
import org.causality.backbone.log.OperatorTopics;
import org.causality.mempool.admission.Admission;
import org.causality.mempool.admission.DoorRules;
import org.causality.mempool.receipt.ReceiptKey;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.causality.model.network.OperatorSigner;
import org.causality.model.topic.Service;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.TopicMaking;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.messaging.Message;

/** How the parts are put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MempoolSettings.class)
class MempoolConfiguration {

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
    OperatorTopics topics(MempoolSettings settings, KafkaProperties kafka) {
        OperatorTopics topics = new OperatorTopics(
                settings.operator(),
                Service.MEMPOOL,
                List.of(TopicCatalogue.DELIVERED, TopicCatalogue.CHAINS_EVENTS, TopicCatalogue.JOBS_EVENTS));
        topics.create(kafka.buildAdminProperties(), TopicMaking.REPLICATION_OF_THE_BROKER);
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
            OperatorTopics topics,
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
    Door door(
            Genesis genesis,
            OperatorSigner signer,
            BookWriter writer,
            MempoolMetrics metrics,
            MempoolSettings settings) {
        DoorRules rules = new DoorRules(genesis.network(), signer.operator());
        return new Door(rules, writer, metrics, settings.answerWithin());
    }

    /** Bound by its name: see {@code spring.cloud.stream} in application.yaml. */
    @Bean
    Consumer<Message<List<byte[]>>> delivered(Genesis genesis, OperatorTopics topics, BookWriter writer) {
        return new DeliveredConsumer(topics, new DeliveredReading(genesis.network()), writer);
    }

    /** Bound by its name, to what the orchestrator and the own clients of the chains tell. */
    @Bean
    Consumer<Message<List<byte[]>>> told(OperatorTopics topics, BookWriter writer) {
        return new EventsConsumer(topics, writer);
    }

    /** What is told is looked at less often than what is delivered: a transaction costs the same whatever is in it. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> neverSkips(OperatorTopics topics) {
        NeverSkips neverSkips = new NeverSkips();
        return (container, destination, group) -> {
            neverSkips.configure(container, destination, group);
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
