/** The words around the picture of a workflow. */
export const flows = {
  flows: {
    menu: 'Workflows',
    lead: 'Workflows are changed in channels.yml; here they are drawn.',
    desk: 'Desk',
    title: (name: string) => `Workflow of ${name}`,
    internal: 'internal',
    reply: 'customer replies',
    answer: 'we answer',
    silence: (days: number) => `${days} ${days === 1 ? 'day' : 'days'} of silence`,
    legend: 'On the right, what the team does; on the left, dashed, what happens by itself. With a lock: the customer does not see it.',
  },
};
