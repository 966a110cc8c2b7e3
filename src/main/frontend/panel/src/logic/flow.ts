/** A workflow as a picture: stages one below the other, what people do in arcs on the right, what happens by itself on the left. */
import type { Workflow } from '../api/types';

export const ROW = 64;
export const BOX = 40;
/** So much further out for each stage that an arc passes. */
const STEP = 16;
const NEAR = 24;

export type Way = { from: number; to: number; by: 'people' | 'silence' | 'reply' | 'answer'; after: string };
type Flow = Pick<Workflow, 'stages'>;

/** All ways that lead from one stage to another. */
export function ways(flow: Flow): Way[] {
  const index = new Map(flow.stages.map((s, i) => [s.key, i]));
  return flow.stages.flatMap((s, from) => {
    const way = (to: string | undefined, by: Way['by'], after = ''): Way[] => {
      const at = to === undefined ? undefined : index.get(to);
      return at === undefined || at === from ? [] : [{ from, to: at, by, after }];
    };
    return [
      ...s.next.flatMap((to) => way(to, 'people')),
      ...way(s.timer?.to, 'silence', s.timer?.after),
      ...way(s.onReply, 'reply'),
      ...way(s.onAnswer, 'answer'),
    ];
  });
}

export const reach = (way: Way) => NEAR + STEP * Math.abs(way.to - way.from);

/** The width that a side needs for its widest arc. */
export const width = (all: Way[]) => Math.max(NEAR, ...all.map(reach)) + 8;

const middle = (stage: number) => stage * ROW + BOX / 2;

/** From a box's edge and back to it; it leaves a little below and arrives a little above the middle, or the other way round. */
export function arc(way: Way, edge: number, side: 1 | -1): string {
  const shift = way.to > way.from ? 8 : -8;
  const [y1, y2, x] = [middle(way.from) + shift, middle(way.to) - shift, edge + side * reach(way)];
  return `M${edge} ${y1} C${x} ${y1} ${x} ${y2} ${edge + side * 3} ${y2}`;
}

/** The words of what happens by itself stand beside the stage that it begins in, one below the other. */
export function lineOf(way: Way, alone: Way[]): number {
  const mine = alone.filter((w) => w.from === way.from);
  return middle(way.from) + (mine.indexOf(way) - (mine.length - 1) / 2) * 16;
}
