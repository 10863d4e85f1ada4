package org.causality.orchestrator.adapter;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.causality.backbone.log.OperatorTopics;
import org.causality.backbone.outbox.Outbox;
import org.causality.backbone.outbox.OutboxRelay;
import org.causality.model.codec.Bytes;
import org.causality.model.network.ChainId;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.causality.model.topic.Service;
import org.causality.orchestrator.core.Limits;
import org.causality.orchestrator.core.Setup;
import org.causality.orchestrator.lineage.LineageSpec;
import org.causality.orchestrator.owner.CoreOwner;
import org.causality.orchestrator.proof.BlobStore;
import org.causality.orchestrator.proof.Program;
import org.causality.orchestrator.proof.ProofCheck;
import org.causality.orchestrator.proof.TransactionSigner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the service together. */
@Configuration(proxyBeanMethods = false)
class Wiring {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Genesis genesis(OrchestratorSettings settings) throws IOException {
        return GenesisFile.read(settings.networkFile());
    }

    @Bean
    HttpClient neighbours() {
        return HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build();
    }

    @Bean
    Reading reading(Genesis genesis) {
        return new Reading(genesis);
    }

    @Bean
    @ConditionalOnMissingBean
    BlobStore blobStore(HttpClient neighbours, OrchestratorSettings settings) {
        return new HttpBlobStore(neighbours, settings.propagationUrl());
    }

    @Bean
    Crosschain crosschain(HttpClient neighbours, OrchestratorSettings settings) {
        return new Crosschain(neighbours, settings.crosschainUrl());
    }

    @Bean
    @ConditionalOnProperty("causality.signer.key-file")
    @ConditionalOnMissingBean
    TransactionSigner transactionSigner(OrchestratorSettings settings, Crosschain crosschain) throws IOException {
        Path keyFile = Objects.requireNonNull(settings.signer().keyFile());
        EvmSigner signer = EvmSigner.open(keyFile, settings.signer(), crosschain);
        LOG.info("Purchases are paid by {}.", signer.address());
        return signer;
    }

    @Bean
    OperatorTopics topics(OrchestratorSettings settings) {
        return new OperatorTopics(settings.operator(), Service.ORCHESTRATOR, Reading.READ);
    }

    @Bean
    Outbox outbox(DataSource source) {
        return new Outbox(new JdbcTemplate(source));
    }

    @Bean
    OutboxRelay outboxRelay(Outbox outbox, OrchestratorSettings settings, KafkaProperties kafka) {
        return new OutboxRelay(outbox, settings.operator(), "orchestrator", kafka.buildProducerProperties());
    }

    @Bean
    Setup setup(
            OrchestratorSettings settings, Genesis genesis, Program program, ObjectProvider<TransactionSigner> signers)
            throws IOException {
        List<LineageSpec> lineages = settings.lineages().stream()
                .map(lineage -> new LineageSpec(
                        genesis.network(),
                        program.verifier(),
                        lineage.seed(),
                        program.genesis(lineage.seed()).root(),
                        lineage.nonce(),
                        new ChainId(lineage.chain()),
                        lineage.windowBlocks(),
                        lineage.settlement() == null ? null : Bytes.parseHex(lineage.settlement()),
                        lineage.inputs()))
                .toList();
        Limits limits = new Limits(
                Duration.ofMillis(settings.windowMillis()),
                Duration.ofMillis(settings.announceWithinMillis()),
                Duration.ofMillis(settings.leaseMillis()),
                settings.attemptsMax());
        return new Setup(
                FileOperatorSigner.open(genesis.network(), settings.keysDir()).operator(),
                genesis.operators(),
                program,
                lineages,
                limits,
                settings.proposes(),
                signers.getIfAvailable() != null);
    }

    @Bean(destroyMethod = "")
    CoreOwner coreOwner(
            Setup setup,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Outbox outbox,
            OutboxRelay relay,
            BlobStore blobs,
            ProofCheck check,
            Crosschain crosschain,
            ObjectProvider<TransactionSigner> signers,
            Times times,
            TurnMetrics metrics,
            Clock clock) {
        VirtualErrands errands = new VirtualErrands(
                new Neighbourhood(blobs, check, crosschain, crosschain, crosschain, signers.getIfAvailable()), times);
        CoreOwner owner = new CoreOwner(
                setup,
                new PostgresStore(jdbc, new TransactionTemplate(transactions), outbox),
                relay::wake,
                errands,
                metrics,
                clock);
        errands.reportTo(owner);
        return owner;
    }
}
