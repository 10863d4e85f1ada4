/**
 * Canonical protobuf, hashes and tags as the client of the story reads them: written from the specification, apart from
 * the code it checks.
 *
 * <p>Law: what is not canonical is not read; nothing here knows an operator or a network connection. Start at {@link
 * org.causality.devnet.story.canonical.FieldReader}. Seed section: Message Protocol; design: protocol §1.
 */
@NullMarked
package org.causality.devnet.story.canonical;

import org.jspecify.annotations.NullMarked;
