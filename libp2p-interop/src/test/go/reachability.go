package main

import (
	"context"
	"errors"

	"github.com/libp2p/go-libp2p"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/p2p/muxer/yamux"
	"github.com/libp2p/go-libp2p/p2p/protocol/autonatv2"
	quic "github.com/libp2p/go-libp2p/p2p/transport/quic"
	"github.com/libp2p/go-libp2p/p2p/transport/tcp"
	"github.com/multiformats/go-multiaddr"
)

// AutoNAT v2 with another identity for dialling back, as go-libp2p has it; on loopback, so with local addresses.
func startReachability(of host.Host) (*autonatv2.AutoNAT, error) {
	dialler, err := libp2p.New(
		libp2p.NoListenAddrs,
		libp2p.Transport(tcp.NewTCPTransport),
		libp2p.Transport(quic.NewTransport),
		security(true),
		libp2p.Muxer(yamux.ID, yamux.DefaultTransport),
		libp2p.ResourceManager(&network.NullResourceManager{}),
		libp2p.DisableRelay(),
		libp2p.DisableMetrics(),
	)
	if err != nil {
		return nil, err
	}
	asker, err := autonatv2.New(dialler, autonatv2.AllowPrivateAddrs)
	if err != nil {
		return nil, err
	}
	return asker, asker.Start(of)
}

// Asks a connected peer whether it can dial an address.
func (node *Node) reachable(given Arguments) (answer, error) {
	if node.asker == nil {
		return nil, errors.New("this peer was started without reachability")
	}
	address, err := multiaddr.NewMultiaddr(given.Address)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), waitMax)
	defer cancel()
	result, err := node.asker.GetReachability(ctx, []autonatv2.Request{{Addr: address, SendDialData: true}})
	return answer{"reachability": result.Reachability.String()}, err
}
