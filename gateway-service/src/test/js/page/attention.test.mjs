import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attention, headline } from '../../../main/resources/dashboard/page/attention.mjs';
import { operatorRows, rememberLinks } from '../../../main/resources/dashboard/page/operators.mjs';
import { unreachable } from '../../../main/resources/dashboard/page/problem.mjs';
import { initial } from '../../../main/resources/dashboard/page/stream/machine.mjs';

const NOW = Date.parse('2026-01-01T00:10:00Z');
const NETWORK = { operators: [{ name: 'op10', key: '0x0a' }, { name: 'op2', key: '0x02' }, { name: 'op1', key: '0x01' }], operator: { name: 'op1', key: '0x01' }, verifiedTime: '95' };
const PEER = { operator: 'op2', direction: 'OUTBOUND', protocols: [] };

function said(key, secondsAgo, more = {}) {
    return { operator: key, verifiedTime: '90', delivered: '80', peers: 1, heldBack: 0, agent: 'causality/1', heardAt: new Date(NOW - secondsAgo * 1_000).toISOString(), ...more };
}

function rowsOf({ health = [said('0x01', 5), said('0x02', 10), said('0x0a', 20)], peers = [PEER], linkLost = new Map(), lag = 0 } = {}) {
    return operatorRows({ network: NETWORK, health, peers, linkLost, timeline: { lag: () => lag }, now: NOW });
}

function known(more = {}) {
    return {
        now: NOW, openedAt: NOW - 1_000, stream: initial(), problems: new Map(), rows: rowsOf(), peers: [PEER], services: [],
        chains: [], muted: [], orders: [], facts: [], effects: [], jobs: [], ...more,
    };
}

test('all is well when all is well, and it says how many were heard', () => {
    const all = known();
    assert.deepEqual(attention(all), []);
    assert.deepEqual(headline([], all), { level: 'ok', text: 'All is well: 3 of 3 operators heard, nothing held back' });
});

test('operators stand in the order of their names', () => {
    assert.deepEqual(rowsOf().map((row) => row.name), ['op1', 'op2', 'op10']);
});

test('an operator that went silent is wrong, one never heard only after a while', () => {
    const silent = known({ rows: rowsOf({ health: [said('0x01', 5), said('0x02', 200)] }) });
    const [first, second] = attention(silent);
    assert.equal(first.title, 'op2 is silent');
    assert.equal(first.level, 'bad');
    assert.deepEqual([second.title, second.level], ['op10 was not heard yet', 'note']);
    assert.equal(attention({ ...silent, openedAt: NOW - 200_000 })[1].level, 'bad');
});

test('in an idle network silence is only noted: nothing is known by it', () => {
    const quiet = (lamport) => rowsOf({ health: [said('0x01', 5), said('0x02', 200, { lamport }), said('0x0a', 20)] });
    assert.equal(attention(known({ rows: quiet('95') }))[0].level, 'note');
    assert.equal(attention(known({ rows: quiet('94') }))[0].level, 'bad');
});

test('a link that was up and is gone is wrong, until it is up again', () => {
    const seen = new Set();
    const linkLost = new Map();
    rememberLinks(seen, linkLost, [PEER, { operator: null }], NOW - 9_000);
    rememberLinks(seen, linkLost, [], NOW - 4_000);
    const rows = rowsOf({ peers: [], linkLost });
    assert.deepEqual(rows.map((row) => row.link), ['SELF', 'LOST', 'NONE']);
    const titles = attention(known({ rows, peers: [] })).map((item) => item.title);
    assert.deepEqual(titles, ['The link to op2 is lost', 'This node has no peer']);
    rememberLinks(seen, linkLost, [PEER], NOW);
    assert.equal(linkLost.size, 0);
});

test('peers that are not known yet are no lost peers', () => {
    const rows = rowsOf({ peers: null });
    assert.deepEqual(attention(known({ rows, peers: null })), []);
    assert.deepEqual(rows.map((row) => row.link), ['SELF', 'UNKNOWN', 'UNKNOWN']);
});

test('held back messages and a lag are to be watched', () => {
    const rows = rowsOf({ health: [said('0x01', 5), said('0x02', 9, { heldBack: 12 }), said('0x0a', 2)], lag: 501 });
    const items = attention(known({ rows }));
    assert.equal(items.filter((item) => item.level === 'warn').length, 4);
    assert.equal(items.find((item) => item.title.includes('held back')).title, 'op2 held back 12 messages');
});

test('what the node finds by itself is told in its words, and nothing twice', () => {
    const findings = [
        { reason: 'DIVERGED_HEADS', grade: 'WRONG', sentence: 'op2 names heads that this node does not know after 40 s.', remedy: 'See recoveries.' },
        { reason: 'LAGS', grade: 'WATCH', sentence: 'op2 is 700 Lamport ticks behind.', remedy: '' },
    ];
    const network = { ...NETWORK, health: { grade: 'WRONG', operators: [{ operator: '0x02', name: 'op2', grade: 'WRONG', load: 'FULL', findings }] } };
    const health = [said('0x01', 5), said('0x02', 10), said('0x0a', 20)];
    const rows = operatorRows({ network, health, peers: [PEER], linkLost: new Map(), timeline: { lag: () => 0 }, now: NOW });
    assert.deepEqual(rows.map((row) => row.judged?.load ?? null), [null, 'FULL', null]);
    const [item, ...more] = attention(known({ rows }));
    assert.deepEqual([item.level, item.title, item.remedy], ['bad', 'op2 names heads that this node does not know after 40 s', 'See recoveries.']);
    assert.deepEqual(more, []);
});

test('what is wrong stands before what is to be watched and what is only noted', () => {
    const items = attention(known({
        chains: [{ chain: 'eip155:1', status: 'SYNCING', reason: 'catching up' }, { chain: 'eip155:2', status: 'STALE', reason: 'no block' }, { chain: 'eip155:3', status: 'FROZEN', reason: 'x' }],
        muted: [{ key: '0x01', sequence: '7', reason: 'EQUIVOCATION' }],
        orders: [{ key: '0xo', status: 'CONFLICT', reason: 'NONCE_CONFLICT' }],
    }));
    assert.deepEqual(items.map((item) => item.level), ['bad', 'bad', 'warn', 'warn', 'note']);
    assert.equal(headline(items, known()).text, 'Needs attention: 2 wrong, 2 to watch');
});

test('problems are told once each, with what to do', () => {
    const gone = new Map(['/v1/network', '/v1/peers'].map((path) => [path, unreachable(path)]));
    const [one, ...more] = attention(known({ problems: gone }));
    assert.equal(one.title, 'The gateway does not answer');
    assert.deepEqual(more, []);
    assert.match(one.detail, /^Nothing was read/);
    const problem = { code: 'NOT_READY', detail: 'propagation-service does not answer', remedy: 'Try again after retryAfterMillis.' };
    const [told] = attention(known({ problems: new Map([['/v1/network/health', problem]]) }));
    assert.equal(told.detail, 'Propagation-service does not answer. (NOT_READY)');
    assert.equal(told.remedy, 'The page asks again by itself.');
});

test('a lost stream says when it is tried again', () => {
    const stream = { ...initial(), phase: 'WAITING', retryAt: NOW + 4_000, problem: null };
    const [item] = attention(known({ stream }));
    assert.match(item.detail, /tried again in 4 s, from where it stopped/);
});

test('before anything is known nothing is claimed', () => {
    const nothing = known({ rows: [], peers: null });
    assert.equal(headline(attention(nothing), nothing).text, 'Reading the state of the network');
});
