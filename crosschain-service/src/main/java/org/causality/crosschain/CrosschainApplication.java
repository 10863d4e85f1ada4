package org.causality.crosschain;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The crosschain-service of one operator node. */
@SpringBootApplication
public class CrosschainApplication {

    public static void main(String[] args) {
        SpringApplication.run(CrosschainApplication.class, args);
    }
}
