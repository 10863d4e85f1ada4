package org.causality.crosschain.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.causality.crosschain.ethereum.Address;
import org.causality.crosschain.ethereum.InclusionProof;
import org.causality.crosschain.ethereum.TransactionPlace;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a provider answers, it is an answer or that provider's failure; nothing else comes of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileProviderTest {
    private static final Bytes32 HASH = new Bytes32(1, 2, 3, 4);
    private static final Address ADDRESS = new Address(Bytes.wrap(new byte[20]));

    private HttpServer server;
    private Provider provider;
    private volatile int status = 200;
    private volatile String answer = "";

    @BeforeAll
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        provider = new GuardedProvider(new JsonRpcProvider(
                "hostile",
                new JsonRpc(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))));
    }

    @AfterAll
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "null",
                "{\"id\":0}",
                "{\"id\":0,\"result\":{}}",
                "{\"id\":0,\"result\":[1,2]}",
                "{\"id\":0,\"result\":\"0x\"}",
                "{\"id\":0,\"result\":{\"hash\":{},\"number\":[]}}",
                "{\"id\":0,\"result\":{\"storageProof\":[{\"value\":\"0x-1\",\"proof\":[]}],\"accountProof\":[\"zz\"]}}",
                "{\"id\":0,\"result\":{\"transactions\":[{}]}}",
                "{\"id\":0,\"result\":{\"blockNumber\":\"0x1\",\"blockHash\":\"0x00\",\"transactionIndex\":\"0xffffffffff\"}}",
                "{\"id\":0,\"result\":[{\"status\":\"0x1\",\"cumulativeGasUsed\":\"0x1\",\"logsBloom\":\"0x\",\"logs\":[{}]}]}",
                "{\"id\":0,\"error\":{\"message\":\"no\"}}",
                "[{\"id\":0,\"result\":{}},{\"id\":1,\"result\":null},{\"id\":2,\"result\":{}}]"
            })
    void whatCannotBeReadIsItsFailure(String said) {
        status = 200;
        answer = said;
        fails(() -> provider.tip());
        fails(() -> provider.slot(HASH, ADDRESS, HASH));
        fails(() -> provider.submit(Bytes.EMPTY));
        failsOrIsEmpty(() -> provider.header(HASH));
        failsOrIsEmpty(() -> provider.headers(1, 2));
        failsOrIsEmpty(() -> provider.transactions(HASH));
        failsOrIsEmpty(() -> provider.place(HASH));
        failsOrProvesNothing(new TransactionPlace(1, HASH, 0));
    }

    @Test
    void errorsOfHttpAreItsFailure() {
        status = 500;
        answer = "{}";
        assertThatThrownBy(() -> provider.tip())
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("HTTP 500");
    }

    @Test
    void aHeaderThatDoesNotHashToItsNameIsRefused() {
        status = 200;
        String zeros = "\"0x" + "00".repeat(32) + "\"";
        answer = "{\"id\":0,\"result\":{\"hash\":" + zeros + ",\"parentHash\":" + zeros + ",\"sha3Uncles\":" + zeros
                + ",\"miner\":\"0x" + "00".repeat(20) + "\",\"stateRoot\":" + zeros + ",\"transactionsRoot\":" + zeros
                + ",\"receiptsRoot\":" + zeros + ",\"logsBloom\":\"0x" + "00".repeat(256)
                + "\",\"difficulty\":\"0x0\",\"number\":\"0x1\",\"gasLimit\":\"0x1\",\"gasUsed\":\"0x0\","
                + "\"timestamp\":\"0x1\",\"extraData\":\"0x\",\"mixHash\":" + zeros
                + ",\"nonce\":\"0x0000000000000000\"}}";
        assertThatThrownBy(() -> provider.header(HASH))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("HEADER_HASH_DIFFERS");
    }

    @FunctionalInterface
    private interface Call {
        Object run() throws ProviderException;
    }

    private static void fails(Call call) {
        assertThatThrownBy(call::run).isInstanceOf(ProviderException.class);
    }

    private void failsOrProvesNothing(TransactionPlace place) {
        try {
            assertThat(InclusionProof.receipt(HASH, place.index(), provider.receiptProof(place)))
                    .isInstanceOf(InclusionProof.ReceiptVerdict.Refused.class);
        } catch (ProviderException e) {
            assertThat(e.reason()).isNotEmpty();
        }
    }

    private static void failsOrIsEmpty(Call call) {
        try {
            assertThat((Iterable<?>) call.run()).isEmpty();
        } catch (ProviderException e) {
            assertThat(e.reason()).isNotEmpty();
        }
    }
}
