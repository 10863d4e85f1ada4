// Every bound of the page, with its reason. What is past a bound leaves the page, never the node: it can be read over the API.

/** Deliveries the stream is asked for again when the page opens, so that it does not begin empty. */
export const REPLAY_DELIVERIES = 240;

/**
 * Deliveries looked back for what is rarer than messages and orders: facts, effects, computations. The gateway keeps 65536
 * events, three for each delivery. The look ends when it is quiet for a moment, or with one of the bounds.
 */
export const LOOK_BACK_DELIVERIES = 20_000;
export const LOOK_BACK_QUIET_MILLIS = 700;
export const LOOK_BACK_MILLIS_MAX = 5_000;
export const LOOK_BACK_EVENTS_MAX = 2_000;

/** Messages in the diagram and its list; older ones leave. Three operators at 50 messages a second fill it in 3 s. */
export const MESSAGES_MAX = 160;

/** Rows kept per table, and rows drawn of them. */
export const ORDERS_MAX = 400;
export const ORDER_ROWS_MAX = 18;
export const FACTS_MAX = 100;
export const FACT_ROWS_MAX = 8;
export const EFFECTS_MAX = 100;
export const EFFECT_ROWS_MAX = 8;
export const JOBS_MAX = 100;
export const JOB_ROWS_MAX = 8;
export const LINEAGES_MAX = 8;
export const MUTED_MAX = 8;

/** Changes remembered per order or effect; the node keeps all. */
export const HISTORY_MAX = 24;

/** Orders read per status when the page opens or lost its place, longest unchanged first. */
export const ORDERS_READ_MAX = 25;

/** How often the parts are drawn at most, per second. */
export const DIAGRAM_PAINTS_PER_SECOND = 6;
export const TABLE_PAINTS_PER_SECOND = 4;
export const FIGURE_PAINTS_PER_SECOND = 2;
export const CALM_PAINTS_PER_SECOND = 1;

/** How often the node is asked how it and the others are. */
export const POLL_MILLIS = 5_000;
export const POLL_SLOW_MILLIS = 15_000;
export const REQUEST_MILLIS_MAX = 12_000;

/** The gateway beats every 15 s on a quiet stream; two missed beats and a bit are a lost stream. */
export const STREAM_SILENCE_MILLIS_MAX = 40_000;
export const STREAM_CONNECT_MILLIS_MAX = 20_000;
export const STREAM_RETRY_MILLIS = 1_000;
export const STREAM_RETRY_MILLIS_MAX = 30_000;

/** Characters of one event; the gateway's records are at most 128 KiB. */
export const STREAM_FRAME_CHARS_MAX = 1_048_576;

/** Operators say how they are about every minute, give or take a quarter: two and a half are silence. */
export const HEALTH_SILENCE_MILLIS = 150_000;

/** Lamport ticks an operator may be behind before it is said: 10 s at 50 messages a second. */
export const LAG_TICKS_MAX = 500;

/** Points in time at which the own verified time is remembered, to compare others' words with. */
export const TIMELINE_POINTS_MAX = 600;

/** Window of the rates shown. */
export const RATE_WINDOW_MILLIS = 10_000;
export const RATE_POINTS_MAX = 4_096;

/** Items of "needs attention" shown; the rest is counted. */
export const ATTENTION_MAX = 8;

/** Widest gap drawn between two Lamport times that follow each other in view, in columns. */
export const GAP_COLUMNS_MAX = 3;
