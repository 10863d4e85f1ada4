package org.causality.crosschain.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.causality.crosschain.chain.HeaderChain;
import org.causality.crosschain.observer.ChainObserver;
import org.causality.model.key.PublicKey;
import org.causality.model.network.ChainId;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.messaging.Message;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.FixedBackOff;

/** How the parts are put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CrosschainSettings.class)
class CrosschainConfiguration {

    private static final long GIVE_AGAIN_MILLIS = 500;

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
    Topics topics(CrosschainSettings settings, KafkaProperties kafka) {
        Topics topics = new Topics(settings.operator());
        topics.create(kafka.buildAdminProperties());
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
    OutboxRelay outboxRelay(JdbcClient jdbc, CrosschainSettings settings, KafkaProperties kafka, Topics topics) {
        return new OutboxRelay(jdbc, settings.operator(), kafka.buildProducerProperties());
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
            OutboxRelay relay,
            CrosschainMetrics metrics,
            Genesis genesis,
            PublicKey operatorKey,
            Clock clock) {
        FactStore store = new FactStore(jdbc, new TransactionTemplate(transactions), clock);
        return new FactWriter(
                settings.operator(),
                store,
                () -> archive.restore(
                        () -> clients(settings),
                        clients -> new ChainObserver(operatorKey, genesis.operators(), clients)),
                desk,
                relay,
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
    Consumer<Message<List<byte[]>>> delivered(FactWriter writer) {
        return new DeliveredConsumer(writer);
    }

    /** The log of deliveries has no holes, so a batch is given again until it is done and never skipped. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> neverSkips() {
        return (container, _, _) -> {
            DefaultErrorHandler handler =
                    new DefaultErrorHandler(new FixedBackOff(GIVE_AGAIN_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
            handler.setLogLevel(org.springframework.kafka.KafkaException.Level.DEBUG);
            container.setCommonErrorHandler(handler);
        };
    }
}
