package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/libp2p/go-libp2p"
	pubsub "github.com/libp2p/go-libp2p-pubsub"
	"github.com/libp2p/go-libp2p/core/crypto"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/p2p/muxer/yamux"
	"github.com/libp2p/go-libp2p/p2p/security/noise"
	"github.com/libp2p/go-libp2p/p2p/transport/tcp"
)

const (
	benchSink    = "/bench/sink/1"
	benchEcho    = "/bench/echo/1"
	benchTopic   = "/bench/1"
	messageBytes = 1_024
	lostAfter    = time.Minute
	dials        = 5
	mib          = 1 << 20
)

// Scenario has the words of Scenario.java: all nodes in this process, one line of JSON at the end.
type Scenario struct {
	kind                                                   string
	nodes, warmup, warmSeconds, units, perSecond, underWay int
}

func bench(words []string) {
	given := map[string]string{}
	for _, word := range words {
		name, value, _ := strings.Cut(word, "=")
		given[name] = value
	}
	number := func(name string) int {
		value, _ := strconv.Atoi(given[name])
		return value
	}
	scenario := Scenario{
		given["kind"], number("nodes"), number("warmup"), number("warmSeconds"),
		number("units"), number("perSecond"), number("underWay"),
	}
	kinds := map[string]func(Scenario) map[string]any{
		"stream": benchStream, "handshake": benchHandshake, "connect": benchConnect,
		"gossip": benchGossip, "latency": benchGossip,
	}
	said, err := json.Marshal(kinds[scenario.kind](scenario))
	must(err)
	fmt.Println(string(said))
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// ---- measuring

type measured struct {
	began   time.Time
	cpu     float64
	written int64
}

func measure() measured {
	return measured{time.Now(), cpuMillis(), writtenBytes()}
}

func (m measured) until(units int) map[string]any {
	return map[string]any{
		"units":        units,
		"wallMillis":   float64(time.Since(m.began).Nanoseconds()) / 1e6,
		"cpuMillis":    cpuMillis() - m.cpu,
		"writtenBytes": writtenBytes() - m.written,
	}
}

func cpuMillis() float64 {
	var used syscall.Rusage
	must(syscall.Getrusage(syscall.RUSAGE_SELF, &used))
	return float64(used.Utime.Nano()+used.Stime.Nano()) / 1e6
}

var wchar = regexp.MustCompile(`wchar: (\d+)`)

func writtenBytes() int64 {
	text, err := os.ReadFile("/proc/self/io")
	if err != nil {
		return -1
	}
	count, err := strconv.ParseInt(string(wchar.FindSubmatch(text)[1]), 10, 64)
	must(err)
	return count
}

func quantileMillis(took []time.Duration, share float64) float64 {
	if len(took) == 0 {
		return 0
	}
	slices.Sort(took)
	at := min(len(took)-1, int(math.Floor(share*float64(len(took)))))
	return float64(took[at].Nanoseconds()) / 1e6
}

// ---- nodes

func benchHosts(count int) []host.Host {
	all := make([]host.Host, count)
	for i := range all {
		key, _, err := crypto.KeyPairFromStdKey(seeded(i))
		must(err)
		all[i], err = libp2p.New(
			libp2p.Identity(key),
			libp2p.ListenAddrStrings("/ip4/127.0.0.1/tcp/0"),
			libp2p.Transport(tcp.NewTCPTransport),
			libp2p.Security(noise.ID, noise.New),
			libp2p.Muxer(yamux.ID, yamux.DefaultTransport),
			libp2p.ResourceManager(&network.NullResourceManager{}),
			libp2p.DisableRelay(),
			libp2p.DisableMetrics(),
		)
		must(err)
	}
	return all
}

func seeded(node int) *ed25519.PrivateKey {
	key := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{byte(node + 1)}, ed25519.SeedSize))
	return &key
}

// The same graph as Scenario.graph.
func graph(count int) [][]int {
	all := make([][]int, count)
	for from := range all {
		for step, i := 1, 0; i < dials; step, i = step+1+(from*7+step*3)%5, i+1 {
			if to := (from + step) % count; to != from && !slices.Contains(all[from], to) {
				all[from] = append(all[from], to)
			}
		}
	}
	return all
}

