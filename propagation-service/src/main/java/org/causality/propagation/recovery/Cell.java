package org.causality.propagation.recovery;

/** One cell of a sketch: XOR of ids and of their checks, and how many they are. */
public record Cell(long high, long low, long check, int count) {}
