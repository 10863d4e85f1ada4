// The branch that counts, written from protocol §8 alone: recursive, where the Java one works from the last slot back.
import { fromHex, tagged, toHex } from './bytes.mjs';

const LEVELS = ['NONE', 'SUBMITTED', 'INCLUDED', 'FINAL'];
const RULES = ['UNOPPOSED', 'PROOF', 'GROUNDS', 'ANCHOR', 'STANDING', 'WORK', 'LOT', 'JOB'];

const level = (step) => LEVELS.indexOf(step.anchoring);
const mayCount = (step) => step.isProven && (step.grounds !== 'RETRACTED' || step.anchoring === 'FINAL');

/** [final, included, sent, work] of the best branch from a slot on, with its decisions. */
function best(slot, steps, settled) {
  const claims = steps.filter((step) => step.slot === slot);
  const rivals = claims
    .filter((step) => mayCount(step) && !step.orders.some((order) => settled.has(order)))
    .map((step) => {
      const onward = best(step.opens, steps, new Set([...settled, ...step.orders]));
      const own = [level(step) >= 3, level(step) >= 2, level(step) >= 1].map(Number);
      return { step, rank: [...own, Number(step.work)].map((n, i) => n + onward.rank[i]), onward };
    });
  if (rivals.length === 0) return { rank: [0, 0, 0, 0], decisions: [] };
  const drawn = rivals.every((rival) => rival.step.closing !== '');
  for (const rival of rivals) {
    rival.lot = drawn ? toHex(tagged('branch-lot', fromHex(rival.step.job), fromHex(rival.step.closing))) : '';
  }
  const [winner, ...losers] = rivals.sort((a, b) => compare(a, b).order);
  const needed = [
    ...claims.map((step) => (!step.isProven ? 'PROOF' : mayCount(step) ? 'UNOPPOSED' : 'GROUNDS')),
    ...losers.map((loser) => compare(winner, loser).rule)];
  const by = needed.reduce((a, b) => (RULES.indexOf(a) >= RULES.indexOf(b) ? a : b), 'UNOPPOSED');
  return { rank: winner.rank, decisions: [{ step: winner.step, by }, ...winner.onward.decisions] };
}

function compare(a, b) {
  const place = a.rank.findIndex((n, i) => n !== b.rank[i]);
  if (place >= 0) return { order: b.rank[place] - a.rank[place], rule: ['ANCHOR', 'STANDING', 'STANDING', 'WORK'][place] };
  if (a.lot !== b.lot) return { order: a.lot < b.lot ? -1 : 1, rule: 'LOT' };
  return { order: a.step.job < b.step.job ? -1 : 1, rule: 'JOB' };
}

/** {branch, states, decidedBy}, as the vectors have them. */
export function canonical(first, steps) {
  const { decisions } = best(first, steps, new Set());
  const states = decisions.map((_, i) => {
    const highest = Math.max(...decisions.slice(i).map((decision) => level(decision.step)));
    return ['PROVISIONAL', 'PROVISIONAL', 'CANONICAL', 'FINAL'][highest];
  });
  return {
    branch: decisions.map((decision) => decision.step.job),
    states,
    decidedBy: decisions.map((decision) => decision.by),
  };
}
