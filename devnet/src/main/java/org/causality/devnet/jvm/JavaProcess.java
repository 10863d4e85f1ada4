package org.causality.devnet.jvm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command of another JVM of ours, tuned for few cores. */
public final class JavaProcess {
    /** Where the launcher says which start cache it uses itself; it holds for every program on this class path. */
    private static final String START_CACHE = "causality.start-cache";

    /** With the 48 MiB of one compiler tier, services that fill it have the whole heap collected every ten seconds. */
    private static final String CODE_CACHE = "-XX:ReservedCodeCacheSize=256m";

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private JavaProcess() {}

    /** A program that uses libraries of its own and little of ours. */
    public static ProcessBuilder client(Class<?> program, List<String> arguments) {
        return new ProcessBuilder(command(List.of("-Xshare:auto"), program, arguments));
    }

    /**
     * A program that runs services, in a session of its own: a Ctrl-C in the terminal reaches only this process, which
     * then ends the other one in order.
     *
     * @param heapBytesMax as {@code -Xmx} takes it, for example {@code 512m}
     */
    public static ProcessBuilder services(Class<?> program, String heapBytesMax, List<String> arguments) {
        List<String> flags = new ArrayList<>(List.of(
                "-Xmx" + heapBytesMax,
                "-XX:MetaspaceSize=256m",
                "-Xlog:aot*=off",
                "-Xlog:cds*=off",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dcom.amazon.corretto.crypto.provider.registerEdKeyFactory=true"));
        String cache = System.getProperty(START_CACHE, "");
        if (!cache.isEmpty()) {
            flags.add("-XX:AOTCache=" + cache);
        }
        return inOwnSession(command(flags, program, arguments));
    }

    /**
     * A program that computes, in a session of its own like {@link #services}: it may use the JVM's second compiler, with
     * which proofs take a third of the time.
     *
     * @param heapBytesMax as {@code -Xmx} takes it
     */
    public static ProcessBuilder computing(Class<?> program, String heapBytesMax, List<String> arguments) {
        return inOwnSession(java(List.of("-Xmx" + heapBytesMax, "-Xshare:auto"), program, arguments));
    }

    private static ProcessBuilder inOwnSession(List<String> command) {
        if (Files.isExecutable(SETSID)) {
            command.addFirst(SETSID.toString());
        }
        return new ProcessBuilder(command);
    }

    private static List<String> command(List<String> flags, Class<?> program, List<String> arguments) {
        List<String> quick = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", CODE_CACHE));
        quick.addAll(flags);
        return java(quick, program, arguments);
    }

    private static List<String> java(List<String> flags, Class<?> program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        return command;
    }
}
