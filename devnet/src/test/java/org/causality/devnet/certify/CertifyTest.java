package org.causality.devnet.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.causality.devnet.folder.DataFolder;
import org.causality.model.codec.Bytes;
import org.causality.model.key.PublicKey;
import org.causality.model.key.SigningKey;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.causality.model.network.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertifyTest {
    private final PublicKey subKey = SigningKey.generate(new SecureRandom()).publicKey();

    @Test
    void theCertificateIsTheOperatorsAndHolds(@TempDir Path root) throws IOException {
        try (DataFolder folder = DataFolder.open(root, 2)) {
            Certificate certificate = certificate(folder.root(), "op2");
            Genesis genesis = GenesisFile.read(folder.networkFile());
            assertThat(certificate.holds()).isTrue();
            assertThat(certificate.purpose()).isEqualTo(Purpose.FEED);
            assertThat(certificate.key()).isEqualTo(subKey);
            assertThat(genesis.operators()
                            .member(certificate.operator())
                            .orElseThrow()
                            .name())
                    .isEqualTo("op2");
        }
    }

    @Test
    void incarnationsOnlyRise(@TempDir Path root) throws IOException {
        try (DataFolder folder = DataFolder.open(root, 1)) {
            assertThat(certificate(folder.root(), "op1").incarnation())
                    .isLessThan(certificate(folder.root(), "op1").incarnation());
        }
    }

    @Test
    void aStrangerCannotVouch(@TempDir Path root) {
        try (DataFolder folder = DataFolder.open(root, 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> certificate(folder.root(), "op2"))
                    .withMessageContaining("no operator 'op2'");
        }
    }

    private Certificate certificate(Path root, String operator) throws IOException {
        String hex = Certify.certificate(root, operator, subKey, 1_000);
        return Certificate.decode(Bytes.parseHex(hex)).orThrow();
    }
}
