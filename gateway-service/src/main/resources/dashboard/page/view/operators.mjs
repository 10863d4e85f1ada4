// The operators, each in a line: how it is, how far it has got, how we are linked to it.
import { clock, count, duration, moment, plural, shortId } from '../words.mjs';
import { h } from './dom.mjs';
import { badge, idText } from './pieces.mjs';

const COLUMNS = ['Operator', 'Health', 'Verified time', 'Behind', 'Delivered', 'Held back', 'Heard from', 'Judged', 'Link to this node'];

export function createOperators() {
    const body = h('tbody', { role: 'rowgroup' });
    const head = h('tr', { role: 'row' }, ...COLUMNS.map((title) => h('th', { scope: 'col', role: 'columnheader' }, title)));
    const table = h('table', { role: 'table', 'aria-label': 'Operators' }, h('thead', { role: 'rowgroup' }, head), body);
    const others = h('div', { class: 'others' });
    const empty = h('p', { class: 'empty' }, 'The operators of the network will appear here as soon as this gateway answers.');
    const element = h('div', { class: 'live' }, h('div', { class: 'scroll' }, table), empty, others);

    function show(rows, peers) {
        empty.hidden = rows.length > 0;
        table.hidden = rows.length === 0;
        body.replaceChildren(...rows.map(line));
        others.replaceChildren(...strangers(peers ?? []));
    }

    return { element, show };
}

function line(row) {
    const cells = [name(row), health(row), time(row), behind(row), said(row, 'delivered'), held(row), ownPeers(row), judged(row), link(row)];
    return h('tr', { role: 'row', class: row.isSelf ? 'self' : '' }, ...cells.map((cell, i) => h('td', { role: 'cell', 'data-label': COLUMNS[i] }, cell)));
}

function name(row) {
    return h('span', {}, h('strong', {}, row.name), row.isSelf ? h('span', { class: 'tag' }, 'this node') : null, ' ', idText(row.operator));
}

const HEARING = { HEARD: 'heard', SILENT: 'silent', QUIET: 'quiet', NEVER: 'not heard yet' };

function health(row) {
    const age = row.ageMillis === null ? null : h('span', { class: 'quiet', title: moment(row.heardAt) }, ` ${duration(row.ageMillis)} ago`);
    return h('span', {}, withWord(row), age);
}

/** The sign of the hearing with its own word. */
function withWord(row) {
    const shown = badge(row.hearing);
    shown.lastChild.textContent = HEARING[row.hearing];
    return shown;
}

function time(row) {
    return said(row, 'verifiedTime');
}

function said(row, field) {
    return row.said ? h('span', { class: 'number' }, count(row.said[field])) : unknown();
}

function behind(row) {
    if (row.lag === null) {
        return unknown();
    }
    return h('span', { class: 'number' }, row.lag === 0 ? 'level' : plural(row.lag, 'tick'));
}

function held(row) {
    if (!row.said) {
        return unknown();
    }
    return h('span', { class: `number${row.said.heldBack > 0 ? ' alert' : ''}` }, plural(row.said.heldBack, 'message'));
}

function ownPeers(row) {
    return row.said ? h('span', { class: 'number' }, plural(row.said.peers, 'peer')) : unknown();
}

/** What the node finds, with its sentences to read on a stop of the pointer; how loaded it says it is beside it. */
function judged({ judged: found }) {
    if (found === null) {
        return unknown();
    }
    const load = found.load === null ? null : h('span', { class: 'quiet' }, ` load ${found.load.toLowerCase()}`);
    return h('span', { title: found.findings.map(({ sentence }) => sentence).join('\n') }, badge(found.grade), load);
}

function unknown() {
    return h('span', { class: 'quiet' }, 'not known');
}

function link(row) {
    switch (row.link) {
        case 'SELF':
            return h('span', { class: 'quiet' }, 'is this node');
        case 'LINKED':
            return h('span', {}, ...row.links.map(oneLink));
        case 'LOST': {
            const shown = badge('LOST');
            shown.lastChild.textContent = 'lost';
            return h('span', {}, shown, h('span', { class: 'quiet' }, ` since ${clock(row.linkLostAt)} UTC`));
        }
        case 'NONE':
            return h('span', { class: 'quiet' }, 'no direct link');
        default:
            return unknown();
    }
}

function oneLink(peer) {
    const shown = badge('LINKED');
    shown.lastChild.textContent = 'linked';
    const way = peer.direction === 'OUTBOUND' ? 'dialled by us' : 'dialled us';
    const about = ` ${way} · since ${clock(peer.connectedAt)} UTC`;
    return h('span', { class: 'link-line' }, shown, h('span', { class: 'quiet', title: `${peer.address}\n${peer.agent}\n${peer.protocols.join('\n')}` }, about));
}

/** Peers that are no operator of the network. */
function strangers(peers) {
    const found = peers.filter((peer) => peer.operator === null);
    if (found.length === 0) {
        return [];
    }
    const lines = found.map((peer) =>
        h('li', {}, h('code', { title: peer.peerId }, shortId(peer.peerId)), h('span', { class: 'quiet' }, ` ${peer.agent || 'says no name'} · ${peer.address}`)),
    );
    return [h('h3', {}, `${plural(found.length, 'peer')} not yet known as an operator`), h('ul', {}, ...lines)];
}
