package org.causality.libp2p.host;

import java.io.IOException;

/** Answers streams that peers open. */
@FunctionalInterface
public interface StreamHandler {
    /**
     * A peer opened {@code stream}. Called on the event loop: set {@link P2pStream#onBytes} before returning, or hand
     * the stream to a virtual thread; do not block. Bytes that come before that wait, bounded by the stream's window.
     */
    void opened(P2pStream stream);

    /** A handler that runs {@code conversation} on a virtual thread for each stream and resets what it throws on. */
    static StreamHandler blocking(Conversation conversation) {
        return stream -> Thread.ofVirtual().name("stream " + stream.protocol()).start(() -> {
            try (BlockingStream blocking = stream.blocking()) {
                conversation.run(blocking);
            } catch (IOException | RuntimeException _) {
                stream.reset();
            }
        });
    }

    /** Plain blocking code over one stream. */
    @FunctionalInterface
    interface Conversation {
        /** Talks; the stream is closed on return and reset on an exception. */
        void run(BlockingStream stream) throws IOException;
    }
}
