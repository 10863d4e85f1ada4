package org.causality.gateway.adapter.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Entity tags: the hash of what a file holds. As many as there are files, each made once. */
@Component
class FileTags {

    private static final int TAG_BYTES = 16;

    private final Map<String, String> tags = new ConcurrentHashMap<>();

    /** Quoted, as the header wants it. */
    String of(Resource file) {
        return tags.computeIfAbsent(file.getDescription(), _ -> hash(file));
    }

    private static String hash(Resource file) {
        try (InputStream bytes = file.getInputStream()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(bytes, digest).transferTo(OutputStream.nullOutputStream());
            return "\"" + HexFormat.of().formatHex(digest.digest(), 0, TAG_BYTES) + "\"";
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the dashboard cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
