package org.causality.libp2p.links;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.addressbook.BookRow;
import org.causality.libp2p.addressbook.PeerAddress;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.multiformats.Multiaddr;
import org.jspecify.annotations.Nullable;

/**
 * Links in a text file, a line each: {@code anchor ADDRESS}, {@code tried KIND VALUE ADDRESS}, {@code new KIND VALUE
 * ADDRESS}, kind and value being those of the source's group. A line that cannot be read is passed over: the file is
 * advice about whom to dial, and each peer is held to its name.
 */
public final class LinkFile implements LinkStore {
    /** Lines read at most: the two tables of the largest book and the anchors. */
    static final int LINES_MAX = 16_384;

    /** Longest line read; a longer one ends the reading. */
    private static final int LINE_CHARS_MAX = 4_096;

    private static final String ANCHOR = "anchor";
    private static final String TRIED = "tried";
    private static final String NEW = "new";
    private static final int ANCHOR_WORDS = 2;
    private static final int ROW_WORDS = 4;

    private final Path file;

    /** A file that need not exist yet; its folder must. */
    public LinkFile(Path file) {
        this.file = file;
    }

    @Override
    public KeptLinks load() throws IOException {
        if (!Files.exists(file)) {
            return KeptLinks.NONE;
        }
        List<PeerAddress> anchors = new ArrayList<>();
        List<BookRow> rows = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (int count = 0; count < LINES_MAX; count++) {
                String line = line(lines);
                if (line == null) {
                    break;
                }
                read(line.split(" ", -1), anchors, rows);
            }
        }
        return new KeptLinks(anchors, rows);
    }

    private static @Nullable String line(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = lines.read(); c >= 0 && line.length() < LINE_CHARS_MAX; c = lines.read()) {
            if (c == '\n') {
                return line.toString();
            }
            line.append((char) c);
        }
        return null;
    }

    private static void read(String[] words, List<PeerAddress> anchors, List<BookRow> rows) {
        try {
            if (words.length == ANCHOR_WORDS && words[0].equals(ANCHOR)) {
                anchors.add(address(words[1]));
            } else if (words.length == ROW_WORDS && (words[0].equals(TRIED) || words[0].equals(NEW))) {
                AddressGroup source = new AddressGroup(AddressGroup.Kind.valueOf(words[1]), Long.parseLong(words[2]));
                rows.add(new BookRow(address(words[3]), source, words[0].equals(TRIED)));
            }
        } catch (MalformedException | IllegalArgumentException _) {
            // one line less
        }
    }

    private static PeerAddress address(String text) {
        Multiaddr address = Multiaddr.parse(text);
        String peer = address.value(AddressPart.P2P);
        if (peer == null) {
            throw new MalformedException("address names no peer");
        }
        return PeerAddress.of(PeerId.parse(peer), address);
    }

    @Override
    public void keep(KeptLinks links) throws IOException {
        StringBuilder text = new StringBuilder();
        links.anchors()
                .forEach(anchor -> text.append(ANCHOR + ' ').append(anchor).append('\n'));
        links.rows().stream().limit(LINES_MAX - (long) links.anchors().size()).forEach(row -> append(row, text));
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void append(BookRow row, StringBuilder text) {
        text.append(row.tried() ? TRIED : NEW)
                .append(' ')
                .append(row.source().kind())
                .append(' ')
                .append(row.source().value())
                .append(' ')
                .append(row.address())
                .append('\n');
    }
}
