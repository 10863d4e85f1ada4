package org.causality.devnet.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.proof.Envelope;
import tools.jackson.databind.JsonNode;

/** {@code GET /v1/messages}: all verified messages by (Lamport time, id), page after page. */
final class CausalRead {

    /** Small pages, so that the story pages at all. */
    private static final int PAGE = 4;

    private static final int PAGES_MAX = 5_000;

    private CausalRead() {}

    /** Both are listed, in order, and the second names the first. */
    static void expectListed(Actor actor, Envelope before, Envelope after, Deadline deadline) {
        List<Octets> wanted = List.of(before.id(), after.id());
        Optional<List<Octets>> found = deadline.poll(
                () -> Optional.of(only(all(actor), wanted)).filter(listed -> listed.size() == wanted.size()));
        List<Octets> listed = found.orElseGet(() -> only(all(actor), wanted));
        actor.expectEqual("in the causal read, in this order,", wanted, listed);
        List<Octets> dependents =
                actor.read("/v1/messages?dependsOn=" + before.id()).json().path("messages").values().stream()
                        .map(message -> id(message))
                        .toList();
        actor.expect(
                dependents.contains(after.id()),
                "the cancellation among what depends on the order",
                dependents.toString());
    }

    /** The whole read; its order is checked on the way. */
    private static List<Octets> all(Actor actor) {
        List<Octets> ids = new ArrayList<>();
        long lastTime = -1;
        String lastId = "";
        String after = "";
        for (int page = 0; page < PAGES_MAX; page++) {
            JsonNode read = actor.read("/v1/messages?limit=" + PAGE + after).json();
            for (JsonNode message : read.path("messages").values()) {
                long time = Long.parseLong(MessageProof.text(message, "lamport"));
                String id = MessageProof.text(message, "id");
                boolean rising = time > lastTime || (time == lastTime && id.compareTo(lastId) > 0);
                actor.expect(
                        rising,
                        "a causal read that rises by (Lamport time, id)",
                        time + " " + id + " after " + lastTime);
                lastTime = time;
                lastId = id;
                ids.add(id(message));
            }
            if (MessageProof.text(read, "next").isEmpty()) {
                return ids;
            }
            after = "&after=" + MessageProof.text(read, "next");
        }
        return ids;
    }

    private static Octets id(JsonNode message) {
        return Octets.ofHex(MessageProof.text(message, "id"));
    }

    private static List<Octets> only(List<Octets> ids, List<Octets> wanted) {
        return ids.stream().filter(wanted::contains).toList();
    }
}
