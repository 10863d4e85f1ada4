package org.causality.devnet.story;

/** What the client is told of a chain. */
sealed interface ToldChain permits StoryChain, StoryRecording, NoChain {}
