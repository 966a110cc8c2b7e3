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
    later: {
      title: 'Enviar depois',
      lead: 'A mensagem fica guardada e sai sozinha na hora escolhida. Até lá você pode cancelar.',
      go: 'Guardar',
      at: 'Data e hora',
      past: 'Escolha um momento que ainda virá.',
      noFiles: 'Arquivos não esperam: envie-os agora, ou tire-os da mensagem.',
      kept: (at: string) => `Guardada para ${at}.`,
      waiting: 'Mensagens guardadas para depois',
      takeBack: 'Cancelar envio',
      offers: { hour: 'Em uma hora', tomorrow: 'Amanhã às 8h', monday: 'Segunda às 8h' },
      unsaid: 'Uma mensagem guardada não pôde ser enviada',
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
