package org.causality.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Linux does not execute a file that somebody has open for writing. */
@EnabledOnOs(OS.LINUX)
class BusyProgramTest {
    @Test
    void whatStaysBusyIsRefusedWithTheReasonTheSystemGave(@TempDir Path folder) throws IOException {
        Path program = RedisProgram.unpackedIn(folder.toAbsolutePath());
        try (OutputStream _ = new FileOutputStream(program.toFile(), true)) {
            assertThatThrownBy(() -> EmbeddedRedis.start(folder, 0))
                    .isInstanceOf(CouldNotStart.class)
                    .hasMessageContaining("Text file busy");
        }
    }
}
