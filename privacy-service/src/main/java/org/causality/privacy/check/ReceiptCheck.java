package org.causality.privacy.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.causality.model.codec.Bytes32;
import org.causality.model.json.OrderReceiptJson;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.causality.model.network.Operator;
import org.causality.model.privacy.BatchEntry;
import org.causality.model.privacy.BatchRoot;
import org.causality.model.privacy.OrderReceipt;
import org.causality.model.reason.PrivacyReason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code receipt-check <network.json> <receipt.json> [id]}: says in a sentence whether the receipt proves a place, and where
 * an id is given, of that order. Exit code 0 when it does, 1 when it does not, 2 when it cannot be read.
 */
public final class ReceiptCheck {

    static final int HOLDS = 0;
    static final int FAILS = 1;
    static final int UNREADABLE = 2;

    /** A receipt is some 2 KiB; whoever sends more sends something else. */
    private static final long FILE_BYTES_MAX = 64 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private ReceiptCheck() {}

    public static void main(String[] args) {
        System.exit(run(args, System.out));
    }

    static int run(String[] args, PrintStream out) {
        if (args.length < 2 || args.length > 3) {
            out.println("usage: receipt-check <network.json> <receipt.json> [id of the order, cancellation or seal]");
            return UNREADABLE;
        }
        try {
            Genesis genesis = GenesisFile.read(Path.of(args[0]));
            OrderReceipt receipt = read(Path.of(args[1]));
            return args.length == 3 && !receipt.subject().equals(Bytes32.parseHex(args[2]))
                    ? say(
                            out,
                            FAILS,
                            "Does not hold: the receipt is about " + receipt.subject() + ", not " + args[2] + ".")
                    : check(genesis, receipt, out);
        } catch (IOException e) {
            return say(out, UNREADABLE, "Cannot be read: " + e + ".");
        } catch (JacksonException | IllegalArgumentException e) {
            return say(
                    out,
                    UNREADABLE,
                    "Cannot be read: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".");
        }
    }

    private static OrderReceipt read(Path file) throws IOException {
        if (Files.size(file) > FILE_BYTES_MAX) {
            throw new IllegalArgumentException(file + " has more than " + FILE_BYTES_MAX + " bytes");
        }
        try {
            return JSON.readValue(Files.readAllBytes(file), OrderReceiptJson.class)
                    .toReceipt();
        } catch (NullPointerException _) {
            throw new IllegalArgumentException(file + " lacks a field of a receipt");
        }
    }

    private static int check(Genesis genesis, OrderReceipt receipt, PrintStream out) {
        PrivacyReason fault = receipt.fault(genesis);
        if (fault != null) {
            return say(
                    out, FAILS, "Does not hold (" + fault.code() + "): " + fault.explanation() + " " + fault.remedy());
        }
        BatchEntry entry = receipt.entry();
        BatchRoot batch = receipt.batch();
        String operator =
                genesis.operators().member(batch.operator()).map(Operator::name).orElseThrow();
        return say(
                out,
                HOLDS,
                "Holds: operator " + operator + " of network " + genesis.network() + " gave "
                        + (entry.isSealed() ? "sealed order " : "") + entry.subject() + " place "
                        + Long.toUnsignedString(entry.place()) + ", number "
                        + Long.toUnsignedString(entry.place() - batch.first() + 1) + " of " + batch.count()
                        + " in its batch " + Long.toUnsignedString(batch.number()) + ".");
    }

    private static int say(PrintStream out, int code, String sentence) {
        out.println(sentence);
        return code;
    }
}
