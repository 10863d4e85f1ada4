package org.causality.devnet.story.telling;

/**
 * Something that became known at an operator.
 *
 * @param lamport decimal; empty where there is none
 * @param cursor the place in the operator's event stream; empty where there is none
 * @param millisAfterPost from when the client sent the POST that led to it until the client had the event
 * @param hops how many links of the line lie between
 */
public record Hop(
        String what, String operator, String lamport, String cursor, double millisAfterPost, int hops, String note) {}
