// What is wrong, worst first, each with what it means and what to do. Pure: it judges what the page knows by now.
import { HEALTH_SILENCE_MILLIS, LAG_TICKS_MAX } from './limits.mjs';
import { closed, remedyOf, sentence } from './problem.mjs';
import { clock, count, duration, plural, shortId, wait } from './words.mjs';

export const BAD = 'bad';
export const WARN = 'warn';
export const NOTE = 'note';

/** What only the node can find: it compares heads on its links and reads signed peer records. */
const FOUND_BY_NODE = { DIVERGED_HEADS: BAD, OVERLOADED: WARN };

const RANK = { [BAD]: 0, [WARN]: 1, [NOTE]: 2 };

/**
 * @param known {now, openedAt, readAt, stream, problems: Map path → problem, rows: operatorRows, peers, services, chains, muted,
 *     orders, facts, effects, jobs}; null or empty where the page does not know
 * @returns [{level, title, detail, remedy}]
 */
export function attention(known) {
    const items = [
        ...ofProblems(known),
        ...ofStream(known),
        ...ofServices(known),
        ...known.rows.flatMap((row) => ofOperator(row, known)),
        ...ofLinks(known),
        ...known.muted.map(ofMuted),
        ...known.chains.flatMap(ofChain),
        ...ofRows(known),
        ...ofVersions(known.rows),
    ];
    return items.sort((a, b) => RANK[a.level] - RANK[b.level]);
}

/** One headline for all of it. */
export function headline(items, known) {
    const bad = items.filter((item) => item.level === BAD).length;
    const warn = items.filter((item) => item.level === WARN).length;
    if (bad + warn > 0) {
        const told = [bad > 0 ? `${bad} wrong` : null, warn > 0 ? `${warn} to watch` : null].filter(Boolean);
        return { level: bad > 0 ? BAD : WARN, text: `Needs attention: ${told.join(', ')}` };
    }
    if (known.rows.length === 0) {
        return { level: NOTE, text: 'Reading the state of the network' };
    }
    const heard = known.rows.filter((row) => row.hearing === 'HEARD').length;
    if (heard < known.rows.length) {
        return { level: NOTE, text: `Nothing is wrong so far; ${heard} of ${plural(known.rows.length, 'operator')} heard` };
    }
    return { level: 'ok', text: `All is well: ${heard} of ${plural(known.rows.length, 'operator')} heard, nothing held back` };
}

function ofProblems({ problems, readAt }) {
    const byText = new Map();
    for (const [path, problem] of problems) {
        const text = problem.code === 'UNREACHABLE' ? problem.code : sentence(problem);
        byText.set(text, { problem, paths: [...(byText.get(text)?.paths ?? []), path] });
    }
    return [...byText.values()].map(({ problem, paths }) => ({
        level: BAD,
        title: problem.code === 'UNREACHABLE' ? 'The gateway does not answer' : `Not readable now: ${paths.join(', ')}`,
        detail: problem.code === 'UNREACHABLE' ? readAt ? `What is shown below is as of ${clock(readAt)} UTC.` : 'Nothing was read of it yet.' : sentence(problem),
        remedy: remedyOf(problem),
    }));
}

function ofStream({ stream, now }) {
    if (stream.phase !== 'WAITING') {
        return [];
    }
    const { problem, retryAt } = stream;
    const isGone = problem?.code === 'UNREACHABLE';
    const why = problem && !isGone ? sentence(problem) : 'The connection ended or went silent.';
    return [
        {
            level: BAD,
            title: 'The event stream is lost',
            detail: `${why} It is tried again in ${wait(retryAt - now)}, from where it stopped.`,
            remedy: problem && !isGone ? remedyOf(problem) : '',
        },
    ];
}

function ofServices({ services }) {
    return services.map((name) => ({
        level: BAD,
        title: `${name} does not answer`,
        detail: 'This node’s gateway runs, but the service behind it is silent.',
        remedy: `Look at the log of ${name} and start it again; nothing that was admitted is lost.`,
    }));
}