// ---- scenarios

// warm does rounds of the same work for as long as every program warms up.
func (scenario Scenario) warm(round func()) {
	for end := time.Now().Add(time.Duration(scenario.warmSeconds) * time.Second); ; {
		round()
		if time.Now().After(end) {
			return
		}
	}
}

func benchStream(scenario Scenario) map[string]any {
	hosts := benchHosts(2)
	hosts[0].SetStreamHandler(benchSink, func(stream network.Stream) {
		_, err := io.Copy(io.Discard, stream)
		must(err)
		_, err = stream.Write([]byte{0})
		must(err)
		must(stream.Close())
	})
	must(hosts[1].Connect(context.Background(), *host.InfoFromHost(hosts[0])))
	scenario.warm(func() { benchSend(hosts, scenario.warmup*mib) })
	until := measure()
	benchSend(hosts, scenario.units*mib)
	said := until.until(scenario.units)
	said["payloadBytes"] = scenario.units * mib
	return said
}

func benchSend(hosts []host.Host, total int) {
	stream, err := hosts[1].NewStream(context.Background(), hosts[0].ID(), benchSink)
	must(err)
	chunk := make([]byte, chunkBytes)
	for sent := 0; sent < total; sent += chunkBytes {
		_, err := stream.Write(chunk)
		must(err)
	}
	must(stream.CloseWrite())
	_, err = io.ReadFull(stream, chunk[:1])
	must(err)
}

// A go-libp2p host begins to identify every peer at once; there is no host without.
func benchHandshake(scenario Scenario) map[string]any {
	hosts := benchHosts(2)
	hosts[1].Peerstore().AddAddrs(hosts[0].ID(), hosts[0].Addrs(), time.Hour)
	dial := func(times int) {
		for range times {
			connection, err := hosts[1].Network().DialPeer(context.Background(), hosts[0].ID())
			must(err)
			must(connection.Close())
		}
	}
	scenario.warm(func() { dial(scenario.warmup) })
	until := measure()
	dial(scenario.units)
	return until.until(scenario.units)
}

// Connecting, and one byte there and back.
func benchConnect(scenario Scenario) map[string]any {
	hosts := benchHosts(2)
	hosts[0].SetStreamHandler(benchEcho, func(stream network.Stream) {
		_, err := io.CopyN(stream, stream, 1)
		must(err)
		must(stream.Close())
	})
	hosts[1].Peerstore().AddAddrs(hosts[0].ID(), hosts[0].Addrs(), time.Hour)
	echo := func(times int) []time.Duration {
		took := make([]time.Duration, 0, times)
		one := make([]byte, 1)
		for range times {
			began := time.Now()
			connection, err := hosts[1].Network().DialPeer(context.Background(), hosts[0].ID())
			must(err)
			stream, err := hosts[1].NewStream(context.Background(), hosts[0].ID(), benchEcho)
			must(err)
			_, err = stream.Write(one)
			must(err)
			_, err = io.ReadFull(stream, one)
			must(err)
			took = append(took, time.Since(began))
			must(connection.Close())
		}
		return took
	}
	scenario.warm(func() { echo(scenario.warmup) })
	until := measure()
	took := echo(scenario.units)
	said := until.until(scenario.units)
	said["p50Millis"], said["p99Millis"] = quantileMillis(took, 0.5), quantileMillis(took, 0.99)
	return said
}

// What is known of the messages of a run.
type benchRun struct {
	scenario  Scenario
	lock      sync.Mutex
	published []time.Time
	missing   []int
	took      []time.Duration
	covered   []time.Duration
	room      chan struct{}
	received  atomic.Int64
}

type counting struct {
	tracer
	received *atomic.Int64
}

func (c *counting) RecvRPC(rpc *pubsub.RPC) {
	c.received.Add(int64(len(rpc.GetPublish())))
}

