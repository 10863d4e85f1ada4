package org.causality.libp2p;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** What the packages may know of each other and of the world. */
@AnalyzeClasses(packagesOf = StructureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
final class StructureTest {
    private static final String[] CORES = {
        "..libp2p.multiformats..",
        "..libp2p.proto..",
        "..libp2p.identity..",
        "..libp2p.identify..",
        "..libp2p.multistream..",
        "..libp2p.noise..",
        "..libp2p.yamux.."
    };

    /** Cores that are told the time. */
    private static final String[] TIMED_CORES = {
        "..libp2p.addressbook..",
        "..libp2p.peering..",
        "..libp2p.tls..",
        "..libp2p.kad.message..",
        "..libp2p.kad.table..",
        "..libp2p.kad.lookup..",
        "..libp2p.kad.store..",
        "..libp2p.kad.node.."
    };

    @ArchTest
    static final ArchRule timedCoresAreToldTheTimeAndTouchNothing = noClasses()
            .that()
            .resideInAnyPackage(TIMED_CORES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "java.net.http..", "java.util.concurrent..", "..libp2p.host..")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class);

    @ArchTest
    static final ArchRule coresTouchNoSocketThreadOrClock = noClasses()
            .that()
            .resideInAnyPackage(CORES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.netty.channel..",
                    "io.netty.bootstrap..",
                    "java.net.http..",
                    "java.util.concurrent..",
                    "java.time..")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class);

    @ArchTest
    static final ArchRule coresDoNotKnowTheHost = noClasses()
            .that()
            .resideInAnyPackage(CORES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..libp2p.host..", "..libp2p.gossip..");

    @ArchTest
    static final ArchRule noFrameworkIsNeeded = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.causality.libp2p.(*)..").should().beFreeOfCycles();
}
