package org.causality.gateway.adapter.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Serves the dashboard: {@code /} and {@code /page/**}. Not from {@code classpath:/static}, which every service on the same
 * class path would serve too, as in the devnet.
 */
@Configuration(proxyBeanMethods = false)
class PageRoutes {

    /** Own files only, no inline script or style, nowhere to send anything but this gateway, in no frame. */
    static final String SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String HOME = "dashboard/";

    @Bean
    RouterFunction<ServerResponse> dashboard(FileTags tags) {
        return RouterFunctions.resources(
                        "/page/**",
                        new ClassPathResource(HOME + "page/"),
                        (file, headers) -> describe(tags, file, headers))
                .and(RouterFunctions.resources(
                        request -> request.path().equals("/")
                                ? Mono.just(new ClassPathResource(HOME + "index.html"))
                                : Mono.empty(),
                        (file, headers) -> describe(tags, file, headers)));
    }

    /** Asked again each time, answered 304 while it is the same: a new version is seen at the next load. */
    private static void describe(FileTags tags, Resource file, HttpHeaders headers) {
        headers.setCacheControl(CacheControl.noCache());
        headers.setETag(tags.of(file));
        headers.set("Content-Security-Policy", SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
    }
}
