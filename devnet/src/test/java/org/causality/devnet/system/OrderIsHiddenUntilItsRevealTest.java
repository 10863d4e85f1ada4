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

    /** Of three seconds. Where that is over before the order was shown too early, the next one is hidden for twice as long. */
    private static final int HIDDEN_EPOCHS = 2;

    private static final int HIDDEN_EPOCHS_MAX = 64;

    @Test
    void itOpensEverywhereAfterItsEpochInThePlaceOfItsSeal(SystemNetwork network, @TempDir Path folder)
            throws IOException, InterruptedException {
        Committed committed = committedAndShownTooEarly(network);
        HiddenOrder hidden = committed.hidden();
        String path = path(hidden);
        expectNothingTold(network, hidden);

        network.awaitThat(
                "its epoch has begun",
                () -> network.api(POSTED_AT)
                                .post(path + "/reveal", hidden.reveal())
                                .status()
                        == 202);
        everywhere(network, "it is revealed", path, "REVEALED");
        everywhere(network, "the order is open", "/v1/orders/" + hidden.orderId(), "OPEN");
        expectReceipt(network, hidden, committed.place(), folder);
    }

    /** @param place the seal's, as the door gave it */
    private record Committed(HiddenOrder hidden, String place) {}

    /** The seal is known everywhere, and its order was shown before its epoch, in vain. */
    private static Committed committedAndShownTooEarly(SystemNetwork network) {
        for (int epochs = HIDDEN_EPOCHS; epochs <= HIDDEN_EPOCHS_MAX; epochs *= 2) {
            HiddenOrder hidden = HiddenOrder.fresh(network.genesis().network(), epochs);
            Answer sealed = network.answer(POSTED_AT, "/v1/sealed-orders", hidden.seal());
            if (!SystemNetwork.isAdmission(sealed.status()) && hidden.mayBeShown()) {
                continue;
            }
            assertThat(sealed.status()).as(sealed.brief()).matches(SystemNetwork::isAdmission);
            assertThat(sealed.json().path("sealId").asString("")).isEqualTo(hidden.sealId());
            everywhere(network, "the seal is known", path(hidden), "COMMITTED");
            if (hidden.mayBeShown()) {
                continue;
            }
            Answer early = network.answer(POSTED_AT, path(hidden) + "/reveal", hidden.reveal());
            if (!hidden.mayBeShown() || early.status() == 409) {
                assertThat(early.brief()).isEqualTo("409 REVEAL_TOO_EARLY");
                return new Committed(hidden, sealed.json().path("place").asString(""));
            }
        }
        throw new AssertionError("no seal was known everywhere within " + HIDDEN_EPOCHS_MAX + " epochs");
    }

    private static String path(HiddenOrder hidden) {
        return "/v1/sealed-orders/" + hidden.sealId();
    }

    @Test
    void aSealOfSomebodyElsesKeyIsRefused(SystemNetwork network) {
        HiddenOrder mine = HiddenOrder.fresh(network.genesis().network(), HIDDEN_EPOCHS);
        HiddenOrder other = HiddenOrder.fresh(network.genesis().network(), HIDDEN_EPOCHS);
        ObjectNode forged =
                mine.seal().put("signature", other.sealed().signature().bytes().hex());
        Answer answer = network.answer(1, "/v1/sealed-orders", forged);
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
            assertThat(network.answer(operator, "/v1/orders/" + hidden.orderId())
                            .status())
                    .isEqualTo(404);
            for (String read : List.of("/v1/messages?limit=100", "/v1/sealed-orders/" + hidden.sealId())) {
                String told = new String(network.answer(operator, read).body().toArray(), StandardCharsets.UTF_8);
                assertThat(told).doesNotContain(hidden.secrets());
            }
        });
    }

    /** The program that checks it knows the network file and the receipt, and asks no operator. */
    private static void expectReceipt(SystemNetwork network, HiddenOrder hidden, String place, Path folder)
            throws IOException, InterruptedException {
        Answer receipt = network.answer(POSTED_AT, "/v1/orders/" + hidden.orderId() + "/receipt");
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
