package org.causality.devnet.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.causality.embedded.CouldNotStart;
import org.causality.model.network.GenesisFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path kept;

    @Test
    void aNewFolderGetsKeysOnlyItsOwnerMayRead() throws IOException {
        try (DataFolder folder = DataFolder.open(kept, 2)) {
            for (OperatorFolder operator : folder.operators()) {
                Path key = operator.keys().resolve("operator.key");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void openedAgainItIsTheSameNetwork() throws IOException {
        Path genesis = kept.resolve("network.json");
        DataFolder.open(kept, 4).close();
        byte[] before = Files.readAllBytes(genesis);
        try (DataFolder again = DataFolder.open(kept, DataFolder.OPERATORS_UNSAID)) {
            assertThat(again.operators()).extracting(OperatorFolder::name).containsExactly("op1", "op2", "op3", "op4");
            assertThat(again.networkFile()).hasBinaryContent(before);
            assertThat(GenesisFile.read(genesis).operators().operators()).hasSize(4);
        }
    }

    @Test
    void anotherNumberOfOperatorsIsRefused() {
        DataFolder.open(kept, 3).close();
        assertThatThrownBy(() -> DataFolder.open(kept, 5))
                .isInstanceOf(CouldNotStart.class)
                .hasMessageContaining("holds a network of 3 operators, not 5");
    }

    @Test
    void aSecondUpOnTheSameFolderIsRefusedWithThePidOfTheFirst() {
        try (DataFolder _ = DataFolder.open(kept, 1)) {
            assertThatThrownBy(() -> DataFolder.open(kept, 1))
                    .isInstanceOf(CouldNotStart.class)
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aTemporaryFolderIsGoneAfterwards() {
        Path root;
        try (DataFolder folder = DataFolder.open(null, 1)) {
            root = folder.root();
            assertThat(root).isDirectory();
        }
        assertThat(root).doesNotExist();
    }
}
