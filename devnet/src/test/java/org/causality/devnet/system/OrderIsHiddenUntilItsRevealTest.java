package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.causality.devnet.jvm.JavaProcess;
import org.causality.devnet.story.api.Answer;
import org.causality.privacy.check.ReceiptCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A wallet commits to an order at one operator, shows it there later, and can prove its place to anyone. */
@ExtendWith(SharedNetwork.class)
class OrderIsHiddenUntilItsRevealTest {

    private static final int POSTED_AT = 3;

    /** Of three seconds: long enough to look around before the order may be shown. */
    private static final int HIDDEN_EPOCHS = 4;

    @Test
    void itOpensEverywhereAfterItsEpochInThePlaceOfItsSeal(SystemNetwork network, @TempDir Path folder)
            throws IOException, InterruptedException {
        HiddenOrder hidden = HiddenOrder.fresh(network.genesis().network(), HIDDEN_EPOCHS);
        Answer sealed = network.api(POSTED_AT).post("/v1/sealed-orders", hidden.seal());
        assertThat(sealed.status()).as(sealed.brief()).isEqualTo(201);
        assertThat(sealed.json().path("sealId").asString("")).isEqualTo(hidden.sealId());
        String path = "/v1/sealed-orders/" + hidden.sealId();
        String place = sealed.json().path("place").asString("");

        Answer early = network.api(POSTED_AT).post(path + "/reveal", hidden.reveal());
        assertThat(early.brief()).isEqualTo("409 REVEAL_TOO_EARLY");
        everywhere(network, "the seal is known", path, "COMMITTED");
        expectNothingTold(network, hidden);

        network.awaitThat(
                "its epoch has begun",
                () -> network.api(POSTED_AT)
                                .post(path + "/reveal", hidden.reveal())
                                .status()
                        == 202);
        everywhere(network, "it is revealed", path, "REVEALED");
        everywhere(network, "the order is open", "/v1/orders/" + hidden.orderId(), "OPEN");
        expectReceipt(network, hidden, place, folder);
    }

    @Test
    void aSealOfSomebodyElsesKeyIsRefused(SystemNetwork network) {
        HiddenOrder mine = HiddenOrder.fresh(network.genesis().network(), HIDDEN_EPOCHS);
        HiddenOrder other = HiddenOrder.fresh(network.genesis().network(), HIDDEN_EPOCHS);
        ObjectNode forged =
                mine.seal().put("signature", other.sealed().signature().bytes().hex());
        Answer answer = network.api(1).post("/v1/sealed-orders", forged);
        assertThat(answer.brief()).isEqualTo("422 SIGNATURE");
    }

    private static void everywhere(SystemNetwork network, String what, String path, String status) {
        network.awaitThat(
                what + " everywhere",
                () -> operators()
                        .allMatch(operator -> network.api(operator)
                                .get(path)
                                .json()
                                .path("status")
                                .asString("")
                                .equals(status)));
    }

    private static IntStream operators() {
        return IntStream.rangeClosed(1, SystemNetwork.OPERATORS);
    }

    /** Not even after somebody tried to show it too early. */
    private static void expectNothingTold(SystemNetwork network, HiddenOrder hidden) {
        assertThat(operators().boxed().toList()).allSatisfy(operator -> {
            assertThat(network.api(operator)
                            .get("/v1/orders/" + hidden.orderId())
                            .status())
                    .isEqualTo(404);
            for (String read : List.of("/v1/messages?limit=100", "/v1/sealed-orders/" + hidden.sealId())) {
                String told = new String(network.api(operator).get(read).body().toArray(), StandardCharsets.UTF_8);
                assertThat(told).doesNotContain(hidden.secrets());
            }
        });
    }

    /** The program that checks it knows the network file and the receipt, and asks no operator. */
    private static void expectReceipt(SystemNetwork network, HiddenOrder hidden, String place, Path folder)
            throws IOException, InterruptedException {
        Answer receipt = network.api(POSTED_AT).get("/v1/orders/" + hidden.orderId() + "/receipt");
        assertThat(receipt.status()).as(receipt.brief()).isEqualTo(200);
        assertThat(receipt.json().toString()).contains("\"" + place + "\"");
        Path file = Files.write(folder.resolve("receipt.json"), receipt.body().toArray());
        assertThat(check(network, file, hidden.sealId()))
                .startsWith("0 Holds: operator " + network.operator(POSTED_AT).name() + " of network "
                        + network.genesis().network() + " gave sealed order " + hidden.sealId() + " place " + place
                        + ", number ")
                .endsWith(" in its batch "
                        + receipt.json().path("batch").path("number").asString("") + ".");

        String changed = Files.readString(file).replace("\"place\":\"" + place, "\"place\":\"" + place + "0");
        assertThat(changed).isNotEqualTo(Files.readString(file));
        Path forged = Files.writeString(folder.resolve("forged.json"), changed);
        assertThat(check(network, forged, hidden.sealId())).startsWith("1 Does not hold");
    }

    /** Its exit code and what it says. */
    private static String check(SystemNetwork network, Path receipt, String id)
            throws IOException, InterruptedException {
        List<String> arguments = List.of(network.folder().networkFile().toString(), receipt.toString(), id);
        Path said = receipt.resolveSibling("said.txt");
        int code = JavaProcess.client(ReceiptCheck.class, arguments)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        return code + " " + Files.readString(said).strip();
    }
}
