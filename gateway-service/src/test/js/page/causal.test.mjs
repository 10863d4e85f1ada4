import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COLUMNS, LANE, layout, UNKNOWN_LANE } from '../../../main/resources/dashboard/page/causal/layout.mjs';
import { neighbour, reach } from '../../../main/resources/dashboard/page/causal/reach.mjs';
import { Messages } from '../../../main/resources/dashboard/page/store/messages.mjs';

const NARROW = COLUMNS.at(-1);

function message(id, lamport, operator, { parents = [], dependencies = [], previous = null, type = 'UserOrder' } = {}) {
    return { id, lamport: String(lamport), operator, parents, dependencies, previous, type };
}

/** a1 → b2 → a4, and c3 beside b2. */
const FOUR = [
    message('a1', 1, 'op1', { type: 'KeyCertificate' }),
    message('b2', 2, 'op2', { parents: ['a1'] }),
    message('c3', 3, 'op3', { parents: ['a1'] }),
    message('a4', 4, 'op1', { parents: ['b2', 'gone'], dependencies: ['b2'], previous: 'a1', type: 'UserOrderCancellation' }),
];
const LANES = ['op1', 'op2', 'op3'];

test('operators are lanes in their order, whoever else speaks has one below', () => {
    const drawn = layout([...FOUR, message('x5', 5, null), message('y6', 6, 'op9')], LANES);
    assert.deepEqual(drawn.lanes.map((lane) => lane.name), [...LANES, UNKNOWN_LANE, 'op9']);
    assert.equal(drawn.lanes[1].y - drawn.lanes[0].y, LANE);
});

test('x grows with Lamport time, the same time is the same x', () => {
    const drawn = layout([message('a', 1, 'op1'), message('b', 1, 'op2'), message('c', 2, 'op1')], LANES);
    const [a, b, c] = drawn.nodes;
    assert.equal(a.x, b.x);
    assert.equal(c.x - a.x, NARROW);
    assert.notEqual(a.y, b.y);
});

test('a wide gap of times is drawn narrow, and times beyond 2^53 stay exact', () => {
    const drawn = layout([message('a', '18446744073709551600', 'op1'), message('b', '18446744073709551601', 'op1'), message('c', '18446744073709551615', 'op1')], LANES);
    assert.deepEqual(drawn.nodes.map((node) => node.x), [0, NARROW, NARROW * 4]);
});

test('few messages take the room there is', () => {
    assert.equal(layout(FOUR, LANES, new Map(), 1_000).step, COLUMNS[0]);
    assert.equal(layout(FOUR, LANES, new Map(), 160).step, COLUMNS[1]);
    assert.equal(layout(FOUR, LANES, new Map(), 10).step, NARROW);
});

test('what is still in view stays where it was when older messages leave', () => {
    const before = layout(FOUR, LANES);
    const after = layout([...FOUR.slice(1), message('d9', 9, 'op2')], LANES, before.columns);
    for (const node of after.nodes.slice(0, 3)) {
        assert.equal(node.x, before.nodes.find((each) => each.message.id === node.message.id).x);
    }
    assert.equal(after.left, before.nodes[1].x);
});

test('each reference is one line, as the strongest of what it is; what is out of view is counted', () => {
    const drawn = layout(FOUR, LANES);
    assert.deepEqual(drawn.edges.map((edge) => [edge.key, edge.kind]), [
        ['a1 b2', 'parent'],
        ['a1 c3', 'parent'],
        ['b2 a4', 'dependency'],
        ['a1 a4', 'previous'],
    ]);
    assert.equal(drawn.nodes[3].lost, 1);
});

test('heads are what nothing in view rests on', () => {
    assert.deepEqual(layout(FOUR, LANES).nodes.filter((node) => node.isHead).map((node) => node.message.id), ['c3', 'a4']);
});

test('messages of one operator and time stand apart', () => {
    const drawn = layout([message('a', 1, 'op1'), message('b', 1, 'op1'), message('c', 1, 'op1')], LANES);
    assert.equal(new Set(drawn.nodes.map((node) => node.y)).size, 3);
});

test('nothing to draw is an empty picture with its lanes', () => {
    const drawn = layout([], LANES);
    assert.deepEqual([drawn.nodes, drawn.edges, drawn.ticks, drawn.left, drawn.right], [[], [], [], 0, 0]);
    assert.equal(drawn.lanes.length, 3);
});

test('past and future follow references, what is in neither is concurrent', () => {
    const { past, future } = reach(FOUR, 'b2');
    assert.deepEqual([...past], ['a1']);
    assert.deepEqual([...future], ['a4']);
    assert.deepEqual([...reach(FOUR, 'c3').future], []);
});

test('arrow keys go along the time and over the lanes, and stop at the edge', () => {
    const { nodes } = layout(FOUR, LANES);
    assert.equal(neighbour(nodes, 'a1', 'ArrowRight').message.id, 'b2');
    assert.equal(neighbour(nodes, 'b2', 'ArrowDown').message.id, 'c3');
    assert.equal(neighbour(nodes, 'b2', 'ArrowUp').message.id, 'a1');
    assert.equal(neighbour(nodes, 'a1', 'ArrowLeft'), null);
    assert.equal(neighbour(nodes, 'unknown', 'ArrowLeft').message.id, 'a4');
});

test('messages are kept in causal order however they come, each once', () => {
    const messages = new Messages(10);
    [3, 1, 10, 2, 3, 9].forEach((lamport) => messages.put(message(`m${lamport}`, lamport, 'op1')));
    assert.deepEqual(messages.all().map((each) => each.lamport), ['1', '2', '3', '9', '10']);
});

test('a full store lets the earliest go and does not take what is earlier still', () => {
    const messages = new Messages(3);
    [5, 6, 7, 8, 1].forEach((lamport) => messages.put(message(`m${lamport}`, lamport, 'op1')));
    assert.deepEqual(messages.all().map((each) => each.id), ['m6', 'm7', 'm8']);
    assert.equal(messages.get('m5'), undefined);
    assert.equal(messages.size, 3);
});
