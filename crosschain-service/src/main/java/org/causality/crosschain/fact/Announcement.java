package org.causality.crosschain.fact;

import java.time.Instant;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.message.MessageId;
import org.jspecify.annotations.Nullable;

/** An event of ours that nobody has told yet; a retraction depends on the message it takes back. */
public record Announcement(CrossChainEvent event, @Nullable MessageId dependsOn, Instant dueAt) {}
