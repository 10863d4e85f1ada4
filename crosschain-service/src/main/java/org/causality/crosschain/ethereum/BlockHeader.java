package org.causality.crosschain.ethereum;

import org.causality.crosschain.proof.Keccak;
import org.causality.crosschain.proof.ProofFault;
import org.causality.crosschain.rlp.MalformedRlpException;
import org.causality.crosschain.rlp.RlpCursor;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;

/**
 * An execution header as far as proofs need it. It is only ever made from the bytes that hash to {@code hash}, so what it
 * says of its roots is what the block hash commits to.
 *
 * @param timestamp Unix seconds
 * @param rlp its canonical bytes
 */
public record BlockHeader(
        Bytes32 hash,
        Bytes32 parentHash,
        long height,
        Bytes32 stateRoot,
        Bytes32 transactionsRoot,
        Bytes32 receiptsRoot,
        long timestamp,
        HeaderFormat format,
        Bytes rlp) {

    /** The largest header there is takes some 700 bytes; extra data is bounded by every chain we know. */
    public static final int SIZE_MAX = 4_096;

    private static final int BLOOM_SIZE = 256;
    private static final int NONCE_SIZE = 8;
    private static final int WIDE_BYTES_MAX = 32;

    /** What bytes that claim to be a header are. */
    public sealed interface Read {

        record Ok(BlockHeader header) implements Read {}

        record Refused(ProofFault fault) implements Read {}
    }

    public static Read read(Bytes rlp) {
        if (rlp.size() > SIZE_MAX) {
            return new Read.Refused(ProofFault.TOO_LARGE);
        }
        try {
            RlpCursor cursor = new RlpCursor(rlp);
            HeaderFormat format = HeaderFormat.of(cursor.countOfList(HeaderFormat.PRAGUE.fields() + 1));
            return format == null
                    ? new Read.Refused(ProofFault.HEADER_FORMAT_UNKNOWN)
                    : new Read.Ok(fields(cursor, format, rlp));
        } catch (MalformedRlpException _) {
            return new Read.Refused(ProofFault.MALFORMED_RLP);
        }
    }

    /** Reads bytes that are said to be the block of that hash. */
    public static Read read(Bytes rlp, Bytes32 hash) {
        Read read = read(rlp);
        return read instanceof Read.Ok(BlockHeader header) && !header.hash.equals(hash)
                ? new Read.Refused(ProofFault.HEADER_HASH_DIFFERS)
                : read;
    }

    private static BlockHeader fields(RlpCursor in, HeaderFormat format, Bytes rlp) {
        int outer = in.enter();
        Bytes32 parentHash = in.bytes32();
        in.skipStringOf(Bytes32.SIZE); // ommers
        in.skipStringOf(Address.SIZE); // beneficiary
        Bytes32 stateRoot = in.bytes32();
        Bytes32 transactionsRoot = in.bytes32();
        Bytes32 receiptsRoot = in.bytes32();
        in.skipStringOf(BLOOM_SIZE);
        in.skipInteger(WIDE_BYTES_MAX); // difficulty
        long height = in.uint();
        in.skipInteger(Long.BYTES); // gas limit
        in.skipInteger(Long.BYTES); // gas used
        long timestamp = in.uint();
        in.skipString(); // extra data
        in.skipStringOf(Bytes32.SIZE); // mix hash
        in.skipStringOf(NONCE_SIZE);
        addedFields(in, format);
        in.leave(outer);
        in.end();
        return new BlockHeader(
                Keccak.hash(rlp),
                parentHash,
                height,
                stateRoot,
                transactionsRoot,
                receiptsRoot,
                timestamp,
                format,
                rlp);
    }

    private static void addedFields(RlpCursor in, HeaderFormat format) {
        if (format.compareTo(HeaderFormat.LONDON) >= 0) {
            in.skipInteger(WIDE_BYTES_MAX); // base fee
        }
        if (format.compareTo(HeaderFormat.SHANGHAI) >= 0) {
            in.skipStringOf(Bytes32.SIZE); // withdrawals root
        }
        if (format.compareTo(HeaderFormat.CANCUN) >= 0) {
            in.skipInteger(Long.BYTES); // blob gas used
            in.skipInteger(Long.BYTES); // excess blob gas
            in.skipStringOf(Bytes32.SIZE); // parent beacon block root
        }
        if (format.compareTo(HeaderFormat.PRAGUE) >= 0) {
            in.skipStringOf(Bytes32.SIZE); // requests hash
        }
    }
}
