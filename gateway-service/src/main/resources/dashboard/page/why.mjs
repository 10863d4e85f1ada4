// The sentence of an order: the gateway's when it has one, else made from what the order's history says.
import { clock, plural } from './words.mjs';

const WAITS = {
    RECEIVED: 'it waits for admission to the book',
    COMMITTED: 'its content is hidden until it is revealed',
    OPEN: 'it waits for an operator to compute it',
    CLAIMED: 'the operator whose intent won has the lease',
    COMPUTING: 'the lease holder works on it',
    PROVEN: 'its proof is known and waits to be submitted',
    SUBMITTED: 'the settling transaction waits for a block',
    INCLUDED: 'the settling block waits to become final',
    CANCEL_REQUESTED: 'its cancellation waits to take effect everywhere',
    CLOSING: 'its window has passed at a height that is not final yet',
    CONFLICT: 'another order with its nonce exists, and the network has not decided between them',
};

const DONE = {
    SETTLED: 'The settling block is final: nothing can undo it.',
    CANCELLED: 'Nothing can settle it any more.',
    EXPIRED: 'Its window passed at a final height.',
    SUPERSEDED: 'It was replaced, or lost against another order with its nonce.',
    INVALID: 'A check found it not valid.',
};

/** What the gateway says, where it says anything. */
export function whySentence(why) {
    return typeof why?.sentence === 'string' && why.sentence !== '' ? why.sentence : null;
}

/** "OPEN since 02:46:57 UTC by ADMITTED: it waits for an operator to compute it." */
export function standingSentence(row) {
    const since = row.at ? ` since ${clock(row.at)} UTC` : '';
    const by = row.reason ? `, by ${row.reason}` : '';
    const meaning = DONE[row.status] ? `. ${DONE[row.status]}` : WAITS[row.status] ? `: ${WAITS[row.status]}.` : '.';
    return `${row.status}${since}${by}${meaning}`;
}

/** What a condition of an order asks, read by machine: waitsFor of the orchestrator's word. */
export function computationSentence(standing) {
    if (!standing) {
        return null;
    }
    const facts = standing.facts?.length ? ` It rests on ${plural(standing.facts.length, 'chain fact')}.` : '';
    const intents = standing.intents?.length ? ` ${plural(standing.intents.length, 'operator')} declared an intent.` : '';
    return standing.waitsFor === 'NOTHING'
        ? `The computation waits for nothing.${facts}${intents}`
        : `The computation waits for ${String(standing.waitsFor).toLowerCase()}.${facts}${intents}`;
}
