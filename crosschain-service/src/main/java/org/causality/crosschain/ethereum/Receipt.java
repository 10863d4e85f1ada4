package org.causality.crosschain.ethereum;

import java.util.ArrayList;
import java.util.List;
import org.causality.crosschain.proof.ProofFault;
import org.causality.crosschain.rlp.MalformedRlpException;
import org.causality.crosschain.rlp.RlpCursor;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.jspecify.annotations.Nullable;

/**
 * A transaction's receipt as the receipts trie holds it. Typed ones keep their type byte before the list (EIP-2718).
 * Logs stay in the bytes and are read one at a time, so a receipt costs no more memory than its encoding.
 *
 * @param type 0 for legacy
 * @param succeeded null before Byzantium, whose receipts hold a state root instead of a status
 */
public record Receipt(int type, @Nullable Boolean succeeded, long gasUsedSoFar, int logs, Bytes encoded) {

    private static final int TYPE_MAX = 0x7f;
    private static final int BLOOM_SIZE = 256;
    private static final int DATA_BYTES_MAX = 256 * 1024;

    public sealed interface Read {

        record Ok(Receipt receipt) implements Read {}

        record Refused(ProofFault fault) implements Read {}
    }

    public static Read read(Bytes encoded) {
        try {
            return new Read.Ok(parse(encoded));
        } catch (MalformedRlpException _) {
            return new Read.Refused(ProofFault.MALFORMED_RLP);
        }
    }

    private static Receipt parse(Bytes encoded) {
        int type = typeOf(encoded);
        RlpCursor in = new RlpCursor(encoded, type == 0 ? 0 : 1);
        int outer = in.enter();
        Boolean succeeded = status(in);
        long gasUsedSoFar = in.uint();
        in.skipStringOf(BLOOM_SIZE);
        int logs = countLogs(in);
        in.leave(outer);
        in.end();
        return new Receipt(type, succeeded, gasUsedSoFar, logs, encoded);
    }

    private static int typeOf(Bytes encoded) {
        int first = encoded.isEmpty() ? 0 : encoded.at(0) & 0xff;
        return first <= TYPE_MAX ? first : 0;
    }

    private static @Nullable Boolean status(RlpCursor in) {
        int size = in.stringHeader();
        if (size == Bytes32.SIZE) {
            in.pass(size);
            return null;
        }
        boolean succeeded = size == 1 && in.octet(0) == 1;
        if (size != 0 && !succeeded) {
            throw new MalformedRlpException("a status is 0 or 1");
        }
        in.pass(size);
        return succeeded;
    }

    private static int countLogs(RlpCursor in) {
        int outer = in.enter();
        int logs = 0;
        while (in.hasMore()) {
            passLog(in);
            logs++;
        }
        in.leave(outer);
        return logs;
    }

    private static void passLog(RlpCursor in) {
        int outer = in.enter();
        in.skipStringOf(Address.SIZE);
        int topics = in.countOfList(EventLog.TOPICS_MAX + 1);
        if (topics > EventLog.TOPICS_MAX) {
            throw new MalformedRlpException("a log has at most " + EventLog.TOPICS_MAX + " topics");
        }
        int topicsOuter = in.enter();
        while (in.hasMore()) {
            in.skipStringOf(Bytes32.SIZE);
        }
        in.leave(topicsOuter);
        in.skipString();
        in.leave(outer);
    }

    /** The log at that place in the receipt, from 0; null when there is none. */
    public @Nullable EventLog log(int index) {
        if (index < 0 || index >= logs) {
            return null;
        }
        RlpCursor in = new RlpCursor(encoded, type == 0 ? 0 : 1);
        var _ = in.enter();
        in.skipString();
        in.skipString();
        in.skipString();
        var _ = in.enter();
        for (int i = 0; i < index; i++) {
            in.skip();
        }
        return readLog(in);
    }

    private static EventLog readLog(RlpCursor in) {
        var _ = in.enter();
        Address address = new Address(in.stringOf(Address.SIZE));
        int outer = in.enter();
        List<Bytes32> topics = new ArrayList<>(EventLog.TOPICS_MAX);
        while (in.hasMore()) {
            topics.add(in.bytes32());
        }
        in.leave(outer);
        return new EventLog(address, topics, in.string(DATA_BYTES_MAX));
    }
}
