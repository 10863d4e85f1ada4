package org.causality.gateway.adapter.http;

/** Examples of private orders and receipts in the OpenAPI document. */
final class SealExamples {

    static final String SEAL = """
            {"network": "devnet", "commitment": "0x0101010101010101010101010101010101010101010101010101010101010101",
             "scheme": "EIP712_SECP256K1", "quotaKey": "0x7e5f4552091a69125d5dfcb7b8c2659029395bdf", "nonce": "1",
             "validUntilChain": "eip155:1", "validUntilHeight": "21000000", "revealEpoch": "589000020",
             "sizeClass": "KIB_1", "signature": "0x…65 bytes"}""";

    static final String ADMITTED = """
            {"sealId": "0x31fe…", "operator": "0x8a88…", "place": "42", "batchDeadline": "2026-01-01T00:00:00.250Z",
             "revealFrom": "2026-01-01T00:01:00Z", "revealUntil": "2026-01-01T01:01:00Z", "receipt": "0x0a06…"}""";

    static final String REVEALING = """
            {"sealId": "0x31fe…", "orderId": "0x5f1c…"}""";

    static final String STANDING = """
            {"sealId": "0x31fe…", "status": "COMMITTED", "version": "1", "commitment": "0x0101…",
             "scheme": "EIP712_SECP256K1", "quotaKey": "0x7e5f4552091a69125d5dfcb7b8c2659029395bdf", "nonce": "1",
             "validUntilChain": "eip155:1", "validUntilHeight": "21000000", "revealEpoch": "589000020",
             "revealFrom": "2026-01-01T00:01:00Z", "revealUntil": "2026-01-01T01:01:00Z", "sizeClass": "KIB_1",
             "place": "42", "carrier": "0x90bd…", "orderId": null, "revealedBy": null}""";

    static final String TOO_EARLY = """
            {"type": "urn:causality:reason:REVEAL_TOO_EARLY",
             "title": "The reveal epoch has not begun, or the batch of the sealed order is still open.",
             "status": 409, "code": "REVEAL_TOO_EARLY", "detail": "its epoch begins at 2026-01-01T00:01:00Z",
             "remedy": "Post the reveal again after retryAfterMillis.", "retryable": true, "retryAfterMillis": 12000,
             "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"}""";

    private static final String ROOT = """
            {"committee": "0x6c0d…", "number": "7", "first": "40", "count": 5, "lamport": "12", "previous": "0x2b11…",
             "root": "0x77aa…", "operator": "0x8a88…", "incarnation": "1767225600000", "certificate": "0x0a06…",
             "signature": "0x…64 bytes"}""";

    static final String RECEIPT = "{\"subject\": \"0x31fe…\", \"place\": \"42\", \"admissionNumber\": \"0\",\n"
            + " \"path\": [\"0x90bd…\", \"0x5f1c…\"],\n \"batch\": " + ROOT + "}";

    static final String BATCH = "{\"roots\": [" + ROOT + "], \"evidence\": false}";

    static final String BATCH_OPEN = """
            {"type": "urn:causality:reason:BATCH_OPEN", "title": "The batch that holds this is still open.",
             "status": 409, "code": "BATCH_OPEN", "detail": "batch 7",
             "remedy": "Ask again after retryAfterMillis for its receipt.", "retryable": true, "retryAfterMillis": 500,
             "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"}""";

    private SealExamples() {}
}
