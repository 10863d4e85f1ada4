package org.causality.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the sources are kept. The figures are ratchets: they may only be lowered. */
class TidyTest {

    /** No source file is longer; a longer one holds two things. */
    private static final int FILE_LINES_MAX = 620;

    /** At most this many files are longer than {@link #LONG_FILE_LINES}. */
    private static final int LONG_FILES_MAX = 12;

    private static final int LONG_FILE_LINES = 350;

    private static final Pattern BANNED_NAME = Pattern.compile("\\w*(Manager|Helper|Utils?|Impl|Dto|Misc)\\.java");
    private static final Pattern BANNED_FOLDER = Pattern.compile(".*/(util|utils|common|impl|dto|helper|misc)/.*");
    private static final Pattern BANNED_TEXT =
            Pattern.compile("Thread\\.sleep\\(|@Disabled|\\bTODO\\b|\\bFIXME\\b|assertTrue\\(true\\)|@Autowired");

    @Test
    void everyPackageSaysWhatItIsFor() {
        assertThat(mainSources().map(Path::getParent).distinct())
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .isRegularFile()
                        .content()
                        .contains("@NullMarked")
                        .satisfies(text -> assertThat(text.lines().count()).isBetween(6L, 40L)));
    }

    @Test
    void namesSayWhatAThingIs() {
        assertThat(sources()
                        .filter(file -> BANNED_NAME
                                        .matcher(file.getFileName().toString())
                                        .matches()
                                || BANNED_FOLDER.matcher(file.toString()).matches()))
                .isEmpty();
    }

    @Test
    void nothingSleepsIsDisabledOrPutOff() {
        assertThat(sources()
                        .filter(file -> !file.endsWith("TidyTest.java"))
                        .filter(file -> BANNED_TEXT.matcher(read(file)).find()))
                .isEmpty();
    }

    /** Adapters may pace themselves by other means; a test that sleeps, however it is spelled, guesses. */
    @Test
    void noTestSleeps() {
        assertThat(sources()
                        .filter(file -> file.toString().contains("/src/test/"))
                        .filter(file -> !file.endsWith("TidyTest.java"))
                        .filter(file -> read(file).contains(".sleep(")))
                .isEmpty();
    }

    @Test
    void filesStaySmall() {
        List<Path> tooLong =
                sources().filter(file -> lines(file) > FILE_LINES_MAX).toList();
        List<Path> long_ =
                sources().filter(file -> lines(file) > LONG_FILE_LINES).toList();
        assertThat(tooLong).isEmpty();
        assertThat(long_).hasSizeLessThanOrEqualTo(LONG_FILES_MAX);
    }

    @Test
    void noFileNamesAMachineOrARegistry() {
        Pattern banned = Pattern.compile("/(root|home/\\w+)/|https?://registry\\.|repo1?\\.maven");
        assertThat(sources()
                        .filter(file -> !file.endsWith("TidyTest.java"))
                        .filter(file -> banned.matcher(read(file)).find()))
                .isEmpty();
    }

    private static Stream<Path> mainSources() {
        return sources().filter(file -> file.toString().contains("/src/main/java/"));
    }

    private static Stream<Path> sources() {
        Path root = Path.of("..").toAbsolutePath().normalize();
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(Files::isRegularFile)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        return read(file).lines().count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
