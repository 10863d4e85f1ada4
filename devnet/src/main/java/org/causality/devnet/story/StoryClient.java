package org.causality.devnet.story;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.telling.StoryResult;
import org.causality.devnet.story.telling.Telling;

/**
 * The program: tells the story against running operators. Exit 0 = told and checked; 1 = a step failed, named on the last
 * line of standard error; 2 = it could not begin.
 */
public final class StoryClient {

    private StoryClient() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            StoryOptions options = StoryOptions.parse(arguments);
            return tell(options, Genesis.read(options.network()));
        } catch (IllegalArgumentException e) {
            System.err.println("story: " + e.getMessage() + "\n" + StoryOptions.USAGE);
            return 2;
        } catch (IOException e) {
            System.err.println("story: a file cannot be read or written: " + e);
            return 2;
        }
    }

    private static int tell(StoryOptions options, Genesis genesis) throws IOException {
        Telling telling = new Telling(new PrintStream(System.out, true, StandardCharsets.UTF_8), onTerminal());
        StoryResult result = new Story(options, genesis, new SecureRandom(), telling::step).tell();
        telling.end(result);
        if (options.json() != null) {
            result.write(options.json());
        }
        if (result.failed() != null) {
            new PrintStream(System.err, true, StandardCharsets.UTF_8)
                    .println(result.failed().line());
            return 1;
        }
        return 0;
    }

    @SuppressWarnings("SystemConsoleNull") // JDK 25 went back to the console that is null where there is no terminal
    private static boolean onTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
