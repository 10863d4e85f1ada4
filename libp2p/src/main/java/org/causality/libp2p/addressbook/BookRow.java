package org.causality.libp2p.addressbook;

/**
 * One address of a book, for keeping it over a restart.
 *
 * @param address which
 * @param source group of the peer that told it
 * @param tried whether it has answered
 */
public record BookRow(PeerAddress address, AddressGroup source, boolean tried) {}
