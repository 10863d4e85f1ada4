package org.causality.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Removal of temporary data folders. */
public final class Folders {
    private Folders() {}

    /** Removes the folder and all in it, as far as it can; symbolic links are removed, not followed. */
    public static void deleteTree(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    return delete(file);
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) {
                    return delete(visited);
                }
            });
        } catch (IOException _) {
            // A temporary folder that stays is the operating system's to clear.
        }
    }

    private static FileVisitResult delete(Path path) {
        if (!path.toFile().delete()) {
            path.toFile().deleteOnExit();
        }
        return FileVisitResult.CONTINUE;
    }
}
