package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"log/slog"
	"sync"
	"time"

	pubsub "github.com/libp2p/go-libp2p-pubsub"
	pb "github.com/libp2p/go-libp2p-pubsub/pb"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/protocol"
)

// Messages that wait for us to tell them; enough for a whole test.
const waitingMax = 4_096

// GossipOptions is what a test sets.
type GossipOptions struct {
	SignaturePolicy, MessageID string
	Versions                   []protocol.ID
	Mesh                       *struct{ D, Low, High, Score, Out int }
	Exchange                   bool
	IncreasingSeqno            bool
}

// Gossip is the pubsub of a node, and what its tracer saw.
type Gossip struct {
	tracer
	pubsub *pubsub.PubSub
	self   peer.ID
	topics map[string]*pubsub.Topic
	heard  map[string]*pubsub.Subscription
}

func startGossip(on host.Host, options GossipOptions) (*Gossip, error) {
	gossip := &Gossip{
		tracer: newTracer(), self: on.ID(),
		topics: map[string]*pubsub.Topic{}, heard: map[string]*pubsub.Subscription{},
	}
	all := []pubsub.Option{
		pubsub.WithRawTracer(&gossip.tracer),
		pubsub.WithPeerExchange(options.Exchange),
		pubsub.WithGossipSubParams(params(options)),
		pubsub.WithPeerScore(scores(), &pubsub.PeerScoreThresholds{
			GossipThreshold: -10, PublishThreshold: -50, GraylistThreshold: -80, OpportunisticGraftThreshold: 1,
		}),
		pubsub.WithPeerScoreInspect(gossip.note, 100*time.Millisecond),
		// Bursts of a test are not what its bounds are for.
		pubsub.WithValidateQueueSize(waitingMax),
		pubsub.WithPeerOutboundQueueSize(waitingMax),
	}
	if options.SignaturePolicy == "StrictNoSign" {
		all = append(all, pubsub.WithMessageSignaturePolicy(pubsub.StrictNoSign), pubsub.WithNoAuthor())
	}
	if id, known := messageIDs[options.MessageID]; known {
		all = append(all, pubsub.WithMessageIdFn(id))
	}
	if options.Versions != nil {
		all = append(all, pubsub.WithGossipSubProtocols(options.Versions, pubsub.GossipSubDefaultFeatures))
	}
	if options.IncreasingSeqno {
		validator := pubsub.NewBasicSeqnoValidator(&lastNumbers{of: map[peer.ID][]byte{}}, slog.Default())
		all = append(all, pubsub.WithDefaultValidator(validator))
	}
	var err error
	gossip.pubsub, err = pubsub.NewGossipSub(context.Background(), on, all...)
	return gossip, err
}

// The last number of each author.
type lastNumbers struct {
	lock sync.Mutex
	of   map[peer.ID][]byte
}

func (last *lastNumbers) Get(_ context.Context, author peer.ID) ([]byte, error) {
	last.lock.Lock()
	defer last.lock.Unlock()
	return last.of[author], nil
}

func (last *lastNumbers) Put(_ context.Context, author peer.ID, number []byte) error {
	last.lock.Lock()
	defer last.lock.Unlock()
	last.of[author] = number
	return nil
}

var messageIDs = map[string]pubsub.MsgIdFunction{
	"sha256-data": func(message *pb.Message) string {
		digest := sha256.Sum256(message.GetData())
		return string(digest[:])
	},
	"sha256-topic-data-20": func(message *pb.Message) string {
		digest := sha256.Sum256(append([]byte(message.GetTopic()), message.GetData()...))
		return string(digest[:20])
	},
}

func params(options GossipOptions) pubsub.GossipSubParams {
	given := pubsub.DefaultGossipSubParams()
	// Long enough for a slow machine to start what comes late.
	given.HistoryLength, given.HistoryGossip = 40, 30
	if mesh := options.Mesh; mesh != nil {
		given.D, given.Dlo, given.Dhi, given.Dscore, given.Dout = mesh.D, mesh.Low, mesh.High, mesh.Score, mesh.Out
	}
	return given
}

// go-libp2p scores nobody by itself; these count what the tests look at: breaches of the protocol (P7). Peers of a test
// have one address, so P6 is off.
func scores() *pubsub.PeerScoreParams {
	return &pubsub.PeerScoreParams{
		AppSpecificScore:       func(peer.ID) float64 { return 0 },
		Topics:                 map[string]*pubsub.TopicScoreParams{},
		BehaviourPenaltyWeight: -10,
		BehaviourPenaltyDecay:  0.2,
		DecayInterval:          time.Second,
		DecayToZero:            0.01,
		RetainScore:            time.Hour,
	}
}

// ---- commands

func (node *Node) joined(topic string) (*pubsub.Topic, error) {
	gossip := node.gossip
	if gossip == nil {
		return nil, errors.New("this peer was started without gossip")
	}
	gossip.lock.Lock()
	defer gossip.lock.Unlock()
	if open, known := gossip.topics[topic]; known {
		return open, nil
	}
	open, err := gossip.pubsub.Join(topic)
	if err == nil {
		gossip.topics[topic] = open
	}
	return open, err
}

