package org.causality.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who may know whom. Domain packages know no framework; services do not know each other; nothing goes in circles. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

    /** All of ours is large: it goes with this test. */
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.causality");

    /** Everything in a service outside its {@code adapter} package and its application class. */
    private static final String[] DOMAIN = {
        "org.causality.groth16..",
        "org.causality.effect.cause..",
        "org.causality.effect.evolution..",
        "org.causality.effect.journey..",
        "org.causality.effect.book..",
        "org.causality.orchestrator.core..",
        "org.causality.orchestrator.lineage..",
        "org.causality.orchestrator.intent..",
        "org.causality.orchestrator.fact..",
        "org.causality.orchestrator.job..",
        "org.causality.orchestrator.proof..",
        "org.causality.crosschain.rlp..",
        "org.causality.crosschain.trie..",
        "org.causality.crosschain.proof..",
        "org.causality.crosschain.ethereum..",
        "org.causality.crosschain.chain..",
        "org.causality.crosschain.observation..",
        "org.causality.crosschain.fact..",
        "org.causality.crosschain.observer..",
        "org.causality.model..",
        "org.causality.propagation.causal..",
        "org.causality.propagation.checkpoint..",
        "org.causality.mempool.admission..",
        "org.causality.mempool.book..",
        "org.causality.mempool.fact..",
        "org.causality.propagation.blob..",
        "org.causality.propagation.recovery..",
        "org.causality.gateway.recovery..",
        "org.causality.gateway.blob..",
        "org.causality.privacy.seal..",
        "org.causality.privacy.batch..",
        "org.causality.privacy.desk..",
        "org.causality.privacy.check..",
        "org.causality.gateway.edge..",
        "org.causality.gateway.event..",
        "org.causality.libp2p.gossip.router..",
        "org.causality.libp2p.gossip.rpc..",
        "org.causality.libp2p.noise..",
        "org.causality.libp2p.yamux..",
        "org.causality.libp2p.multistream..",
    };

    private static final List<String> SERVICES =
            List.of("gateway", "mempool", "propagation", "crosschain", "effect", "orchestrator", "privacy");

    private static String[] packagesOfServices() {
        return SERVICES.stream().map(name -> "org.causality." + name + "..").toArray(String[]::new);
    }

    @Test
    void servicesDoNotKnowEachOther() {
        check(slices().matching("org.causality.(" + String.join("|", SERVICES) + ")..")
                .should()
                .notDependOnEachOther());
    }

    @Test
    void theModelKnowsNobody() {
        check(noClasses()
                .that()
                .resideInAPackage("org.causality.model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.causality.libp2p..", "org.causality.embedded..", "org.springframework.."));
        check(noClasses()
                .that()
                .resideInAPackage("org.causality.model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packagesOfServices()));
    }

    @Test
    void theProverKnowsNothingOfOursAndOneHash() {
        check(noClasses()
                .that()
                .resideInAPackage("org.causality.groth16..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "org.causality.groth16..", "java..", "org.jspecify..", "org.bouncycastle.crypto.digests.."));
    }

    @Test
    void theWireStackKnowsNothingOfOurs() {
        check(noClasses()
                .that()
                .resideInAPackage("org.causality.libp2p..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.causality.model..", "org.springframework.."));
        check(noClasses()
                .that()
                .resideInAPackage("org.causality.libp2p..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packagesOfServices()));
    }

    @Test
    void theBackboneKnowsNoService() {
        check(noClasses()
                .that()
                .resideInAPackage("org.causality.backbone..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packagesOfServices()));
    }

    /** It is made of Kafka, Spring and JDBC: only adapters rest on it. */
    @Test
    void onlyAdaptersKnowTheBackbone() {
        check(noClasses()
                .that()
                .resideInAnyPackage(DOMAIN)
                .and()
                .resideOutsideOfPackage("..adapter..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.causality.backbone.."));
    }

    @Test
    void onlyTheDevnetKnowsTheEmbeddedParts() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("org.causality.devnet..", "org.causality.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.causality.embedded.."));
    }

    @Test
    void domainPackagesImportNoFramework() {
        check(noClasses()
                .that()
                .resideInAnyPackage(DOMAIN)
                .and()
                .resideOutsideOfPackage("..adapter..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.apache.kafka..",
                        "io.netty.channel..",
                        "io.netty.bootstrap..",
                        "io.netty.handler..",
                        "java.sql..",
                        "javax.sql..",
                        "io.lettuce..",
                        "reactor.."));
    }

    /** The wire stack's cores work in place on Netty's buffers; elsewhere bytes are ours. */
    @Test
    void onlyTheWireStackKnowsNettysBuffers() {
        check(noClasses()
                .that()
                .resideInAnyPackage(DOMAIN)
                .and()
                .resideOutsideOfPackages("org.causality.libp2p..", "..adapter..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty.."));
    }

    @Test
    void coresHaveNoClockAndNoSleep() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage(DOMAIN)
                .and()
                .resideOutsideOfPackage("..adapter..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class);
        check(rule);
    }

    @Test
    void packagesDoNotGoInCircles() {
        List<String> modules = new ArrayList<>(List.of("model", "libp2p", "groth16", "backbone", "devnet"));
        modules.addAll(SERVICES);
        for (String module : modules) {
            check(slices().matching("org.causality." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true));
        }
    }

    @Test
    void theClientOfTheStoryIsABlackBox() {
        check(noClasses()
                .that()
                .resideInAPackage("org.causality.devnet.story..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.causality.model..", "org.causality.libp2p..", "org.causality.groth16.."));
        check(noClasses()
                .that()
                .resideInAPackage("org.causality.devnet.story..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packagesOfServices()));
    }

    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }
}
