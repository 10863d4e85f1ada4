package org.causality.devnet.story.figures;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.causality.devnet.story.api.UnreachableException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that measures: prints a table and, as the last line, the same as JSON. Its exit code: 0 = measured; 1 = somebody
 * could not be reached; 2 = the command was wrong.
 *
 * @param name what its complaints begin with
 */
public record Measuring(String name, String usage) {
    private static final int MEASURED = 0;
    private static final int UNREACHABLE = 1;
    private static final int WRONG = 2;

    /** One measurement. */
    public interface Run {
        /**
         * @throws IllegalArgumentException with a sentence for whoever typed the command
         * @throws UnreachableException somebody does not answer
         */
        Report measure() throws IOException;
    }

    public int run(Run run) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            Report report = run.measure();
            report.lines().forEach(out::println);
            out.println(JsonMapper.shared().writeValueAsString(report));
            return MEASURED;
        } catch (UnreachableException e) {
            System.err.println(name + ": " + e.getMessage());
            return UNREACHABLE;
        } catch (IllegalArgumentException e) {
            System.err.println(name + ": " + e.getMessage() + "\n" + usage);
            return WRONG;
        } catch (IOException e) {
            System.err.println(name + ": a file cannot be read: " + e);
            return WRONG;
        }
    }
}
