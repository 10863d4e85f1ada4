package org.causality.devnet.story;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.api.Cursor;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.EventLog;
import org.causality.devnet.story.api.EventStream;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.api.UnreachableException;
import org.causality.devnet.story.proof.Genesis;
import tools.jackson.databind.JsonNode;

/** Every gateway starts from the same genesis, is the member it says, and has its neighbours in the line as its peers. */
final class NetworkStep {

    private final StoryOptions options;
    private final Genesis genesis;
    private final HttpClient http;

    NetworkStep(StoryOptions options, Genesis genesis, HttpClient http) {
        this.options = options;
        this.genesis = genesis;
        this.http = http;
    }

    /** Opens the event streams too, so that nothing of the story is missed. */
    Cast run(Deadline deadline) {
        List<Actor> actors = new ArrayList<>();
        for (URI gateway : options.gateways()) {
            actors.add(meet(actors.size() + 1, new OperatorApi(gateway, http), deadline));
        }
        Set<String> names = actors.stream().map(actor -> actor.member().name()).collect(Collectors.toSet());
        actors.getFirst()
                .expectEqual(
                        "as many operators as genesis has,", genesis.members().size(), names.size());
        actors.forEach(actor -> expectNeighbours(actors, actor, deadline));
        List<EventStream> streams = actors.stream()
                .map(actor -> EventStream.after(actor.api(), Actor.STORY_EVENTS, actor.begunAfter(), actor.log()))
                .toList();
        return new Cast(List.copyOf(actors), streams, options.heldAt());
    }

    private Actor meet(int number, OperatorApi api, Deadline deadline) {
        String where = "operator " + number + " (" + api.gateway() + ")";
        JsonNode network = deadline.poll(() -> network(api))
                .orElseThrow(() -> new StepFailedException(where, "200 for GET /v1/network", state(api)));
        Genesis told = Genesis.of(network);
        if (!told.equals(genesis)) {
            throw new StepFailedException(where, "the genesis of network.json", told.toString());
        }
        String name = network.path("operator").path("name").asString("");
        String key = network.path("operator").path("key").asString("");
        Genesis.Member member = genesis.memberNamed(name)
                .filter(found -> found.key().hex().equals(key))
                .orElseThrow(() -> new StepFailedException(where, "a member of genesis", name + " " + key));
        long delivered = network.path("delivered").asLong(0);
        // From here on every answer counts: the questions before only waited for it to be ready.
        OperatorApi ready = new OperatorApi(api.gateway(), http);
        return new Actor(number, member, ready, new EventLog(), new Cursor(delivered, 0));
    }

    private static Optional<JsonNode> network(OperatorApi api) {
        try {
            Answer answer = api.get("/v1/network");
            return answer.ok() ? Optional.of(answer.json()) : Optional.empty();
        } catch (UnreachableException _) {
            return Optional.empty();
        }
    }

    private static String state(OperatorApi api) {
        try {
            return api.get("/v1/network").brief();
        } catch (UnreachableException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void expectNeighbours(List<Actor> actors, Actor actor, Deadline deadline) {
        Set<String> wanted = new TreeSet<>();
        for (Actor other : actors) {
            if (Math.abs(other.number() - actor.number()) == 1) {
                wanted.add(other.member().name());
            }
        }
        Optional<Set<String>> met =
                deadline.poll(() -> Optional.of(peersOf(actor)).filter(wanted::equals));
        if (met.isEmpty()) {
            actor.expectEqual("as peers its neighbours in the line, by certificate,", wanted, peersOf(actor));
        }
    }

    /** The operators' names among the peers; a peer without a name counts as "?". */
    static Set<String> peersOf(Actor actor) {
        return actor.read("/v1/peers").json().path("peers").values().stream()
                .map(peer -> peer.path("operator").asString("?"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