func benchGossip(scenario Scenario) map[string]any {
	total, others := scenario.warmup+scenario.units, scenario.nodes-1
	run := &benchRun{
		scenario: scenario, published: make([]time.Time, total), missing: make([]int, total),
		room: make(chan struct{}, scenario.underWay),
	}
	hosts := benchHosts(scenario.nodes)
	meshes := make([]*counting, len(hosts))
	topics := make([]*pubsub.Topic, len(hosts))
	for i, on := range hosts {
		meshes[i] = &counting{newTracer(), &run.received}
		topics[i] = run.follow(on, meshes[i])
	}
	for from, all := range graph(len(hosts)) {
		for _, to := range all {
			if len(hosts[from].Network().ConnsToPeer(hosts[to].ID())) == 0 {
				must(hosts[from].Connect(context.Background(), *host.InfoFromHost(hosts[to])))
			}
		}
	}
	for _, mesh := range meshes {
		for len(mesh.seen(benchTopic)["mesh"].([]string)) < min(others, 4) {
			time.Sleep(20 * time.Millisecond)
		}
	}
	scenario.warm(func() { run.publish(topics, 0, scenario.warmup, 0) })
	run.publish(topics, 0, min(scenario.warmup, 2*scenario.perSecond), scenario.perSecond)
	before := run.received.Load()
	until := measure()
	run.publish(topics, scenario.warmup, total, scenario.perSecond)
	wanted := scenario.units * others
	said := until.until(wanted)
	said["p50Millis"] = quantileMillis(run.took, 0.5)
	said["p99Millis"] = quantileMillis(run.took, 0.99)
	said["coverage99Millis"] = quantileMillis(run.covered, 0.99)
	said["duplicates"] = run.received.Load() - before - int64(wanted)
	said["payloadBytes"] = wanted * messageBytes
	return said
}

// Queues are as long as all that is under way; with go-libp2p's own 32 it would drop some.
func (run *benchRun) follow(on host.Host, mesh *counting) *pubsub.Topic {
	gossip, err := pubsub.NewGossipSub(context.Background(), on,
		pubsub.WithMessageIdFn(messageIDs["sha256-data"]), pubsub.WithRawTracer(mesh),
		pubsub.WithValidateQueueSize(waitingMax), pubsub.WithPeerOutboundQueueSize(waitingMax))
	must(err)
	topic, err := gossip.Join(benchTopic)
	must(err)
	heard, err := topic.Subscribe(pubsub.WithBufferSize(waitingMax))
	must(err)
	go func() {
		for {
			message, err := heard.Next(context.Background())
			must(err)
			if message.ReceivedFrom != on.ID() {
				run.delivered(int(binary.BigEndian.Uint32(message.Data)))
			}
		}
	}()
	return topic
}

func (run *benchRun) delivered(index int) {
	run.lock.Lock()
	defer run.lock.Unlock()
	took := time.Since(run.published[index])
	run.missing[index]--
	counts := index >= run.scenario.warmup
	if counts {
		run.took = append(run.took, took)
	}
	if run.missing[index] == 0 {
		if counts {
			run.covered = append(run.covered, took)
		}
		<-run.room
	}
}

func (run *benchRun) publish(topics []*pubsub.Topic, from, to, perSecond int) {
	began := time.Now()
	for index := from; index < to; index++ {
		if perSecond > 0 {
			time.Sleep(time.Until(began.Add(time.Duration(index-from) * time.Second / time.Duration(perSecond))))
		}
		run.room <- struct{}{}
		body := make([]byte, messageBytes)
		_, _ = rand.Read(body)
		binary.BigEndian.PutUint32(body, uint32(index))
		run.lock.Lock()
		run.missing[index] = len(topics) - 1
		run.published[index] = time.Now()
		run.lock.Unlock()
		must(topics[index%len(topics)].Publish(context.Background(), body))
	}
	for until := time.Now().Add(lostAfter); len(run.room) > 0; time.Sleep(time.Millisecond) {
		if time.Now().After(until) {
			must(fmt.Errorf("%d messages were lost", len(run.room)))
		}
	}
}
