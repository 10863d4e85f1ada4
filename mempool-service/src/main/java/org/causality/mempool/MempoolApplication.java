package org.causality.mempool;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The mempool-service of one operator node. */
@SpringBootApplication
public class MempoolApplication {

    public static void main(String[] args) {
        SpringApplication.run(MempoolApplication.class, args);
    }
}
