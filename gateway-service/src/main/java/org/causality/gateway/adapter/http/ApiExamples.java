package org.causality.gateway.adapter.http;

/** Examples in the OpenAPI document. */
final class ApiExamples {

    static final String ORDER = """
            {"order": {"network": "devnet", "scheme": "EIP712_SECP256K1",
              "owner": "0x7e5f4552091a69125d5dfcb7b8c2659029395bdf", "nonce": "1",
              "legs": [
                {"direction": "GIVE", "asset": "eip155:1/erc20:0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48", "amount": "1000000"},
                {"direction": "TAKE", "asset": "eip155:1/slip44:60", "amount": "250000000000000"}],
              "validUntil": {"chain": "eip155:1", "height": "21000000"},
              "salt": "0x0101010101010101010101010101010101010101010101010101010101010101"},
             "signature": "0x…65 bytes"}""";

    static final String RECEIPT = """
            {"orderId": "0x5f1c…", "operator": "0x8a88…", "admissionNumber": "1", "batchDeadline": null, "receipt": "0x0a06…"}""";

    static final String CANCELLATION = """
            {"network": "devnet", "scheme": "EIP712_SECP256K1",
             "owner": "0x7e5f4552091a69125d5dfcb7b8c2659029395bdf", "signature": "0x…65 bytes"}""";

    static final String BAD_SIGNATURE = """
            {"type": "urn:causality:reason:SIGNATURE", "title": "The wallet's signature does not hold for this order.",
             "status": 422, "code": "SIGNATURE", "detail": "the signature is by another key",
             "remedy": "Sign the EIP-712 digest with the owner's key.", "retryable": false, "retryAfterMillis": null,
             "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"}""";

    static final String EVENTS = """
            retry:1000

            id:7.0
            event:message
            data:{"id":"0x5f1c…","type":"UserOrder","lamport":"3"}

            id:7.1
            event:order
            data:{"orderId":"0x77aa…","from":"RECEIVED","to":"OPEN","reason":"ADMITTED","cause":"0x5f1c…","lamport":"3","version":"1","at":"2026-01-01T00:00:00Z"}

            id:9.1
            event:job
            data:{"event":"SlotDecided","jobId":"0x31fe…","orders":["0x77aa…"],"cause":"0x90bd…","lamport":"5","at":"2026-01-01T00:00:02Z"}
            """;

    static final String WHY = """
            {"orderId": "0x77aa…", "status": "OPEN", "reason": "ADMITTED",
             "explanation": "The order was admitted and stands in the book.", "remedy": "Nothing to do.",
             "since": "2026-01-01T00:00:00Z",
             "sentence": "The order is open in the book; it waits for its condition to hold (price <= 2500: it is 2617).",
             "computation": {"orderId": "0x77aa…", "waitsFor": "CONDITION"}, "effect": null, "history": [], "notes": []}""";

    private ApiExamples() {}
}
