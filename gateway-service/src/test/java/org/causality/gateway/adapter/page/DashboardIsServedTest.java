package org.causality.gateway.adapter.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.app.RunningGateway;
import org.causality.gateway.app.TinyService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardIsServedTest {

    private static final Pattern NAMED = Pattern.compile("(?:src=|href=|from )[\"']((?:/page/|\\.{1,2}/)[^\"']+)[\"']");
    private static final Pattern ELSEWHERE = Pattern.compile("https?://(?!www\\.w3\\.org/2000/svg)");
    private static final Pattern INLINE =
            Pattern.compile("\\son[a-z]+=|\\sstyle=|<style|javascript:|innerHTML|\\beval\\(");
    private static final Map<String, String> TYPES = Map.of(
            "html",
            "text/html",
            "css",
            "text/css",
            "js",
            "text/javascript",
            "mjs",
            "text/javascript",
            "svg",
            "image/svg+xml");

    private final TestNetwork network =
            TestNetwork.of("page", RunningGateway.uniqueOperators(DashboardIsServedTest.class, 1), 4);
    private final TinyService silent = new TinyService();
    private final Map<String, HttpResponse<String>> files = new TreeMap<>();
    private RunningGateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        gateway = RunningGateway.start(folder, network, 0, silent, silent, Map.of());
        readAll();
    }

    @AfterAll
    void stop() {
        gateway.close();
        silent.close();
    }

    @Test
    void thePageAndEveryFileItNamesIsThere() {
        assertThat(files)
                .containsKeys("/", "/page/main.mjs", "/page/causal/layout.mjs", "/page/theme.js", "/page/icon.svg");
        assertThat(files)
                .hasSizeGreaterThan(25)
                .allSatisfy((path, answer) ->
                        assertThat(answer.statusCode()).as(path).isEqualTo(200));
    }

    @Test
    void eachFileSaysWhatItIsAndWhatItMayDo() {
        assertThat(files).allSatisfy((path, answer) -> {
            assertThat(header(answer, "Content-Type")).as(path).startsWith(typeOf(path));
            assertThat(header(answer, "Content-Security-Policy")).isEqualTo(PageRoutes.SECURITY_POLICY);
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
            assertThat(header(answer, "ETag")).startsWith("\"");
        });
    }

    @Test
    void whatIsUnchangedIsNotSentAgain() throws Exception {
        for (String path : new String[] {"/", "/page/main.mjs"}) {
            String tag = header(gateway.get(path), "ETag");
            HttpResponse<Stream<String>> again = gateway.lines(path, Map.of("If-None-Match", tag));
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
    }

    @Test
    void nothingComesFromElsewhereAndNothingIsInline() {
        assertThat(files).allSatisfy((path, answer) -> {
            assertThat(ELSEWHERE.matcher(answer.body()).find()).as(path).isFalse();
            assertThat(INLINE.matcher(answer.body()).find()).as(path).isFalse();
        });
    }

    @Test
    void thePolicyIsThePagesAloneAndNoOtherFileIsReached() throws Exception {
        assertThat(gateway.get("/v1/network").headers().firstValue("Content-Security-Policy"))
                .isEmpty();
        assertThat(gateway.get("/page/nothing.mjs").statusCode()).isEqualTo(404);
        assertThat(gateway.get("/page/..%2F..%2Fapplication.yaml").statusCode()).isEqualTo(404);
        assertThat(gateway.get("/swagger-ui.html").statusCode()).isEqualTo(302);
    }

    /** From the page on, over everything a file names. */
    private void readAll() throws IOException, InterruptedException {
        Deque<String> open = new ArrayDeque<>(List.of("/"));
        while (!open.isEmpty()) {
            String path = open.pop();
            HttpResponse<String> answer = gateway.get(path);
            files.put(path, answer);
            NAMED.matcher(answer.body())
                    .results()
                    .map(found -> URI.create(path).resolve(found.group(1)).toString())
                    .filter(named -> named.startsWith("/page/") && !files.containsKey(named) && !open.contains(named))
                    .forEach(open::add);
        }
    }

    private static String typeOf(String path) {
        return TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/html");
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
