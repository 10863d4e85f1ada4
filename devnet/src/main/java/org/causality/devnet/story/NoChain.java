package org.causality.devnet.story;

/** @param why a sentence's end */
record NoChain(String why) implements ToldChain {}
