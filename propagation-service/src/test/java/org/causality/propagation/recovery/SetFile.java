package org.causality.propagation.recovery;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Two sets on disk for programs of others: time (8 bytes), id (32), which sides have it (1 = the one, 2 = the other, 3). */
final class SetFile {
    private static final int ID_BYTES = 32;

    private SetFile() {}

    static void write(Path file, Replica one, Replica other) throws IOException {
        Map<ShortId, ReconLog.Kept> all = new HashMap<>(one.all());
        all.putAll(other.all());
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Map.Entry<ShortId, ReconLog.Kept> entry : all.entrySet()) {
                out.writeLong(entry.getValue().time());
                out.write(entry.getValue().envelope().unsafeArray(), 0, ID_BYTES);
                int sides = (one.ids().contains(entry.getKey()) ? 1 : 0)
                        + (other.ids().contains(entry.getKey()) ? 2 : 0);
                out.writeByte(sides);
            }
        }
    }
}