func (node *Node) subscribe(given Arguments) (answer, error) {
	topic, err := node.joined(given.Topic)
	if err != nil {
		return nil, err
	}
	subscription, err := topic.Subscribe(pubsub.WithBufferSize(waitingMax))
	if err != nil {
		return nil, err
	}
	gossip := node.gossip
	gossip.lock.Lock()
	gossip.heard[given.Topic] = subscription
	gossip.lock.Unlock()
	go gossip.tellMessages(subscription)
	return nil, nil
}

func (gossip *Gossip) tellMessages(subscription *pubsub.Subscription) {
	for {
		message, err := subscription.Next(context.Background())
		if err != nil {
			return
		}
		if message.ReceivedFrom != gossip.self {
			tell(answer{
				"event": "message", "topic": message.GetTopic(), "data": message.Data, "id": []byte(message.ID),
				"via": message.ReceivedFrom.String(),
			})
		}
	}
}

func (node *Node) unsubscribe(given Arguments) (answer, error) {
	gossip := node.gossip
	gossip.lock.Lock()
	defer gossip.lock.Unlock()
	if subscription, open := gossip.heard[given.Topic]; open {
		subscription.Cancel()
		delete(gossip.heard, given.Topic)
	}
	return nil, nil
}

func (node *Node) publish(given Arguments) (answer, error) {
	topic, err := node.joined(given.Topic)
	if err != nil {
		return nil, err
	}
	return nil, topic.Publish(context.Background(), given.Data)
}

func (node *Node) topic(given Arguments) (answer, error) {
	topic, err := node.joined(given.Topic)
	if err != nil {
		return nil, err
	}
	subscribers := []string{}
	for _, id := range topic.ListPeers() {
		subscribers = append(subscribers, id.String())
	}
	said := node.gossip.seen(given.Topic)
	said["subscribers"] = subscribers
	return said, nil
}

func (node *Node) score(given Arguments) (answer, error) {
	id, err := peer.Decode(given.Peer)
	if err != nil {
		return nil, err
	}
	node.gossip.lock.Lock()
	defer node.gossip.lock.Unlock()
	return answer{"score": node.gossip.scores[id]}, nil
}

// ---- what the router does, seen from outside

type tracer struct {
	lock    *sync.Mutex
	streams map[peer.ID]protocol.ID
	mesh    map[string]map[peer.ID]bool
	scores  map[peer.ID]float64
}

func newTracer() tracer {
	return tracer{
		lock: &sync.Mutex{}, streams: map[peer.ID]protocol.ID{}, mesh: map[string]map[peer.ID]bool{},
		scores: map[peer.ID]float64{},
	}
}

func (t *tracer) seen(topic string) answer {
	t.lock.Lock()
	defer t.lock.Unlock()
	mesh := []string{}
	for id := range t.mesh[topic] {
		mesh = append(mesh, id.String())
	}
	streams := []answer{}
	for id, version := range t.streams {
		streams = append(streams, answer{"peer": id.String(), "protocol": version})
	}
	return answer{"mesh": mesh, "streams": streams}
}

func (t *tracer) note(scores map[peer.ID]float64) {
	t.lock.Lock()
	defer t.lock.Unlock()
	t.scores = scores
}

func (t *tracer) OnNewOutboundStream(p peer.ID, version protocol.ID) {
	t.lock.Lock()
	defer t.lock.Unlock()
	t.streams[p] = version
}

func (t *tracer) OnClosedOutboundStream(p peer.ID) {
	t.lock.Lock()
	defer t.lock.Unlock()
	delete(t.streams, p)
	for _, mesh := range t.mesh {
		delete(mesh, p)
	}
}

func (t *tracer) Graft(p peer.ID, topic string) {
	t.lock.Lock()
	defer t.lock.Unlock()
	if t.mesh[topic] == nil {
		t.mesh[topic] = map[peer.ID]bool{}
	}
	t.mesh[topic][p] = true
}

func (t *tracer) Prune(p peer.ID, topic string) {
	t.lock.Lock()
	defer t.lock.Unlock()
	delete(t.mesh[topic], p)
}

func (t *tracer) Leave(topic string) {
	t.lock.Lock()
	defer t.lock.Unlock()
	delete(t.mesh, topic)
}

func (t *tracer) Join(string)                                          {}
func (t *tracer) ValidateMessage(*pubsub.Message)                      {}
func (t *tracer) DeliverMessage(*pubsub.Message)                       {}
func (t *tracer) RejectMessage(*pubsub.Message, string)                {}
func (t *tracer) DuplicateMessage(*pubsub.Message)                     {}
func (t *tracer) ThrottlePeer(peer.ID)                                 {}
func (t *tracer) RecvRPC(*pubsub.RPC)                                  {}
func (t *tracer) SendRPC(*pubsub.RPC, peer.ID)                         {}
func (t *tracer) SendRPCCompleted(*pubsub.RPC, peer.ID, time.Duration) {}
func (t *tracer) DropRPC(*pubsub.RPC, peer.ID)                         {}
func (t *tracer) UndeliverableMessage(*pubsub.Message)                 {}
