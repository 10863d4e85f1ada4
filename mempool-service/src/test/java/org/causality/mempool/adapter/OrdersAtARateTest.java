package org.causality.mempool.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.management.ObjectName;
import org.causality.mempool.Wallet;
import org.causality.model.message.Payload;
import org.causality.model.order.SignedUserOrder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What an order costs at the door, with the log of deliveries running beside it. Nothing but "all were admitted" is
 * asserted: the figures are printed, for {@code docs/measurements.md}. Run one at a time on an idle machine.
 */
@Tag("prove")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersAtARateTest {

    private static final int WARM_UP_ORDERS = 500;
    private static final int RATE = 50;
    private static final int SECONDS = Integer.getInteger("causality.seconds", 10);
    private static final int IN_FLIGHT = 64;
    private static final int FLAT_OUT_ORDERS = 400 * SECONDS;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final MempoolNode node = MempoolNode.started(OrdersAtARateTest.class);
    private int wallets;

    @AfterAll
    void end() {
        node.close();
    }

    @Test
    void ordersAreAdmittedAtARateAndFlatOut() throws Exception {
        run("warm-up", orders(WARM_UP_ORDERS), 0, true);
        run(RATE + "/s, deliveries beside", orders(RATE * SECONDS), RATE, true);
        run("flat out, no deliveries", orders(FLAT_OUT_ORDERS), 0, false);
        run("flat out, deliveries beside", orders(FLAT_OUT_ORDERS), 0, true);
    }

    private List<SignedUserOrder> orders(int number) {
        List<SignedUserOrder> orders = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            orders.add(Wallet.ofSeed(++wallets).signed(0, 1));
        }
        return orders;
    }

    /** @param rate orders a second, each due at its time whatever became of the others; 0 = as fast as it goes */
    private void run(String what, List<SignedUserOrder> orders, int rate, boolean deliver) throws Exception {
        Map<String, Long> cpuBefore = cpuNanos();
        Map<String, Double> producerBefore = producerMillis();
        BlockingQueue<SignedUserOrder> admitted = new LinkedBlockingQueue<>();
        long[] latencies = new long[orders.size()];
        AtomicInteger refused = new AtomicInteger();
        long begin = System.nanoTime();
        try (ExecutorService threads = rate > 0
                        ? Executors.newVirtualThreadPerTaskExecutor()
                        : Executors.newFixedThreadPool(IN_FLIGHT);
                ExecutorService core = Executors.newSingleThreadExecutor()) {
            var delivering = core.submit(() -> deliverAll(admitted, deliver ? orders.size() : 0));
            for (int i = 0; i < orders.size(); i++) {
                int number = i;
                long due = rate > 0 ? begin + number * NANOS_PER_SECOND / rate : 0;
                LockSupport.parkNanos(rate > 0 ? due - System.nanoTime() : 0);
                threads.execute(() -> {
                    long from = rate > 0 ? due : System.nanoTime();
                    int status = node.post(orders.get(number)).status();
                    latencies[number] = System.nanoTime() - from;
                    refused.addAndGet(status == 201 ? 0 : 1);
                    admitted.add(orders.get(number));
                });
            }
            threads.shutdown();
            boolean _ = threads.awaitTermination(5, TimeUnit.MINUTES);
            long elapsed = System.nanoTime() - begin;
            print(what, latencies, elapsed);
            delivering.get();
        }
        printCosts(cpuBefore, producerBefore, orders.size());
        assertThat(refused).hasValue(0);
    }

    private int deliverAll(BlockingQueue<SignedUserOrder> admitted, int number) throws InterruptedException {
        for (int i = 0; i < number; i++) {
            node.core.deliver(new Payload.UserOrder(admitted.take()), List.of());
        }
        return number;
    }

    private static void print(String what, long[] latencies, long elapsed) {
        Arrays.sort(latencies);
        System.out.printf(
                "%n%s: %d orders, %.0f/s; answered p50 %.1f ms, p90 %.1f ms, p99 %.1f ms%n",
                what,
                latencies.length,
                (double) latencies.length * NANOS_PER_SECOND / elapsed,
                millis(latencies[latencies.length / 2]),
                millis(latencies[latencies.length * 9 / 10]),
                millis(latencies[latencies.length * 99 / 100]));
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static void printCosts(Map<String, Long> cpuBefore, Map<String, Double> producerBefore, int orders)
            throws Exception {
        Map<String, Long> cpu = cpuNanos();
        long all = cpu.entrySet().stream()
                .mapToLong(group -> group.getValue() - cpuBefore.getOrDefault(group.getKey(), 0L))
                .sum();
        System.out.printf("  CPU %.3f ms an order, of it:%n", millis(all) / orders);
        cpu.entrySet().stream()
                .map(group -> Map.entry(
                        group.getKey(), millis(group.getValue() - cpuBefore.getOrDefault(group.getKey(), 0L)) / orders))
                .filter(group -> group.getValue() > 0.02)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(group -> System.out.printf("    %.3f %s%n", group.getValue(), group.getKey()));
        producerMillis()
                .forEach((name, total) -> System.out.printf(
                        "  %s %.2f ms an order%n", name, (total - producerBefore.getOrDefault(name, 0.0)) / orders));
    }

    /** CPU by thread name, digits left out. */
    private static Map<String, Long> cpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Long> groups = new TreeMap<>();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null) {
                groups.merge(
                        thread.getThreadName().replaceAll("[0-9]+", "#"),
                        threads.getThreadCpuTime(thread.getThreadId()),
                        Long::sum);
            }
        }
        return groups;
    }

    private static Map<String, Double> producerMillis() throws Exception {
        var server = ManagementFactory.getPlatformMBeanServer();
        Map<String, Double> totals = new TreeMap<>();
        for (ObjectName name : server.queryNames(new ObjectName("kafka.producer:type=producer-metrics,*"), null)) {
            if (name.toString().contains("mempool")) {
                for (String metric : List.of("txn-begin", "txn-send-offsets", "txn-commit", "flush")) {
                    double nanos = (Double) server.getAttribute(name, metric + "-time-ns-total");
                    totals.put(metric, nanos / 1e6);
                }
            }
        }
        return totals;
    }
}
