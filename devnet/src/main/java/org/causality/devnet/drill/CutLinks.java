package org.causality.devnet.drill;

import java.io.IOException;
import java.util.function.Consumer;
import org.causality.devnet.shim.PassingMesh;
import org.causality.gateway.mesh.FrameStream;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.model.codec.Bytes;
import org.jspecify.annotations.Nullable;

/** All links of one operator; while they are cut nothing comes and nothing goes, and nobody is told. */
final class CutLinks implements Mesh.Decorator {

    private volatile boolean cut;

    void cut(boolean isCut) {
        cut = isCut;
    }

    @Override
    public Mesh decorate(Mesh mesh) {
        return new Cut(mesh);
    }

    private void requireUncut() throws IOException {
        if (cut) {
            throw new IOException("the link is cut");
        }
    }

    /** A stream that was open when the link was cut carries nothing either. */
    private final class CutStream implements FrameStream {
        private final FrameStream stream;

        CutStream(FrameStream stream) {
            this.stream = stream;
        }

        @Override
        public String peer() {
            return stream.peer();
        }

        @Override
        public @Nullable Bytes read(int frameBytesMax) throws IOException {
            Bytes frame = stream.read(frameBytesMax);
            requireUncut();
            return frame;
        }

        @Override
        public void write(Bytes frame) throws IOException {
            requireUncut();
            stream.write(frame);
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    private final class Cut extends PassingMesh {
        Cut(Mesh mesh) {
            super(mesh);
        }

        @Override
        protected void arrived(
                Messages judge, String topic, Bytes message, String peer, Consumer<MeshVerdict> verdict) {
            if (cut) {
                verdict.accept(MeshVerdict.IGNORE);
            } else {
                super.arrived(judge, topic, message, peer, verdict);
            }
        }

        @Override
        public void publish(String topic, Bytes message) {
            if (!cut) {
                super.publish(topic, message);
            }
        }

        @Override
        protected void requireLink() throws IOException {
            requireUncut();
        }

        @Override
        protected FrameStream carried(FrameStream stream) {
            return new CutStream(stream);
        }
    }
}
