package org.causality.privacy;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The privacy-service of one operator node. */
@SpringBootApplication
public class PrivacyApplication {

    public static void main(String[] args) {
        SpringApplication.run(PrivacyApplication.class, args);
    }
}
