package org.causality.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.causality.embedded.EmbeddedParts;
import org.causality.gateway.GatewayApplication;
import org.causality.libp2p.host.Host;
import org.causality.mempool.MempoolApplication;
import org.causality.model.message.Envelope;
import org.causality.propagation.PropagationApplication;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * What would make two builds of one commit differ: the time, the order of a folder, and where, by whom and on which machine
 * it was built. The jars are those of this build, or the installed ones where only this module is built.
 */
class JarsAreReproducibleTest {

    private static final List<Class<?>> ONE_OF_EACH = List.of(
            Envelope.class,
            Host.class,
            EmbeddedParts.class,
            PropagationApplication.class,
            MempoolApplication.class,
            GatewayApplication.class);

    private static final Pattern TIMESTAMP =
            Pattern.compile("<project.build.outputTimestamp>(.*)Z</project.build.outputTimestamp>");

    /** @param content its bytes as Latin-1 */
    private record Entry(String name, LocalDateTime time, String content) {}

    @Test
    void everyEntryHasTheTimeOfTheCommitAndItsPlaceByName() throws Exception {
        LocalDateTime fixed = fixedTime();
        for (Path jar : jars()) {
            List<Entry> entries = entries(jar);
            assertThat(entries).as("entries of " + jar).isNotEmpty();
            assertThat(entries).as("times in " + jar).extracting(Entry::time).containsOnly(fixed);
            assertThat(names(entries, true)).as("folders in " + jar).isSorted();
            assertThat(names(entries, false)).as("files in " + jar).isSorted();
        }
    }

    @Test
    void nothingTellsWhereItWasBuilt() throws Exception {
        List<String> tellTales = Stream.of(
                        Path.of("..").toRealPath().toString(),
                        System.getProperty("user.home") + "/",
                        InetAddress.getLocalHost().getHostName(),
                        "Built-By",
                        "Build-Time")
                .filter(text -> text.length() > 4)
                .toList();
        for (Path jar : jars()) {
            for (Entry entry : entries(jar)) {
                assertThat(tellTales.stream().filter(entry.content()::contains))
                        .as(jar.getFileName() + "!" + entry.name())
                        .isEmpty();
            }
        }
    }

    /** Without what Maven adds at fixed places. */
    private static List<String> names(List<Entry> entries, boolean folders) {
        return entries.stream()
                .map(Entry::name)
                .filter(name -> !name.startsWith("META-INF/"))
                .filter(name -> name.endsWith("/") == folders)
                .toList();
    }

    private static LocalDateTime fixedTime() throws IOException {
        Matcher timestamp = TIMESTAMP.matcher(Files.readString(Path.of("..", "pom.xml")));
        assertThat(timestamp.find()).isTrue();
        return LocalDateTime.parse(timestamp.group(1));
    }

    private static List<Path> jars() throws URISyntaxException {
        List<Path> jars = new ArrayList<>();
        for (Class<?> one : ONE_OF_EACH) {
            Path place = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                throw new TestAbortedException(place + " is no jar: nothing was packaged in this build");
            }
            jars.add(place);
        }
        return jars;
    }

    private static List<Entry> entries(Path jar) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String content = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                entries.add(new Entry(entry.getName(), entry.getTimeLocal(), content));
            }
        }
        return entries;
    }
}
