/** The words around the picture of a workflow. */
export const flows = {
  flows: {
    menu: 'Workflows',
    lead: 'Workflows are changed in channels.yml; here they are drawn.',
    desk: 'Desk',
    title: (name: string) => `Workflow of ${name}`,
    ends: 'end',
    internal: 'internal',
    reply: 'customer replies',
    answer: 'we answer',
    units: { d: ['day', 'days'], bd: ['business day', 'business days'], h: ['h', 'h'], bh: ['business h', 'business h'], m: ['min', 'min'], bm: ['business min', 'business min'] },
    silence: (n: number, unit: string) => `${n} ${unit} of silence`,
    legend: 'On the right, what the team does; on the left, dashed, what happens by itself. With a lock: the customer does not see it.',
  },
};
