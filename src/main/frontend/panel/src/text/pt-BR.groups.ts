/** Desks' groups on Telegram, and what the composer points at. */

export const groups = {
  groups: {
    announced: (desk: string) => `Avisado no grupo do Telegram de ${desk}`,
    pointers: {
      label: 'Sugestões para a mensagem',
      gerund: (words: string) => `“${words}” soa a promessa sem fim.`,
      date: (words: string) => `“${words}”: essa data é de outro setor. Que tal dizer que você verifica com eles e avisa?`,
      use: (better: string) => `Trocar por “${better}”`,
    },
    link: {
      title: 'Telegram',
      lead: 'Com a sua conta ligada, você pega com um toque o que é anunciado no grupo do seu setor.',
      linked: (name: string) => `Ligado à conta ${name}`,
      unnamed: 'do Telegram',
      unlink: 'Desligar a conta',
      unlinked: 'Conta desligada.',
      begin: 'Gerar código',
      again: 'Gerar outro código',
      send: 'Mande esta mensagem para o robô da empresa, em conversa privada:',
      until: (time: string) => `Vale até ${time}.`,
      check: 'Já mandei',
    },
  },
};
