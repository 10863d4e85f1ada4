package org.causality.devnet.story;

/** What the client is told of a chain. */
public sealed interface ToldChain permits StoryChain, StoryRecording, NoChain {}
