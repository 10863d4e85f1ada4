package org.causality.devnet.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.causality.embedded.CouldNotStart;
import org.jspecify.annotations.Nullable;

/**
 * {@code up.pid}: the pid for people to read, and an operating-system lock that ends with its process, however it ends;
 * so a stale file never blocks.
 */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;
    private final Path file;

    private FolderLock(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    /** @throws CouldNotStart when another process works on the folder */
    static FolderLock take(Path folder) throws IOException {
        Path file = folder.resolve("up.pid");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new CouldNotStart("The folder " + folder + " is used by another './causality up' (pid "
                    + Files.readString(file).strip() + "): end that one, or choose another --dir.");
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
        return new FolderLock(channel, file);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // held by this very process
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException _) {
            // The lock ends with the process anyway.
        }
    }
}
