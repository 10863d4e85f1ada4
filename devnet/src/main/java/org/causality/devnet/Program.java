package org.causality.devnet;

import java.io.IOException;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.log.LogFiles;
import org.causality.embedded.CouldNotStart;

/** What the programs that start something of their own do alike: a folder that is gone at the end, and words for what went wrong. */
public final class Program {
    private static final int COULD_NOT_START = 2;

    /** What it does; the code it ends with. */
    @FunctionalInterface
    public interface Task {
        int run() throws IOException, InterruptedException;
    }

    @FunctionalInterface
    public interface FolderTask {
        int run(DataFolder folder) throws IOException, InterruptedException;
    }

    private Program() {}

    /**
     * Ends the process.
     *
     * @param command as in {@code ./causality <command>}
     */
    public static void end(String command, Task task) {
        // What was started may leave threads behind that would keep the process alive.
        System.exit(code(command, task));
    }

    private static int code(String command, Task task) {
        try {
            return task.run();
        } catch (IllegalArgumentException e) {
            System.err.println("causality: " + e.getMessage() + " See ./causality " + command + " --help.");
        } catch (CouldNotStart e) {
            System.err.println("causality: " + e.getMessage());
        } catch (IOException e) {
            System.err.println("causality: " + e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return COULD_NOT_START;
    }

    /** Logs go into the folder, too. */
    public static int inNewFolder(int operators, FolderTask task) throws IOException, InterruptedException {
        try (DataFolder folder = DataFolder.open(null, operators)) {
            LogFiles.into(folder.log());
            return task.run(folder);
        }
    }
}
