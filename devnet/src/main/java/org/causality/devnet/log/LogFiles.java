package org.causality.devnet.log;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Sends all logging of this process into a folder. */
public final class LogFiles {
    private LogFiles() {}

    /**
     * Must run before the first logger is made: logging reads its configuration once. Spring Boot is told to keep its
     * hands off, since it would configure the shared logging anew with each of the contexts.
     */
    public static void into(Path folder) {
        into(folder, LogOwner.SHARED_FILE);
    }

    /** @param file names the log of what no operator's thread says: two processes must not write one file */
    @SuppressWarnings("ReturnValueIgnored") // called for its effect
    public static void into(Path folder, String file) {
        System.setProperty(LogOwner.SHARED_PROPERTY, file);
        System.setProperty("causality.log.folder", folder.toAbsolutePath().toString());
        System.setProperty("logback.configurationFile", "devnet-logback.xml");
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        LoggerFactory.getILoggerFactory(); // read it now: several threads at once would make slf4j print about it
    }
}
