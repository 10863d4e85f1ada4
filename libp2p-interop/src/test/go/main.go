// A go-libp2p peer, driven by one JSON object a line: {"id": 1, "cmd": "dial", ...} is answered by {"id": 1, "ok": true,
// ...} or {"id": 1, "ok": false, "error": "..."}; what happens by itself is told as {"event": "...", ...}. The commands are
// those of src/test/js/peer.js. With words on its command line it runs a scenario of the wire bench instead.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sync"
)

// What a line may carry: 1 MiB of data in base64 and the words around it.
const lineBytesMax = 2 << 20

type answer map[string]any

var (
	tellLock sync.Mutex
	told     = json.NewEncoder(os.Stdout)
)

func tell(object answer) {
	tellLock.Lock()
	defer tellLock.Unlock()
	if told.Encode(object) != nil {
		os.Exit(0)
	}
}

func main() {
	if len(os.Args) > 1 {
		bench(os.Args[1:])
		return
	}
	node := &Node{}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 0, 64<<10), lineBytesMax)
	for lines.Scan() {
		line := append([]byte(nil), lines.Bytes()...)
		go run(node, line)
	}
	// The test is gone: so are we.
	os.Exit(0)
}

func run(node *Node, line []byte) {
	var head struct {
		ID  int
		Cmd string
	}
	if err := json.Unmarshal(line, &head); err != nil {
		tell(answer{"event": "unhandled", "error": err.Error()})
		return
	}
	said, err := node.command(head.Cmd, line)
	if err != nil {
		tell(answer{"id": head.ID, "ok": false, "error": err.Error()})
		return
	}
	if said == nil {
		said = answer{}
	}
	said["id"], said["ok"] = head.ID, true
	tell(said)
}

// Arguments of any command; each takes what it knows.
type Arguments struct {
	Address, Peer, Protocol, Topic string
	Bytes                          int64
	RestMillis, Streams            int
	Data, Key, Value, Multihash    []byte
}

func (node *Node) command(name string, line []byte) (answer, error) {
	if name == "start" {
		var options Options
		if err := json.Unmarshal(line, &options); err != nil {
			return nil, err
		}
		return node.start(options)
	}
	var given Arguments
	if err := json.Unmarshal(line, &given); err != nil {
		return nil, err
	}
	commands := map[string]func(Arguments) (answer, error){
		"dial": node.dial, "ping": node.ping, "known": node.known, "hangup": node.hangup, "handle": node.handle,
		"reachable": node.reachable,
		"sink": node.sink, "source": node.source, "echoes": node.echoes, "reset": node.reset,
		"subscribe": node.subscribe, "unsubscribe": node.unsubscribe, "publish": node.publish, "topic": node.topic,
		"score":    node.score,
		"kadPeers": node.onTable(node.kadPeers), "kadFindPeer": node.onTable(node.kadFindPeer),
		"kadClosest": node.onTable(node.kadClosest), "kadPut": node.onTable(node.kadPut),
		"kadGet": node.onTable(node.kadGet), "kadProvide": node.onTable(node.kadProvide),
		"kadProviders": node.onTable(node.kadProviders),
	}
	command, known := commands[name]
	if !known {
		return nil, fmt.Errorf("the go peer knows no command %q", name)
	}
	return command(given)
}
