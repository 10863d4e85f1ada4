package org.causality.devnet.story.telling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a story came to.
 *
 * @param skipped what there was no way to tell
 * @param failed null when all was told and checked
 * @param gateways operators 1 to N
 */
public record StoryResult(
        boolean told,
        long millis,
        List<StepDone> steps,
        List<StepSkipped> skipped,
        @Nullable StepFailed failed,
        String orderId,
        String owner,
        List<Hop> hops,
        List<String> gateways) {

    public void write(Path file) throws IOException {
        Files.write(file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }
}
