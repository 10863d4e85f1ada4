package org.causality.devnet.story;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The client knows the JDK, JSON, a wallet's library and Ed25519: nothing of the network it looks at. */
class BlackBoxTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.causality.devnet.story");

    @Test
    void theClientImportsNothingOfTheNetwork() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.causality.devnet.story..",
                        "tools.jackson..",
                        "org.web3j.crypto..",
                        "org.bouncycastle.math.ec.rfc8032..",
                        "org.jspecify.annotations..")
                .check(CLASSES);
    }
}
