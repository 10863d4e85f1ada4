package org.causality.crosschain.proof;

/** Why a header, proof or claim was refused. The same bytes always meet the same fault. */
public enum ProofFault {
    /** Bytes are not canonical RLP of the expected shape. */
    MALFORMED_RLP,
    /** RLP, but no trie node, account, receipt or header. */
    MALFORMED_NODE,
    /** More nodes or bytes than any honest proof has. */
    TOO_LARGE,
    /** The first node is not the one the root names. */
    ROOT_DIFFERS,
    /** A later node is not the one its parent names. */
    NODE_DIFFERS,
    /** The nodes end before the key is resolved: an error, never an absence. */
    TRUNCATED,
    /** Nodes are left over after the key is resolved. */
    EXTRA_NODES,
    /** The key is not the one canonical encoding of what it stands for. */
    KEY_NOT_CANONICAL,
    /** Claimed to be there, proven to be absent. */
    PROVEN_ABSENT,
    /** Claimed to be absent, proven to be there. */
    PROVEN_PRESENT,
    NONCE_DIFFERS,
    BALANCE_DIFFERS,
    CODE_HASH_DIFFERS,
    STORAGE_ROOT_DIFFERS,
    /** The storage value, receipt or transaction proven is another one. */
    VALUE_DIFFERS,
    /** The receipt holds no log at that index. */
    LOG_MISSING,
    /** The log at that index has another address, topic or data. */
    LOG_DIFFERS,
    /** The header's bytes hash to another block hash. */
    HEADER_HASH_DIFFERS,
    /** The header says something else than is claimed of it. */
    HEADER_FIELD_DIFFERS,
    /** A number of fields no known fork has. */
    HEADER_FORMAT_UNKNOWN
}
