package org.causality.devnet.story;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.wallet.Forgery;

/** Afterwards: every node is well and measures itself, nobody stumbled on the way, the bad orders left no trace. */
final class SoundnessStep {

    private SoundnessStep() {}

    static void run(Cast cast, List<Forgery> forgeries) {
        BadOrderStep.expectUnknown(cast, forgeries);
        for (Actor actor : cast.actors()) {
            Answer health = actor.api().get("/actuator/health");
            actor.expectEqual("health", "UP", MessageProof.text(health.json(), "status"));
            Answer metrics = actor.read("/actuator/prometheus");
            String text = new String(metrics.body().toArray(), StandardCharsets.UTF_8);
            actor.expect(text.contains("causality_gateway_"), "metrics named causality_gateway_…", "none of that name");
            actor.read("/v3/api-docs");
            actor.log()
                    .first(event -> event.type().equals("muted"))
                    .ifPresent(event ->
                            actor.expect(false, "no muted feed", event.data().toString()));
            actor.log().trouble().ifPresent(what -> actor.expect(false, "an event stream without trouble", what));
            actor.expectEqual(
                    "answers of status 500 and above:", List.of(), actor.api().failures());
        }
    }
}
