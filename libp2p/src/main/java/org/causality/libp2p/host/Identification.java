package org.causality.libp2p.host;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;
import org.causality.libp2p.identify.IdentifyMessage;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PeerRecord;
import org.causality.libp2p.identity.SignedEnvelope;
import org.causality.libp2p.multiformats.MalformedException;
import org.jspecify.annotations.Nullable;

/** Reads the messages of one identify stream to its end and hands over what they say together. */
final class Identification implements FrameReader.Frames {
    private final P2pStream stream;
    private final Consumer<IdentifyMessage> told;
    private IdentifyMessage said = IdentifyMessage.empty();
    private int messages;
    private boolean over;

    private Identification(P2pStream stream, Consumer<IdentifyMessage> told) {
        this.stream = stream;
        this.told = told;
    }

    /** Reads {@code stream}; {@code told} is called at most once, on the event loop, unless the peer sent rubbish. */
    static void read(P2pStream stream, Consumer<IdentifyMessage> told) {
        stream.onBytes(new FrameReader(IdentifyMessage.BYTES_MAX, new Identification(stream, told)));
    }

    @Override
    public void frame(ByteBuf frame) {
        byte[] bytes = new byte[frame.readableBytes()];
        frame.readBytes(bytes);
        try {
            said = said.updatedBy(IdentifyMessage.parse(bytes));
        } catch (MalformedException e) {
            malformed(String.valueOf(e.getMessage()));
            return;
        }
        messages++;
        if (messages == IdentifyMessage.MESSAGES_MAX) {
            finish();
            stream.close();
        }
    }

    @Override
    public void malformed(String why) {
        over = true;
        stream.reset();
    }

    @Override
    public void ended() {
        finish();
        stream.close();
    }

    @Override
    public void aborted(String reason) {
        finish();
    }

    private void finish() {
        if (!over && messages > 0) {
            over = true;
            told.accept(said);
        }
    }

    /** What we make of it: the signed record only when it is genuine and the peer's own. */
    static Identified judge(IdentifyMessage message, PeerId peer) {
        @Nullable PeerRecord opened = genuine(message.signedPeerRecord(), peer);
        return new Identified(
                message.protocols(),
                message.listenAddresses(),
                message.observedAddress(),
                text(message.protocolVersion()),
                text(message.agentVersion()),
                opened,
                opened == null ? null : message.signedPeerRecord());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable PeerRecord genuine(@Nullable SignedEnvelope envelope, PeerId peer) {
        if (envelope == null) {
            return null;
        }
        try {
            PeerRecord peerRecord = PeerRecord.open(envelope);
            return peerRecord != null && peerRecord.peer().equals(peer) ? peerRecord : null;
        } catch (MalformedException _) {
            return null;
        }
    }
}
