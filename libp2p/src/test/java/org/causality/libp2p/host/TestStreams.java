package org.causality.libp2p.host;

import io.netty.buffer.ByteBuf;
import java.lang.reflect.Proxy;

/** Small stand-ins for tests. */
final class TestStreams {
    private TestStreams() {}

    /** A reader that takes everything and remembers nothing. */
    static class Reader implements StreamReader {
        @Override
        public void bytes(ByteBuf bytes) {
            bytes.skipBytes(bytes.readableBytes());
        }

        @Override
        public void ended() {}

        @Override
        public void aborted(String reason) {}
    }

    /** Stands where a stream will be; any call fails. */
    static P2pStream none() {
        return (P2pStream) Proxy.newProxyInstance(
                P2pStream.class.getClassLoader(), new Class<?>[] {P2pStream.class}, (_, method, _) -> {
                    throw new IllegalStateException("no stream yet: " + method.getName());
                });
    }
}
