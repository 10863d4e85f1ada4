package org.causality.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a program said before it ended: its folder may be gone before anybody can look there. */
final class LastWords {
    private static final int LINES_MAX = 3;
    private static final long BYTES_MAX = 1 << 20;

    private LastWords() {}

    /** The last lines of each of these files, or that they say nothing. */
    static String of(Path... files) {
        List<String> words = new ArrayList<>();
        for (Path file : files) {
            words.addAll(lastLines(file));
        }
        return words.isEmpty() ? "none" : String.join(" | ", words);
    }

    private static List<String> lastLines(Path file) {
        try {
            if (!Files.exists(file) || Files.size(file) > BYTES_MAX) {
                return List.of();
            }
            List<String> lines = Files.readString(file, StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES_MAX), lines.size());
        } catch (IOException e) {
            return List.of(file.getFileName() + " cannot be read: " + e.getMessage());
        }
    }
}
