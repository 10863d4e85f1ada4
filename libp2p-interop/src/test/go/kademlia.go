package main

import (
	"bytes"
	"context"
	"errors"
	"strings"

	"github.com/ipfs/go-cid"
	dht "github.com/libp2p/go-libp2p-kad-dht"
	record "github.com/libp2p/go-libp2p-record"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/protocol"
	"github.com/multiformats/go-multihash"
)

const kadSuffix = "/kad/1.0.0"

// KadOptions is what a test sets.
type KadOptions struct {
	Protocol   string
	ClientMode bool
}

// The rule of the Java tests: values begin with "ok", and of two the later in the alphabet is better.
type rule struct{}

func (rule) Validate(_ string, value []byte) error {
	if !bytes.HasPrefix(value, []byte("ok")) {
		return errors.New("not a valid value")
	}
	return nil
}

func (rule) Select(_ string, values [][]byte) (int, error) {
	best := 0
	for i, value := range values {
		if bytes.Compare(value, values[best]) > 0 {
			best = i
		}
	}
	return best, nil
}

func startTable(on host.Host, options KadOptions) (*dht.IpfsDHT, error) {
	prefix, fits := strings.CutSuffix(options.Protocol, kadSuffix)
	if !fits {
		return nil, errors.New("a protocol of go's table ends in " + kadSuffix)
	}
	mode := dht.ModeServer
	if options.ClientMode {
		mode = dht.ModeClient
	}
	return dht.New(on,
		dht.ProtocolPrefix(protocol.ID(prefix)),
		dht.Mode(mode),
		dht.Validator(record.NamespacedValidator{"causality": rule{}}),
		dht.DisableAutoRefresh(),
	)
}

// ---- commands

// A command on the table of this node, with the time that it may take.
func (node *Node) onTable(work func(context.Context, Arguments) (answer, error)) func(Arguments) (answer, error) {
	return func(given Arguments) (answer, error) {
		if node.table == nil {
			return nil, errors.New("this peer was started without a table")
		}
		ctx, cancel := context.WithTimeout(context.Background(), waitMax)
		defer cancel()
		return work(ctx, given)
	}
}

func (node *Node) kadPeers(context.Context, Arguments) (answer, error) {
	return answer{"peers": names(node.table.RoutingTable().ListPeers())}, nil
}

func (node *Node) kadFindPeer(ctx context.Context, given Arguments) (answer, error) {
	id, err := peer.Decode(given.Peer)
	if err != nil {
		return nil, err
	}
	found, err := node.table.FindPeer(ctx, id)
	return answer{"addresses": texts(found.Addrs)}, err
}

func (node *Node) kadClosest(ctx context.Context, given Arguments) (answer, error) {
	near, err := node.table.GetClosestPeers(ctx, string(given.Key))
	return answer{"peers": names(near)}, err
}

func (node *Node) kadPut(ctx context.Context, given Arguments) (answer, error) {
	return nil, node.table.PutValue(ctx, string(given.Key), given.Value)
}

func (node *Node) kadGet(ctx context.Context, given Arguments) (answer, error) {
	value, err := node.table.GetValue(ctx, string(given.Key))
	return answer{"value": value}, err
}

func (node *Node) kadProvide(ctx context.Context, given Arguments) (answer, error) {
	content, err := contentID(given.Multihash)
	if err != nil {
		return nil, err
	}
	return nil, node.table.Provide(ctx, content, true)
}

func (node *Node) kadProviders(ctx context.Context, given Arguments) (answer, error) {
	content, err := contentID(given.Multihash)
	if err != nil {
		return nil, err
	}
	providers, err := node.table.FindProviders(ctx, content)
	ids := make([]peer.ID, len(providers))
	for i, provider := range providers {
		ids[i] = provider.ID
	}
	return answer{"peers": names(ids)}, err
}

func contentID(bytes []byte) (cid.Cid, error) {
	hash, err := multihash.Cast(bytes)
	return cid.NewCidV1(cid.Raw, hash), err
}

func names(peers []peer.ID) []string {
	all := make([]string, len(peers))
	for i, one := range peers {
		all[i] = one.String()
	}
	return all
}
