package org.causality.devnet.story;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.words.Words;

/** The options of the command line that tell of a chain, as they come. */
public final class ChainWords {

    private static final List<String> OPTIONS = List.of(
            "--chain",
            "--recorded",
            "--no-chain",
            "--height",
            "--block",
            "--time",
            "--contract",
            "--slot",
            "--value",
            "--settlement",
            "--effect");

    private final Map<String, String> said = new HashMap<>();

    /** @throws IllegalArgumentException for a word that is none of these */
    public void take(String word, Words rest) {
        if (!OPTIONS.contains(word)) {
            throw new IllegalArgumentException("'" + word + "' is not an option.");
        }
        said.put(word, rest.value(word));
    }

    public ToldChain told() {
        if (said.containsKey("--chain")) {
            return new StoryChain(
                    URI.create(text("--chain")),
                    octets("--contract"),
                    octets("--slot"),
                    octets("--settlement"),
                    octets("--effect"));
        }
        return said.containsKey("--recorded")
                ? recording()
                : new NoChain(said.getOrDefault("--no-chain", "the client was told of no chain"));
    }

    private StoryRecording recording() {
        return new StoryRecording(
                text("--recorded"),
                Long.parseLong(text("--height")),
                octets("--block"),
                Long.parseLong(text("--time")),
                octets("--contract"),
                octets("--slot"),
                octets("--value"),
                octets("--effect"));
    }

    private Octets octets(String option) {
        return Octets.ofHex(text(option));
    }

    private String text(String option) {
        String text = said.get(option);
        if (text == null) {
            throw new IllegalArgumentException(option + " is needed too.");
        }
        return text;
    }
}
