package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io"
	"time"

	"github.com/libp2p/go-libp2p"
	dht "github.com/libp2p/go-libp2p-kad-dht"
	"github.com/libp2p/go-libp2p/core/crypto"
	"github.com/libp2p/go-libp2p/core/event"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/protocol"
	"github.com/libp2p/go-libp2p/p2p/muxer/yamux"
	"github.com/libp2p/go-libp2p/p2p/protocol/autonatv2"
	"github.com/libp2p/go-libp2p/p2p/protocol/ping"
	"github.com/libp2p/go-libp2p/p2p/security/noise"
	quic "github.com/libp2p/go-libp2p/p2p/transport/quic"
	"github.com/libp2p/go-libp2p/p2p/transport/tcp"
	"github.com/multiformats/go-multiaddr"
)

const waitMax = 50 * time.Second

// Options of the start command.
type Options struct {
	Seed, KeyType, Agent string
	Listen               string
	EarlyMuxer           *bool
	Gossip               *GossipOptions
	Kad                  *KadOptions
	Reachability         bool
}

// Node is the one peer of this process.
type Node struct {
	host   host.Host
	gossip *Gossip
	table  *dht.IpfsDHT
	asker  *autonatv2.AutoNAT
}

func (node *Node) start(options Options) (answer, error) {
	key, err := identity(options)
	if err != nil {
		return nil, err
	}
	agent := options.Agent
	if agent == "" {
		agent = "go-peer"
	}
	listen := options.Listen
	if listen == "" {
		listen = "/ip4/127.0.0.1/tcp/0"
	}
	node.host, err = libp2p.New(
		libp2p.Identity(key),
		libp2p.UserAgent(agent),
		libp2p.ListenAddrStrings(listen),
		libp2p.Transport(tcp.NewTCPTransport),
		libp2p.Transport(quic.NewTransport),
		security(options.EarlyMuxer == nil || *options.EarlyMuxer),
		libp2p.Muxer(yamux.ID, yamux.DefaultTransport),
		libp2p.ResourceManager(&network.NullResourceManager{}),
		libp2p.DisableRelay(),
		libp2p.DisableMetrics(),
	)
	if err != nil {
		return nil, err
	}
	if err := node.tellEvents(); err != nil {
		return nil, err
	}
	node.answerTests()
	if options.Gossip != nil {
		if node.gossip, err = startGossip(node.host, *options.Gossip); err != nil {
			return nil, err
		}
	}
	if options.Kad != nil {
		if node.table, err = startTable(node.host, *options.Kad); err != nil {
			return nil, err
		}
	}
	if options.Reachability {
		if node.asker, err = startReachability(node.host); err != nil {
			return nil, err
		}
	}
	addresses, err := peer.AddrInfoToP2pAddrs(host.InfoFromHost(node.host))
	if err != nil {
		return nil, err
	}
	return answer{"peer": node.host.ID().String(), "addresses": texts(addresses)}, nil
}

func identity(options Options) (crypto.PrivKey, error) {
	var from io.Reader = rand.Reader
	if options.Seed != "" {
		seed, err := hex.DecodeString(options.Seed)
		if err != nil {
			return nil, err
		}
		from = bytes.NewReader(seed)
	}
	switch options.KeyType {
	case "", "Ed25519":
		key, _, err := crypto.GenerateEd25519Key(from)
		return key, err
	case "secp256k1":
		key, _, err := crypto.GenerateSecp256k1Key(rand.Reader)
		return key, err
	case "RSA":
		key, _, err := crypto.GenerateRSAKeyPair(2_048, rand.Reader)
		return key, err
	}
	return nil, errors.New("no such type of key: " + options.KeyType)
}

// Noise that names the muxer within the handshake, or leaves it to multistream.
func security(earlyMuxer bool) libp2p.Option {
	if earlyMuxer {
		return libp2p.Security(noise.ID, noise.New)
	}
	return libp2p.Security(noise.ID, func(id protocol.ID, key crypto.PrivKey) (*noise.Transport, error) {
		return noise.New(id, key, nil)
	})
}

func (node *Node) tellEvents() error {
	node.host.Network().Notify(&network.NotifyBundle{
		ConnectedF: func(_ network.Network, c network.Conn) {
			tell(answer{"event": "connected", "peer": c.RemotePeer().String()})
		},
		DisconnectedF: func(_ network.Network, c network.Conn) {
			tell(answer{"event": "disconnected", "peer": c.RemotePeer().String()})
		},
	})
	heard, err := node.host.EventBus().Subscribe([]any{
		new(event.EvtPeerIdentificationCompleted), new(event.EvtPeerProtocolsUpdated),
	})
	if err != nil {
		return err
	}
	go func() {
		for one := range heard.Out() {
			switch about := one.(type) {
			case event.EvtPeerIdentificationCompleted:
				tellIdentified(about)
			case event.EvtPeerProtocolsUpdated:
				tell(answer{"event": "identified", "peer": about.Peer.String(), "protocols": about.Added})
			}
		}
	}()
	return nil
}

func tellIdentified(about event.EvtPeerIdentificationCompleted) {
	observed := ""
	if about.ObservedAddr != nil {
		observed = about.ObservedAddr.String()
	}
	tell(answer{
		"event":           "identified",
		"peer":            about.Peer.String(),
		"protocols":       about.Protocols,
		"agentVersion":    about.AgentVersion,
		"protocolVersion": about.ProtocolVersion,
		"listenAddrs":     texts(about.ListenAddrs),
		"observedAddr":    observed,
		"signed":          about.SignedPeerRecord != nil,
	})
}

func texts(addresses []multiaddr.Multiaddr) []string {
	all := make([]string, len(addresses))
	for i, address := range addresses {
		all[i] = address.String()
	}
	return all
}

// ---- commands

func (node *Node) dial(given Arguments) (answer, error) {
	info, err := peer.AddrInfoFromString(given.Address)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), waitMax)
	defer cancel()
	if err := node.host.Connect(ctx, *info); err != nil {
		return nil, err
	}
	open := node.host.Network().ConnsToPeer(info.ID)
	if len(open) == 0 {
		return nil, errors.New("the connection is gone already")
	}
	state := open[0].ConnState()
	return answer{"peer": info.ID.String(), "muxer": state.StreamMultiplexer, "encryption": state.Security}, nil
}

func (node *Node) ping(given Arguments) (answer, error) {
	id, err := peer.Decode(given.Peer)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), waitMax)
	defer cancel()
	result, told := <-ping.Ping(ctx, node.host, id)
	if !told {
		return nil, errors.New("no answer to the ping")
	}
	return answer{"millis": float64(result.RTT.Microseconds()) / 1_000}, result.Error
}

func (node *Node) known(given Arguments) (answer, error) {
	id, err := peer.Decode(given.Peer)
	if err != nil {
		return nil, err
	}
	protocols, err := node.host.Peerstore().GetProtocols(id)
	return answer{"protocols": protocols}, err
}

func (node *Node) hangup(given Arguments) (answer, error) {
	id, err := peer.Decode(given.Peer)
	if err != nil {
		return nil, err
	}
	return nil, node.host.Network().ClosePeer(id)
}
