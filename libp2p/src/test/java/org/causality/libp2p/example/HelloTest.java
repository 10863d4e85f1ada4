package org.causality.libp2p.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.SecureRandom;
import org.causality.libp2p.host.BlockingStream;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.StreamHandler;
import org.causality.libp2p.identity.PrivateKey;
import org.junit.jupiter.api.Test;

/** Keep in step with libp2p/README.md. */
final class HelloTest {
    private static final String HELLO = "/example/hello/1";
    private static final int FRAME_BYTES_MAX = 1_024;

    @Test
    void oneHostGreetsAnother() throws IOException {
        SecureRandom random = new SecureRandom();
        try (Host server = Host.builder(PrivateKey.generate(random))
                        .listen("/ip4/127.0.0.1/tcp/0")
                        .start();
                Host client = Host.builder(PrivateKey.generate(random)).start()) {

            server.handle(HELLO, StreamHandler.blocking(stream -> {
                byte[] name = stream.readFrame(FRAME_BYTES_MAX);
                if (name != null) {
                    stream.writeFrame(("hello, " + new String(name, UTF_8)).getBytes(UTF_8));
                }
            }));

            client.dial(server.dialAddresses().getFirst());
            try (BlockingStream stream =
                    client.newStream(server.peerId(), HELLO).blocking()) {
                stream.writeFrame("world".getBytes(UTF_8));
                byte[] answer = stream.readFrame(FRAME_BYTES_MAX);
                assertThat(answer).asString(UTF_8).isEqualTo("hello, world");
            }
        }
    }
}
