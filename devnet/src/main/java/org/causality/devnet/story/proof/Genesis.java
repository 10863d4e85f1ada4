package org.causality.devnet.story.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.causality.devnet.story.canonical.Octets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code network.json}: the one thing the client trusts. Operators are kept in the order of their keys' text. */
public record Genesis(String network, int version, int shards, List<Member> members) {

    public record Member(String name, Octets key, int weight) {}

    public Genesis {
        members = members.stream()
                .sorted((a, b) -> a.key().hex().compareTo(b.key().hex()))
                .toList();
    }

    public static Genesis read(Path file) throws IOException {
        return of(JsonMapper.shared().readTree(Files.readAllBytes(file)));
    }

    /** Reads the fields of genesis and leaves others alone: {@code GET /v1/network} has more. */
    public static Genesis of(JsonNode json) {
        List<Member> members = json.path("operators").values().stream()
                .map(member -> new Member(
                        member.path("name").asString(""),
                        Octets.ofHex(member.path("key").asString("")),
                        member.path("weight").asInt(0)))
                .toList();
        return new Genesis(
                json.path("network").asString(""),
                json.path("version").asInt(0),
                json.path("shards").asInt(0),
                members);
    }

    public Optional<Member> memberWithKey(Octets key) {
        return members.stream().filter(member -> member.key().equals(key)).findAny();
    }

    public Optional<Member> memberNamed(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findAny();
    }
}
