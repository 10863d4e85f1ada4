package org.causality.devnet.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.causality.embedded.CouldNotStart;
import org.causality.embedded.Folders;
import org.jspecify.annotations.Nullable;

/**
 * The folder a devnet lives in: {@code network.json}, {@code operators/<name>/keys}, {@code kafka/ pg/ redis/ log/} and
 * {@code up.pid}; isolated operators have their stores in {@code operators/<name>/} instead. Held until closed; a temporary one is then removed.
 */
public final class DataFolder implements AutoCloseable {
    /** As many as the folder holds, or {@link #OPERATORS_DEFAULT} in a new one. */
    public static final int OPERATORS_UNSAID = 0;

    public static final int OPERATORS_DEFAULT = 3;

    private final Path root;
    private final boolean temporary;
    private boolean kept;
    private final @Nullable FolderLock lock;
    private final List<OperatorFolder> operators;

    private DataFolder(Path root, boolean temporary, @Nullable FolderLock lock, List<OperatorFolder> operators) {
        this.root = root;
        this.temporary = temporary;
        this.lock = lock;
        this.operators = operators;
    }

    /**
     * Opens a folder, making what is missing.
     *
     * @param kept null = a new temporary folder
     * @param operators how many; {@link #OPERATORS_UNSAID} takes what is there
     * @throws CouldNotStart when it is in use, cannot be written, or holds another number of operators
     */
    public static DataFolder open(@Nullable Path kept, int operators) {
        try {
            Path root = kept == null ? Files.createTempDirectory("causality-up-") : Files.createDirectories(kept);
            return open(root.toRealPath(), kept == null, operators);
        } catch (IOException e) {
            throw new CouldNotStart("The data folder cannot be used: " + e + ".", e);
        }
    }

    /** The folder as an operator's own process sees it, whose parent made and locked it. */
    public static DataFolder heldByParent(Path root) {
        try {
            return new DataFolder(root, false, null, Founding.operatorsIn(root, OPERATORS_UNSAID));
        } catch (IOException e) {
            throw new CouldNotStart("The data folder cannot be used: " + e + ".", e);
        }
    }

    private static DataFolder open(Path root, boolean temporary, int operators) throws IOException {
        FolderLock lock = FolderLock.take(root);
        try {
            Files.createDirectories(root.resolve("log"));
            return new DataFolder(root, temporary, lock, Founding.operatorsIn(root, operators));
        } catch (CouldNotStart | IOException e) {
            lock.close();
            throw e;
        }
    }

    public Path root() {
        return root;
    }

    public boolean temporary() {
        return temporary;
    }

    public Path log() {
        return root.resolve("log");
    }

    /** Genesis. */
    public Path networkFile() {
        return root.resolve(Founding.NETWORK_FILE);
    }

    /** In the order in which they stand in the line. */
    public List<OperatorFolder> operators() {
        return operators;
    }

    /** Leaves a temporary folder where it is: its logs say what went wrong. */
    public void keep() {
        kept = true;
    }

    @Override
    public void close() {
        if (lock != null) {
            lock.close();
        }
        if (temporary && !kept) {
            Folders.deleteTree(root);
        }
    }
}
