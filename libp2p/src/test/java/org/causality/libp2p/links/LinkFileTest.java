package org.causality.libp2p.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.addressbook.BookRow;
import org.causality.libp2p.addressbook.PeerAddress;
import org.causality.libp2p.kad.Peers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinkFileTest {
    private static final PeerAddress ONE = PeerAddress.of(Peers.id(1), Peers.address(1));
    private static final PeerAddress TWO = PeerAddress.of(Peers.id(2), Peers.address(2));
    private static final KeptLinks KEPT = new KeptLinks(
            List.of(ONE), List.of(new BookRow(ONE, AddressGroup.NAMES, true), new BookRow(TWO, ONE.group(), false)));

    @TempDir
    private Path folder;

    private LinkFile file() {
        return new LinkFile(folder.resolve("links.txt"));
    }

    @Test
    void whatIsKeptIsReadBack() throws IOException {
        file().keep(KEPT);
        assertThat(file().load()).isEqualTo(KEPT);
        file().keep(KeptLinks.NONE);
        assertThat(file().load()).isEqualTo(KeptLinks.NONE);
    }

    @Test
    void noFileIsNothing() throws IOException {
        assertThat(file().load()).isEqualTo(KeptLinks.NONE);
    }

    @Test
    void linesThatAreNoneArePassedOver() throws IOException {
        file().keep(KEPT);
        Path path = folder.resolve("links.txt");
        String text = Files.readString(path);
        Files.writeString(
                path,
                "anchor\nanchor /ip4/1.2.3.4/tcp/1\nanchor nonsense\ntried WHAT 1 " + ONE + "\nnew IP4 x " + ONE + "\n"
                        + text);
        assertThat(file().load()).isEqualTo(KEPT);
    }

    @Test
    void aFileWithoutEndIsReadToItsBound() throws IOException {
        Files.write(folder.resolve("links.txt"), Collections.nCopies(2 * LinkFile.LINES_MAX, "new NAME 0 " + ONE));
        assertThat(file().load().rows()).hasSize(LinkFile.LINES_MAX);
        Files.writeString(folder.resolve("links.txt"), "x".repeat(1_000_000));
        assertThat(file().load()).isEqualTo(KeptLinks.NONE);
    }
}
