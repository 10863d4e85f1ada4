package org.causality.model.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.causality.model.VectorFile;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Checkpoint;
import org.causality.model.message.CheckpointId;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.Stamp;
import org.causality.model.message.StampTree;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSetChange;
import org.causality.model.privacy.CommitteeId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CheckpointVectorsTest {

    @Test
    void checkpointsAreTheGoldenOnes() {
        VectorFile file = new VectorFile("checkpoints", "Bodies of Checkpoint and the ids they are named by.");
        CheckpointSamples.checkpoints()
                .forEach(checkpoint -> file.add(
                        "floor " + checkpoint.floor(),
                        "checkpoint",
                        fields(checkpoint),
                        "encoded",
                        checkpoint.encode().hex(),
                        "id",
                        checkpoint.id().hex()));
        for (JsonNode vector : file.check()) {
            Checkpoint read = Checkpoint.decode(bytes(vector, "encoded")).orThrow();
            assertThat(read.encode()).isEqualTo(bytes(vector, "encoded"));
            assertThat(read.id().hex()).isEqualTo(text(vector, "id"));
        }
    }

    private static Map<String, Object> fields(Checkpoint checkpoint) {
        CheckpointId previous = checkpoint.previous();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("epoch", Json.number(checkpoint.epoch()));
        json.put("floor", Json.number(checkpoint.floor().value()));
        json.put("count", Json.number(checkpoint.count()));
        json.put("root", checkpoint.root().hex());
        json.put("previous", previous == null ? "" : previous.hex());
        json.put("operators", checkpoint.operators().hex());
        return json;
    }

    @Test
    void rootsAreTheGoldenOnes() {
        VectorFile file = new VectorFile(
                "checkpoint-roots",
                "The root over messages in the total order: [computed time, id] one after the other.");
        for (int count : List.of(1, 2, 3, 4, 5, 8, 11)) {
            file.add(
                    count + " messages",
                    "stamps",
                    CheckpointSamples.stamps(count).stream()
                            .map(stamp -> List.of(
                                    Json.number(stamp.time().value()),
                                    stamp.id().hex()))
                            .toList(),
                    "root",
                    CheckpointSamples.tree(count).root().hex());
        }
        for (JsonNode vector : file.check()) {
            StampTree tree = new StampTree();
            vector.get("stamps")
                    .forEach(stamp -> tree.add(new Stamp(
                            new LamportTime(Long.parseUnsignedLong(stamp.get(0).asString())),
                            MessageId.parseHex(stamp.get(1).asString()))));
            assertThat(tree.root().hex()).isEqualTo(text(vector, "root"));
        }
    }

    @Test
    void whatIsOutOfOrderHasNoRoot() {
        StampTree tree = CheckpointSamples.tree(3);
        Stamp last = CheckpointSamples.stamps(3).getLast();
        assertThatThrownBy(() -> tree.add(last)).isInstanceOf(IllegalArgumentException.class);
        assertThat(tree.root()).isEqualTo(CheckpointSamples.tree(3).root());
        assertThatThrownBy(() -> new StampTree().root()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void floorsAreTheLastTicksOfSteps() {
        assertThat(floorUpTo(0)).isZero();
        assertThat(floorUpTo(4_094)).isZero();
        assertThat(floorUpTo(4_095)).isEqualTo(4_095);
        assertThat(floorUpTo(8_190)).isEqualTo(4_095);
        assertThat(floorUpTo(8_191)).isEqualTo(8_191);
        assertThat(floorUpTo(-1)).isEqualTo(-1);
        assertThat(floorUpTo(-2)).isEqualTo(-1 - Checkpoint.STEP_TICKS);
    }

    private static long floorUpTo(long time) {
        return Checkpoint.floorUpTo(new LamportTime(time)).value();
    }

    @Test
    void changesOfTheOperatorSetAreTheGoldenOnes() {
        VectorFile file = new VectorFile(
                "operator-sets", "Bodies of OperatorSet, and the committee id the members have on the network.");
        for (OperatorSetChange change :
                List.of(CheckpointSamples.CHANGE, new OperatorSetChange(-1, CheckpointSamples.FIRST.operators()))) {
            file.add(
                    change.operators().size() + " members",
                    "epoch",
                    Json.number(change.epoch()),
                    "operators",
                    change.operators().stream()
                            .map(CheckpointVectorsTest::fields)
                            .toList(),
                    "encoded",
                    change.encode().hex(),
                    "network",
                    Samples.NETWORK.value(),
                    "committee",
                    CommitteeId.of(Samples.NETWORK, change.next()).hex());
        }
        for (JsonNode vector : file.check()) {
            OperatorSetChange read =
                    OperatorSetChange.decode(bytes(vector, "encoded")).orThrow();
            assertThat(read.encode()).isEqualTo(bytes(vector, "encoded"));
            assertThat(OperatorSetChange.of(read.next())).isEqualTo(read);
            assertThat(CommitteeId.of(Samples.NETWORK, read.next()).hex()).isEqualTo(text(vector, "committee"));
        }
    }

    private static List<Object> fields(Operator operator) {
        return List.of(operator.name(), operator.key().hex(), operator.weight());
    }

    @Test
    void whatIsNotCanonicalIsRefused() {
        VectorFile file =
                new VectorFile("checkpoints-invalid", "Bytes every decoder must refuse as a body of the type.");
        checkpoint(file, "no floor", 0, 0, true, true);
        checkpoint(file, "a floor that is no end of a step", 4_096, 9_000, true, true);
        checkpoint(file, "fewer messages than ticks", 4_095, 4_094, true, true);
        checkpoint(file, "no root", 4_095, 4_095, false, true);
        checkpoint(file, "no operators", 4_095, 4_095, true, false);
        List<Operator> members = CheckpointSamples.CHANGE.operators();
        Operator one = members.get(0);
        Operator two = members.get(1);
        operators(file, "epoch 0", 0, members);
        operators(file, "no members", 1, List.of());
        operators(file, "not sorted by key", 1, List.of(two, one));
        operators(file, "a key twice", 1, List.of(one, new Operator("other", one.key(), 1)));
        operators(file, "a name twice", 1, List.of(one, new Operator(one.name(), two.key(), 1)));
        member(file, "a name with a capital letter", "Alice", 1);
        member(file, "a name of 17 letters", "abcdefghijklmnopq", 1);
        member(file, "no name", "", 1);
        member(file, "no weight", "alice", 0);
        member(file, "a weight of 1,000,001", "alice", 1_000_001);
        for (JsonNode vector : file.check()) {
            MessageType type = MessageType.ofCode(vector.get("type").asInt()).orElseThrow();
            assertThat(Payload.decode(type, bytes(vector, "encoded")))
                    .as(text(vector, "name"))
                    .isInstanceOf(Decoded.Malformed.class);
        }
    }

    private static void checkpoint(
            VectorFile file, String name, long floor, long count, boolean hasRoot, boolean hasOperators) {
        CanonicalWriter out = new CanonicalWriter().uint(2, floor).uint(3, count);
        if (hasRoot) {
            out.bytes32(4, Samples.hash("root"));
        }
        if (hasOperators) {
            out.bytes32(6, Samples.hash("operators"));
        }
        invalid(file, name, MessageType.CHECKPOINT, out);
    }

    private static void operators(VectorFile file, String name, long epoch, List<Operator> operators) {
        CanonicalWriter out = new CanonicalWriter()
                .uint(1, epoch)
                .messages(2, operators, (operator, to) -> member(operator.name(), operator.weight(), operator, to));
        invalid(file, name, MessageType.OPERATOR_SET, out);
    }

    private static void member(VectorFile file, String name, String operator, int weight) {
        Operator like = CheckpointSamples.CHANGE.operators().getFirst();
        CanonicalWriter out =
                new CanonicalWriter().uint(1, 1).message(2, like, (of, to) -> member(operator, weight, of, to));
        invalid(file, name, MessageType.OPERATOR_SET, out);
    }

    private static void member(String name, int weight, Operator keyOf, CanonicalWriter out) {
        out.text(1, name).bytes32(2, keyOf.key().value()).uint(3, weight);
    }

    private static void invalid(VectorFile file, String name, MessageType type, CanonicalWriter out) {
        file.add(name, "type", type.code(), "encoded", out.toBytes().hex());
    }

    private static Bytes bytes(JsonNode vector, String field) {
        return Bytes.parseHex(text(vector, field));
    }

    private static String text(JsonNode vector, String field) {
        return Objects.requireNonNull(vector.get(field)).asString();
    }
}
