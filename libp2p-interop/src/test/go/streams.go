package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/protocol"
)

const (
	sinkID     = protocol.ID("/test/sink/1")
	sourceID   = protocol.ID("/test/source/1")
	echoID     = protocol.ID("/test/echo/1")
	chunkBytes = 64 << 10
)

// The same bytes as the Java side makes: a function of the position only.
func pattern(from int64, length int64) []byte {
	made := make([]byte, length)
	for i := range made {
		at := from + int64(i)
		made[i] = byte(at*131 + (at>>8)*7)
	}
	return made
}

func sendPattern(stream io.Writer, total int64) (string, error) {
	hash := sha256.New()
	for at := int64(0); at < total; at += chunkBytes {
		chunk := pattern(at, min(chunkBytes, total-at))
		hash.Write(chunk)
		if _, err := stream.Write(chunk); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// ---- protocols that this peer answers

func (node *Node) answerTests() {
	node.answering(sinkID, func(stream network.Stream) error {
		hash := sha256.New()
		if _, err := io.Copy(hash, stream); err != nil {
			return err
		}
		_, err := stream.Write(hash.Sum(nil))
		return err
	})
	node.answering(sourceID, func(stream network.Stream) error {
		var total int64
		if err := binary.Read(stream, binary.BigEndian, &total); err != nil {
			return err
		}
		_, err := sendPattern(stream, total)
		return err
	})
	node.answering(echoID, echo)
}

func echo(stream network.Stream) error {
	_, err := io.Copy(stream, stream)
	return err
}

func (node *Node) answering(id protocol.ID, work func(network.Stream) error) {
	node.host.SetStreamHandler(id, func(stream network.Stream) {
		if work(stream) != nil {
			_ = stream.Reset()
			return
		}
		_ = stream.Close()
	})
}

// ---- commands

func (node *Node) open(named string, id protocol.ID) (network.Stream, error) {
	remote, err := peer.Decode(named)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), waitMax)
	defer cancel()
	return node.host.NewStream(ctx, remote, id)
}

// Sends so many bytes of pattern, ends its side, and returns the digest that the other side answers.
func (node *Node) sink(given Arguments) (answer, error) {
	stream, err := node.open(given.Peer, sinkID)
	if err != nil {
		return nil, err
	}
	defer stream.Close()
	sent, err := sendPattern(stream, given.Bytes)
	if err != nil {
		return nil, err
	}
	if err := stream.CloseWrite(); err != nil {
		return nil, err
	}
	answered, err := io.ReadAll(stream)
	return answer{"sent": sent, "answered": hex.EncodeToString(answered)}, err
}

// Asks for so many bytes of pattern and reads them, resting after each chunk.
func (node *Node) source(given Arguments) (answer, error) {
	stream, err := node.open(given.Peer, sourceID)
	if err != nil {
		return nil, err
	}
	defer stream.Close()
	if err := binary.Write(stream, binary.BigEndian, given.Bytes); err != nil {
		return nil, err
	}
	hash := sha256.New()
	buffer := make([]byte, chunkBytes)
	count := 0
	for {
		got, err := stream.Read(buffer)
		hash.Write(buffer[:got])
		count += got
		if err == io.EOF {
			return answer{"bytes": count, "digest": hex.EncodeToString(hash.Sum(nil))}, nil
		}
		if err != nil {
			return nil, err
		}
		time.Sleep(time.Duration(given.RestMillis) * time.Millisecond)
	}
}

// Opens many streams at once, sends a line on each and checks its echo.
func (node *Node) echoes(given Arguments) (answer, error) {
	var right atomic.Int32
	var all sync.WaitGroup
	for index := range given.Streams {
		all.Go(func() {
			if node.echoed(given.Peer, fmt.Appendf(nil, "stream %d", index)) {
				right.Add(1)
			}
		})
	}
	all.Wait()
	return answer{"right": right.Load()}, nil
}

func (node *Node) echoed(named string, line []byte) bool {
	stream, err := node.open(named, echoID)
	if err != nil {
		return false
	}
	defer stream.Close()
	if _, err := stream.Write(line); err != nil {
		return false
	}
	if stream.CloseWrite() != nil {
		return false
	}
	back, err := io.ReadAll(stream)
	return err == nil && bytes.Equal(back, line)
}

// Opens a stream and resets it after the first bytes.
func (node *Node) reset(given Arguments) (answer, error) {
	stream, err := node.open(given.Peer, echoID)
	if err != nil {
		return nil, err
	}
	if _, err := stream.Write([]byte("first bytes")); err != nil {
		return nil, err
	}
	return nil, stream.Reset()
}

func (node *Node) handle(given Arguments) (answer, error) {
	node.answering(protocol.ID(given.Protocol), echo)
	return nil, nil
}
