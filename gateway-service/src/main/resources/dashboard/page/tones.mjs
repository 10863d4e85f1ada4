// What a status word means to the eye. The word itself always stands beside the colour and the sign.

export const TONES = {
    good: { sign: '✓', words: ['SETTLED', 'FINALIZED', 'VALID', 'ACTIVE', 'VERIFIED', 'LINKED', 'HEARD', 'SELF', 'WELL'] },
    going: {
        sign: '›',
        words: [
            'OPEN', 'CLAIMED', 'COMPUTING', 'PROVEN', 'SUBMITTED', 'INCLUDED', 'RECEIVED', 'COMMITTED',
            'PENDING', 'OBSERVED', 'QUEUED', 'LEASED', 'WITNESS', 'PROVING', 'ANNOUNCED', 'DECIDED', 'ANCHORED',
            'SYNCING', 'NOT_YET', 'NEVER', 'DEPARTED', 'IN_FLIGHT', 'ARRIVED',
        ],
    },
    over: { sign: '–', words: ['CANCELLED', 'EXPIRED', 'SUPERSEDED', 'NONE', 'UNKNOWN', 'QUIET', 'NOTE'] },
    watch: { sign: '!', words: ['CONFLICT', 'CANCEL_REQUESTED', 'CLOSING', 'RETRACTED', 'STALE', 'DISAGREEING', 'FELL', 'WATCH'] },
    bad: { sign: '✕', words: ['INVALID', 'FAILED', 'REFUSED', 'FROZEN', 'LOST', 'SILENT', 'WRONG'] },
};

const TONE_OF = new Map(Object.entries(TONES).flatMap(([tone, { words }]) => words.map((word) => [word, tone])));

export function toneOf(word) {
    return TONE_OF.get(word) ?? 'over';
}

/** Statuses from "look here" to "it is over", for the filter. */
export const ORDER_STATUSES = [
    'CONFLICT', 'INVALID', 'CLOSING', 'CANCEL_REQUESTED', 'RECEIVED', 'COMMITTED', 'OPEN', 'CLAIMED', 'COMPUTING',
    'PROVEN', 'SUBMITTED', 'INCLUDED', 'SETTLED', 'CANCELLED', 'EXPIRED', 'SUPERSEDED',
];

/** Those in which an order can stand long: what the page reads when it opens. */
export const ORDER_STATUSES_READ = [
    'CONFLICT', 'CLOSING', 'CANCEL_REQUESTED', 'COMMITTED', 'OPEN', 'CLAIMED', 'COMPUTING', 'PROVEN', 'SUBMITTED', 'INCLUDED',
];