function ofOperator(row, { now, openedAt }) {
    const items = [];
    const name = row.isSelf ? `This node (${row.name})` : row.name;
    if (row.hearing === 'SILENT') {
        items.push({
            level: BAD,
            title: `${name} is silent`,
            detail: `Nothing was heard of its health for ${duration(row.ageMillis)}; operators speak about every minute.`,
            remedy: row.isSelf ? 'See whether propagation-service runs.' : `See whether ${row.name} runs, and the links towards it.`,
        });
    } else if (row.hearing === 'QUIET') {
        items.push({
            level: NOTE,
            title: `${name} has not spoken for ${duration(row.ageMillis)}`,
            detail: 'The network is idle: since then no Lamport time passed, so it may have nothing to add.',
            remedy: 'The next order or chain fact shows whether it is there.',
        });
    } else if (row.hearing === 'NEVER') {
        const long = now - openedAt > HEALTH_SILENCE_MILLIS;
        items.push({
            level: long ? BAD : NOTE,
            title: `${name} was not heard yet`,
            detail: 'Operators say how they are about every minute; since this node started, it has said nothing.',
            remedy: long ? `See whether ${row.name} runs, and the links towards it.` : '',
        });
    }
    if (row.link === 'LOST') {
        items.push({
            level: BAD,
            title: `The link to ${row.name} is lost`,
            detail: `It was up and is gone since ${clock(row.linkLostAt)} UTC. Messages may still come by way of others.`,
            remedy: `See whether ${row.name} runs; whichever of the two dials tries again by itself.`,
        });
    }
    items.push(...ofJudgement(row));
    return row.said && row.hearing === 'HEARD' ? [...items, ...ofSaying(row, name)] : items;
}

function ofJudgement({ judged }) {
    return (judged?.findings ?? [])
        .filter(({ reason }) => reason in FOUND_BY_NODE)
        .map(({ reason, sentence: title, remedy }) => ({
            level: FOUND_BY_NODE[reason],
            title: title.replace(/\.$/, ''),
            detail: `This node found it by itself. (${reason})`,
            remedy,
        }));
}

function ofSaying(row, name) {
    const items = [];
    if (row.said.heldBack > 0) {
        items.push({
            level: WARN,
            title: `${name} held back ${plural(row.said.heldBack, 'message')}`,
            detail: `${duration(row.ageMillis)} ago they were waiting for messages they depend on.`,
            remedy: 'Normal for moments. If it stays, an operator that has the missing messages is not reachable.',
        });
    }
    if (row.lag !== null && row.lag > LAG_TICKS_MAX) {
        items.push({
            level: WARN,
            title: `${name} is ${count(row.lag)} Lamport ticks behind`,
            detail: `When it last spoke, ${duration(row.ageMillis)} ago, this node was that far ahead of it.`,
            remedy: 'It is catching up or its machine is too slow; watch whether the figure shrinks.',
        });
    }
    return items;
}

function ofLinks({ peers, rows }) {
    if (peers === null || peers.length > 0 || rows.length < 2) {
        return [];
    }
    return [
        {
            level: BAD,
            title: 'This node has no peer',
            detail: 'Orders are admitted here and do not reach the other operators until a link is up.',
            remedy: 'See the addresses in causality.peers, and whether those operators run.',
        },
    ];
}

function ofMuted(muted) {
    return {
        level: BAD,
        title: `Feed ${shortId(muted.key)} is muted: ${muted.reason}`,
        detail: `From its message ${count(muted.sequence)} on, nothing of it is delivered here.`,
        remedy: 'Ask the operator who certified this key; it goes on under a new key.',
    };
}

function ofChain(chain) {
    if (chain.status === 'ACTIVE') {
        return [];
    }
    const level = chain.status === 'FROZEN' ? BAD : chain.status === 'SYNCING' ? NOTE : WARN;
    const remedy = chain.status === 'SYNCING' ? '' : 'See its providers below; until it is ACTIVE no new fact of it is proven here.';
    return [{ level, title: `Chain ${chain.chain} is ${chain.status}`, detail: closed(chain.reason), remedy }];
}

/** Rows that stand where somebody should look. */
const WATCHED = [
    ['orders', 'order', ['CONFLICT'], 'Another order with the same owner and nonce exists; the network decides it.'],
    ['facts', 'chain fact', ['INVALID', 'RETRACTED'], 'Nothing may rest on it; what did is taken back by itself.'],
    ['effects', 'effect', ['FAILED', 'RETRACTED'], 'Open it below to see what it rested on.'],
    ['jobs', 'computation', ['FAILED', 'FELL', 'REFUSED'], 'Open it below for the reason; its orders are open again.'],
];

function ofRows(known) {
    return WATCHED.flatMap(([table, noun, statuses, remedy]) =>
        statuses.flatMap((status) => {
            const found = known[table].filter((row) => (row.verdict ?? row.status) === status);
            return found.length === 0
                ? []
                : [{ level: WARN, title: `${plural(found.length, noun)} ${status}`, detail: listed(found), remedy }];
        }),
    );
}

function listed(rows) {
    const shown = rows.slice(0, 3).map((row) => `${shortId(row.key)}${row.reason ? ` (${row.reason})` : ''}`);
    return shown.join(', ') + (rows.length > 3 ? ', …' : '');
}

function ofVersions(rows) {
    const agents = [...new Set(rows.map((row) => row.said?.agent).filter(Boolean))];
    return agents.length < 2
        ? []
        : [{ level: NOTE, title: 'Operators run different versions', detail: agents.join(', '), remedy: '' }];
}
