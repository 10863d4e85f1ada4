package org.causality.crosschain.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.causality.backbone.log.NeverSkips;
import org.causality.backbone.log.OperatorTopics;
import org.causality.backbone.outbox.Outbox;
import org.causality.backbone.outbox.OutboxRelay;
import org.causality.crosschain.chain.HeaderChain;
import org.causality.crosschain.observer.ChainObserver;
import org.causality.model.key.PublicKey;
import org.causality.model.network.ChainId;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.causality.model.topic.Service;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.TopicMaking;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.Message;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How the parts are put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CrosschainSettings.class)
class CrosschainConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Genesis genesis(CrosschainSettings settings) throws IOException {
        return GenesisFile.read(settings.networkFile());
    }

    /** Only the operator's name is needed here: what is announced is signed by the core. */
    @Bean
    PublicKey operatorKey(CrosschainSettings settings, Genesis genesis) throws IOException {
        return FileOperatorSigner.open(genesis.network(), settings.keysDir()).operator();
    }

    @Bean
    OperatorTopics topics(CrosschainSettings settings, KafkaProperties kafka) {
        OperatorTopics topics =
                new OperatorTopics(settings.operator(), Service.CROSSCHAIN, List.of(TopicCatalogue.DELIVERED));
        topics.create(kafka.buildAdminProperties(), TopicMaking.REPLICATION_OF_THE_BROKER);
        return topics;
    }

    @Bean
    CrosschainMetrics crosschainMetrics(MeterRegistry registry) {
        return new CrosschainMetrics(registry);
    }

    @Bean
    FactArchive factArchive(JdbcClient jdbc) {
        return new FactArchive(jdbc);
    }

    @Bean
    Outbox outbox(DataSource source) {
        return new Outbox(new JdbcTemplate(source));
    }

    /** After the topics: they are there before anything is written. */
    @Bean
    OutboxRelay outboxRelay(Outbox outbox, OperatorTopics topics, KafkaProperties kafka) {
        return new OutboxRelay(outbox, topics.operator(), "crosschain", kafka.buildProducerProperties());
    }

    @Bean
    ProviderDesk providerDesk(CrosschainSettings settings, PublicKey operatorKey) throws IOException {
        List<ProviderDesk.Desk> desks = new ArrayList<>();
        for (CrosschainSettings.Chain chain : settings.chains()) {
            desks.add(new ProviderDesk.Desk(new ChainId(chain.id()), providers(chain), chain));
        }
        return new ProviderDesk(operatorKey, desks);
    }

    private static List<Provider> providers(CrosschainSettings.Chain chain) throws IOException {
        List<Provider> providers = new ArrayList<>();
        for (URI uri : chain.providers()) {
            String name = "provider-" + (providers.size() + 1);
            providers.add(new GuardedProvider(provider(name, uri)));
        }
        return providers;
    }

    private static Provider provider(String name, URI uri) throws IOException {
        return switch (String.valueOf(uri.getScheme())) {
            case "http", "https" -> new JsonRpcProvider(name, new JsonRpc(uri));
            case "file" -> RecordedProvider.ofFile(name, Path.of(uri));
            case "recorded" -> RecordedProvider.ofJar(name, uri.getSchemeSpecificPart());
            default ->
                throw new IllegalArgumentException(name + ": no provider behind " + uri.getScheme() + " addresses");
        };
    }

    @Bean
    FactWriter factWriter(
            CrosschainSettings settings,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            FactArchive archive,
            ProviderDesk desk,
            Outbox outbox,
            OutboxRelay relay,
            CrosschainMetrics metrics,
            Genesis genesis,
            PublicKey operatorKey,
            Clock clock) {
        FactStore store = new FactStore(jdbc, new TransactionTemplate(transactions), outbox, clock);
        return new FactWriter(
                settings.operator(),
                store,
                () -> archive.restore(
                        () -> clients(settings),
                        clients -> new ChainObserver(operatorKey, genesis.operators(), clients)),
                desk,
                relay::wake,
                metrics,
                clock);
    }

    @Bean
    FactMonitor factMonitor(FactWriter writer, OutboxRelay relay, CrosschainMetrics metrics) {
        return new FactMonitor(writer, relay, metrics);
    }

    @Bean
    ProofDesk proofDesk(ProviderDesk desk, FactArchive archive, FactWriter writer) {
        return new ProofDesk(desk, archive, writer);
    }

    @Bean
    ReceiptDesk receiptDesk(ProviderDesk desk, FactArchive archive, ProofDesk proofs) {
        return new ReceiptDesk(desk, archive, proofs);
    }

    private static List<HeaderChain> clients(CrosschainSettings settings) {
        List<HeaderChain> clients = new ArrayList<>();
        for (CrosschainSettings.Chain chain : settings.chains()) {
            List<String> names = new ArrayList<>();
            for (URI _ : chain.providers()) {
                names.add("provider-" + (names.size() + 1));
            }
            clients.add(new HeaderChain(chain.rules(), names));
        }
        return clients;
    }

    /** Bound by its name: see {@code spring.cloud.stream} in application.yaml. */
    @Bean
    Consumer<Message<List<byte[]>>> delivered(OperatorTopics topics, FactWriter writer) {
        return new DeliveredConsumer(topics, writer);
    }

    @Bean
    NeverSkips neverSkips() {
        return new NeverSkips();
    }
}
