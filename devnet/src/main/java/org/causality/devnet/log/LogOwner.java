package org.causality.devnet.log;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Whose lines a thread writes. Inherited by the threads it makes (Kafka listeners, Netty loops, virtual threads), so a
 * whole service is tagged by tagging its start.
 *
 * @param operator names the file, {@code log/<operator>.log}
 */
public record LogOwner(String operator, String service) {
    /** What no operator owns: the backing parts and the devnet itself. */
    public static final LogOwner SHARED = new LogOwner(sharedFile(), "-");

    static final String SHARED_FILE = "devnet";
    static final String SHARED_PROPERTY = "causality.log.shared";

    private static final ThreadLocal<@Nullable LogOwner> CURRENT = new InheritableThreadLocal<>();

    private static String sharedFile() {
        return System.getProperty(SHARED_PROPERTY, SHARED_FILE);
    }

    public static LogOwner current() {
        LogOwner owner = CURRENT.get();
        return owner == null ? SHARED : owner;
    }

    /** Runs the work as this owner, and puts back who was there before. */
    public <T> T during(Callable<T> work) throws Exception {
        LogOwner before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.call();
        } finally {
            CURRENT.set(before);
        }
    }
}
