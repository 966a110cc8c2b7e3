/** Questions before the queue as one outline: each question is told once, where it is first come to. */
import type { TriageTree } from '../api/types';

type Asked = TriageTree['questions'][number];
export type Place = Omit<Asked['answers'][number], 'label' | 'question'>;
export type Node = { ask: string; articles: number; answers: Branch[] };
/** `labels` is empty for a free answer; `again` is a question that has been told already. */
export type Branch = { labels: string[]; place: Place; next?: Node; again?: string };

export function outline(tree: Pick<TriageTree, 'questions'>): Node | undefined {
  const told = new Set<string>();
  const find = (key: string) => tree.questions.find((q) => q.key === key);
  function node(question: Asked): Node {
    told.add(question.key);
    const answers: Branch[] = [];
    const places = new Map<string, Branch>();
    for (const { label, question: next, ...place } of question.answers) {
      const where = JSON.stringify([next, place]);
      const known = places.get(where);
      if (known) {
        known.labels.push(label ?? '');
        continue;
      }
      const branch: Branch = { labels: label === undefined ? [] : [label], place };
      places.set(where, branch);
      answers.push(branch);
      const to = next === undefined ? undefined : find(next);
      if (to === undefined) continue;
      if (told.has(to.key)) branch.again = to.ask;
      else branch.next = node(to);
    }
    return { ask: question.ask, articles: question.articles, answers };
  }
  return tree.questions[0] && node(tree.questions[0]);
}
