import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf, sentence } from '../../../main/resources/dashboard/page/problem.mjs';
import { ORDER_STATUSES, ORDER_STATUSES_READ, TONES, toneOf } from '../../../main/resources/dashboard/page/tones.mjs';
import { computationSentence, standingSentence, whySentence } from '../../../main/resources/dashboard/page/why.mjs';
import { chainValue, clock, compareDecimals, count, duration, gap, plural, shortId, shortIds } from '../../../main/resources/dashboard/page/words.mjs';

test('numbers of any length stay exact and are grouped', () => {
    assert.equal(count('18446744073709551615'), '18\u202f446\u202f744\u202f073\u202f709\u202f551\u202f615');
    assert.equal(count(999), '999');
    assert.equal(plural(1, 'peer'), '1 peer');
    assert.equal(plural(1_200, 'peer'), '1\u202f200 peers');
});

test('every duration has its unit', () => {
    assert.deepEqual([-5, 12, 1_500, 99_400, 150_000, 7_200_000, 300_000_000].map(duration), ['0 ms', '12 ms', '2 s', '99 s', '3 min', '2 h', '3 d']);
});

test('times are UTC, and what is no time does not break the page', () => {
    assert.equal(clock('2026-01-01T23:04:05.678Z'), '23:04:05');
    assert.equal(clock('yesterday'), 'unknown');
});

test('decimals compare by number, differences have a bound', () => {
    assert.ok(compareDecimals('9', '10') < 0);
    assert.equal(gap('18446744073709551600', '18446744073709551615', 3), 3);
    assert.equal(gap('7', '5', 3), 0);
});

test('ids are shortened, values of chains read as numbers where they are short', () => {
    assert.equal(shortId(`0x${'ab'.repeat(32)}`), '0xababab…abab');
    assert.equal(shortIds(`slot 0x${'00'.repeat(32)} = 5`), 'slot 0x000000…0000 = 5');
    assert.equal(chainValue('0x05'), '5');
    assert.equal(chainValue('0x'), '0');
    assert.match(chainValue(`0x${'ab'.repeat(32)}`), /…/);
});

test('a problem document is read whatever it lacks', () => {
    const full = problemOf(429, { code: 'RATE_LIMITED', detail: 'this address calls too often', remedy: 'x', retryAfterMillis: 250 }, '/v1/peers');
    assert.equal(sentence(full), 'This address calls too often. (RATE_LIMITED)');
    assert.equal(full.retryAfterMillis, 250);
    const bare = problemOf(502, null, '/v1/peers');
    assert.equal(sentence(bare), '/v1/peers was answered with 502. (HTTP_502)');
    assert.equal(bare.retryable, true);
});

test('an order has a sentence even where the gateway has none', () => {
    const row = { status: 'OPEN', reason: 'ADMITTED', at: '2026-01-01T02:46:57Z' };
    assert.equal(standingSentence(row), 'OPEN since 02:46:57 UTC, by ADMITTED: it waits for an operator to compute it.');
    assert.equal(standingSentence({ status: 'NEW_ONE' }), 'NEW_ONE.');
    assert.equal(whySentence({ sentence: 'It waits.' }), 'It waits.');
    assert.equal(whySentence({}), null);
    assert.equal(computationSentence(null), null);
    assert.equal(computationSentence({ waitsFor: 'CONDITION', facts: [{}] }), 'The computation waits for condition. It rests on 1 chain fact.');
});

test('no status has two meanings, and every one of an order has one', () => {
    const words = Object.values(TONES).flatMap((tone) => tone.words);
    assert.equal(new Set(words).size, words.length);
    ORDER_STATUSES.forEach((status) => assert.ok(words.includes(status), status));
    ORDER_STATUSES_READ.forEach((status) => assert.ok(ORDER_STATUSES.includes(status), status));
    assert.equal(toneOf('A_STATUS_TO_COME'), 'over');
});
